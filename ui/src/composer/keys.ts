// The keys of the open composer.
import { key, type Binding } from '$lib/keys';
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
  const fact = (n: number) =>
    key(`Ctrl+${n}`, `Insert fact ${n}`, () => insert(numbered(n)), {
      when: () => numbered(n) !== undefined,
    });
  return [
    key('Esc', 'Back to the checklist, the text is kept', back, { inFields: true }),
    key('F2', 'Insert “no change”', noChange),
    key('F6', 'Switch between internal and external', other, { when: several }),
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map(fact),
  ];
}
