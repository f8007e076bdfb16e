// The keys of the open composer.
import type { Binding } from '$lib/keys';
import type { Fact } from '$lib/types';

interface Deeds {
  back: () => void;
  noChange: () => void;
  /** Goes to the other audience. */
  other: () => void;
  several: () => boolean;
  /** The fact that has this number. */
  numbered: (n: number) => Fact | undefined;
  insert: (fact: Fact | undefined) => void;
}

export function composerKeys({ back, noChange, other, several, numbered, insert }: Deeds): Binding[] {
  const fact = (n: number): Binding => ({
    keys: `Ctrl+${n}`,
    name: `Insert fact ${n}`,
    run: () => insert(numbered(n)),
    when: () => numbered(n) !== undefined,
  });
  return [
    { keys: 'Esc', name: 'Back to the checklist, the text is kept', run: back, inFields: true },
    { keys: 'F2', name: 'Insert “no change”', run: noChange },
    { keys: 'F6', name: 'Switch between internal and external', run: other, when: several },
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map(fact),
  ];
}
