// The words of the hot wash: elements of the plan, answers to an expectation. Pure.
import { metOf } from '../exercise/words';
import type { ActionItem, Element, ExpectationView, ItemChange, Met, Score } from '$lib/types';

export const ELEMENTS: Record<Element, string> = {
  planning: 'planning',
  organisation: 'organisation',
  equipment: 'equipment',
  training: 'training',
  exercises: 'exercises',
};

/** A row of the plan as its form holds it; an empty text is none. */
type Row = Record<'issue' | 'fix' | 'owner' | 'due' | 'objective', string> & { element: Element | '' };

/** What of a row was touched: another laptop may have changed the rest. An empty text takes away, and so does no element. */
export function changeOf(old: ActionItem, { element, ...texts }: Row): ItemChange {
  const touched = Object.entries(texts).filter(
    ([name, text]) => text !== (old[name as keyof typeof texts] ?? ''),
  );
  const other = element !== (old.element ?? '');
  return { ...Object.fromEntries(touched), ...(other && { element: element || null }) };
}

/** The same to the end: `3 of 5 met, 1 in part, 1 not marked`. */
export function scoreOf(score: Score): string {
  const met = metOf(score);
  const rest: [number, string][] = [
    [score.no, 'not'],
    [score.open, 'not marked'],
  ];
  const more = rest.filter(([n]) => n > 0).map(([n, what]) => `, ${n} ${what}`);
  return met === null ? 'none came up' : `${met}${more.join('')}`;
}

/** What is answered of an expectation after the exercise; nobody can tell then how many minutes it took. */
export type Answer = 'met' | 'late' | 'part' | 'missed' | 'out';

interface Said {
  /** The digit that answers so. */
  key: string;
  name: string;
  met: Met;
  in_time?: boolean;
}

export const ANSWERS: Record<Answer, Said> = {
  met: { key: '1', name: 'met', met: 'yes', in_time: true },
  late: { key: '2', name: 'late', met: 'yes', in_time: false },
  part: { key: '3', name: 'in part', met: 'partial' },
  missed: { key: '4', name: 'missed', met: 'no' },
  out: { key: '5', name: 'does not apply', met: 'not_applicable' },
};

/** The answers that an expectation may have: what has no time cannot be late. */
export const answersTo = (one: ExpectationView): Answer[] =>
  (Object.keys(ANSWERS) as Answer[]).filter((answer) => answer !== 'late' || one.within_ms !== null);

/** What was answered; null where nobody said anything. */
export function answered(one: ExpectationView): Answer | null {
  switch (one.met) {
    case null:
      return null;
    case 'yes':
      return one.in_time === false ? 'late' : 'met';
    case 'partial':
      return 'part';
    case 'no':
      return 'missed';
    case 'not_applicable':
      return 'out';
  }
}
