// The checklist as one line of steps: which is current, which comes next, and what a key does to it.
import type { Action, ChecklistView, CommandView, Expected, StepView } from '$lib/types';
import { isDoable, isSettled, isUntouched } from './status';

/** A step with its place. */
export interface Place {
  step: StepView;
  /** Names its phase: `1/0` is the first phase of the first runbook. */
  phase: string;
  /** The step that it belongs to, for a sub-step. */
  parent: StepView | null;
  /** Its runbook's ordinal and path, and the heading that it stands under. */
  book: { ordinal: number; path: string; heading: string };
}

/** Every step and sub-step, in the order in which the keys walk. */
export function places(runbooks: ChecklistView[]): Place[] {
  return runbooks.flatMap((book) =>
    book.phases.flatMap((phase, index) => {
      const where = {
        phase: phaseKey(book, index),
        book: { ordinal: book.ordinal, path: book.path, heading: phase.title },
      };
      return phase.steps.flatMap((step) => [
        { step, parent: null, ...where },
        ...step.substeps.map((sub) => ({ step: sub, parent: step, ...where })),
      ]);
    }),
  );
}

/** Names a phase of a runbook. */
export function phaseKey(book: ChecklistView, index: number): string {
  return `${book.ordinal}/${index}`;
}

/** The step to stand on: the chosen one while it exists, else the first that can be done, else the first that is in use. */
export function currentPlace(all: Place[], chosen: string | null): Place | null {
  return (
    all.find((p) => p.step.number === chosen) ??
    all.find((p) => p.parent === null && isDoable(p.step)) ??
    all.find((p) => !p.step.out) ??
    all[0] ??
    null
  );
}

/** The number of the step so many places away; stays at the ends. */
export function moved(all: Place[], from: string, by: number): string {
  const index = all.findIndex((p) => p.step.number === from);
  return all[Math.min(Math.max(index + by, 0), all.length - 1)]?.step.number ?? from;
}

/** Where a step is put: right after or right before another one of its runbook. */
export type Shift = { after: string; before: null } | { after: null; before: string };

/** What moves a step by one place in its runbook, past the step above or below it; null where it cannot move. */
export function shiftOf(all: Place[], place: Place, by: 1 | -1): Shift | null {
  if (place.parent) return null;
  const own = all.filter((p) => p.parent === null && p.book.ordinal === place.book.ordinal);
  const other = own[own.findIndex((p) => p.step.number === place.step.number) + by]?.step.number;
  if (other === undefined) return null;
  return by === 1 ? { after: other, before: null } : { after: null, before: other };
}

/** Where to go after `from` was settled: the next that can be done, else stay. Sub-steps of a settled step are passed over. */
export function nextAfter(all: Place[], from: string): string {
  const index = all.findIndex((p) => p.step.number === from);
  const wanted = all
    .slice(index + 1)
    .find((p) => isDoable(p.step) && p.step.number !== from && !settledParent(p, from));
  return wanted?.step.number ?? from;
}

function settledParent(place: Place, justSettled: string): boolean {
  if (place.parent === null) return false;
  return place.parent.number === justSettled || !isDoable(place.parent);
}

/** What `Z` takes back: what was said of the current step, else the last thing that this person said of any step. */
export function undoable(all: Place[], current: StepView | null, actor: string): StepView | null {
  if (current && !isUntouched(current)) return current;
  return all
    .map((p) => p.step)
    .filter((s) => !isUntouched(s) && s.by === actor)
    .reduce<StepView | null>((last, s) => (last && (last.at ?? 0) >= (s.at ?? 0) ? last : s), null);
}

/** The state of a step as the person sees it: a stale one is refused. */
export function expectedOf(step: StepView): Expected {
  return { of: 'step', step: step.number, status: step.status };
}

/** What `Space` does: ticks, or takes the tick back. */
export function toggled(step: StepView): Action {
  return isSettled(step)
    ? { type: 'undo_step', step: step.number }
    : { type: 'finish_step', step: step.number };
}

/** What stands under a step's sentence, a piece each, with its place among those of its sort. */
export type Piece =
  { of: 'text'; text: string; at: number } | { of: 'command'; command: CommandView; at: number };

/** The words and the commands of a step in the order of the file. */
export function pieces({
  commands,
  details,
  behind,
}: Pick<StepView, 'commands' | 'details' | 'behind'>): Piece[] {
  const text = (from: number, to?: number): Piece[] =>
    details.slice(from, to).map((text, n) => ({ of: 'text', text, at: from + n }));
  let told = 0;
  const all = commands.flatMap((command, at): Piece[] => {
    const from = told;
    told = Math.max(told, behind[at] ?? 0);
    return [...text(from, told), { of: 'command', command, at }];
  });
  return [...all, ...text(told)];
}

/** A step's sentence in three: what stands before its condition, the condition, which is marked, and the rest. */
export function sentenceOf(step: StepView): [string, string, string] {
  const at = step.condition ? step.text.indexOf(step.condition) : -1;
  if (!step.condition || at < 0) return [step.text, '', ''];
  return [step.text.slice(0, at), step.condition, step.text.slice(at + step.condition.length)];
}
