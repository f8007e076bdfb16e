// What changed in a runbook's file since it was frozen, in words, and what each answer does. Pure.
import type { Action, ChecklistView, StepDifference, StepWords } from '$lib/types';
import { count } from '$lib/words';
import { isUntouched } from '../status';

/** A difference with the runbook that it belongs to. */
export interface Open {
  runbook: number;
  path: string;
  difference: StepDifference;
}

/** The differences that nobody has answered yet. */
export function openDifferences(books: ChecklistView[]): Open[] {
  return books.flatMap((book) =>
    (book.change?.differences ?? [])
      .filter((difference) => !difference.set_aside)
      .map((difference) => ({ runbook: book.ordinal, path: book.path, difference })),
  );
}

/** The bar of one runbook: `queue.md changed on disk: 2 steps differ`; null when nothing waits for an answer. */
export function barWords(book: ChecklistView): string | null {
  const open = openDifferences([book]);
  if (open.length === 0) return null;
  const steps = new Set(open.map(({ difference }) => difference.name)).size;
  const name = book.path.split(/[\\/]/).at(-1) ?? book.path;
  return `${name} changed on disk: ${count(steps, 'step')} ${steps === 1 ? 'differs' : 'differ'}`;
}

const WHAT: Record<StepDifference['what'], string> = {
  added: 'added',
  removed: 'no longer in the file',
  edited: 'edited',
  moved: 'moved',
};

/** `Step 5 edited`, `New step, after step 5` */
export function title(difference: StepDifference): string {
  const place = difference.place ? `, ${difference.place}` : '';
  if (difference.what === 'added') return `New step${place}`;
  return `Step ${difference.name} ${WHAT[difference.what]}${place}`;
}

/** What taking the difference over means for what was said of the step; null when nothing was. */
export function tickWords(difference: StepDifference): string | null {
  if (isUntouched(difference)) return null;
  if (difference.what === 'removed') return `It is ${difference.status}, so it stays in sight, marked.`;
  return `It is ${difference.status}; that stays.`;
}

/** Every line that a step asks for. */
const linesOf = (words: StepWords): string[] => [
  words.text,
  ...[...words.commands, ...words.substeps, ...words.around].flatMap((text) => text.split('\n')),
];

/** The lines of one side, each with whether the other side has it too. */
export function sides(difference: StepDifference): {
  ours: [string, boolean][];
  theirs: [string, boolean][];
} {
  const ours = difference.ours ? linesOf(difference.ours) : [];
  const theirs = difference.theirs && difference.what !== 'moved' ? linesOf(difference.theirs) : [];
  const mark = (lines: string[], other: string[]) =>
    lines.map((line): [string, boolean] => [line, difference.what === 'moved' || other.includes(line)]);
  return { ours: mark(ours, theirs), theirs: mark(theirs, ours) };
}

/**
 * A line in three: what it begins with as the other line does, what differs, and what it ends with alike. Whole words;
 * where nothing is alike, no word is told from another.
 */
export function inParts(line: string, other: string | undefined): [string, string, string] {
  const [a, b] = [line.split(/(?<=\s)/), (other ?? '').split(/(?<=\s)/)];
  const most = Math.min(a.length, b.length);
  let first = 0;
  while (first < most && a[first] === b[first]) first += 1;
  let last = 0;
  while (last < most - first && a.at(-1 - last) === b.at(-1 - last)) last += 1;
  if (first + last === 0) return [line, '', ''];
  const end = a.length - last;
  const middle = a.slice(first, end).join('');
  const words = middle.trimEnd();
  return [a.slice(0, first).join(''), words, middle.slice(words.length) + a.slice(end).join('')];
}

/** Takes a difference over, or keeps the checklist as it is. */
export function answer(open: Open, adopt: boolean): Action {
  const { runbook, difference } = open;
  return { type: adopt ? 'adopt_change' : 'keep_ours', runbook, difference: difference.id };
}
