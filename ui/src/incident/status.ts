// What can become of a step, in one table: its mark, how it counts, and how it is heard.
import type { StepStatus, StepView } from '$lib/types';

interface Facts {
  /** What stands in its box. */
  mark: string;
  /** What the box says to those who listen. */
  checked: boolean | 'mixed';
  /** How it stands: a hand can do it, it is stuck, or it is over. */
  stands: 'doable' | 'blocked' | 'settled';
  /** What its reason is told after. */
  reason: string;
}

const STATUS: Record<StepStatus, Facts> = {
  open: { mark: '', checked: false, stands: 'doable', reason: 'Open' },
  started: { mark: '▸', checked: 'mixed', stands: 'doable', reason: 'Started' },
  done: { mark: '✓', checked: true, stands: 'settled', reason: 'Done' },
  skipped: { mark: '–', checked: 'mixed', stands: 'settled', reason: 'Skipped' },
  blocked: { mark: '✕', checked: 'mixed', stands: 'blocked', reason: 'Blocked' },
};

/** What is known of a step by what became of it. */
export const factsOf = ({ status }: Pick<StepView, 'status'>): Facts => STATUS[status];

/** True while nothing was said of it. */
export const isUntouched = ({ status }: Pick<StepView, 'status'>): boolean => status === 'open';

/** True once somebody has begun it and not said more. */
export const isStarted = ({ status }: Pick<StepView, 'status'>): boolean => status === 'started';

/** True once it is done or skipped. */
export const isSettled = (step: Pick<StepView, 'status'>): boolean => factsOf(step).stands === 'settled';

/** True when a hand can do a step now: it is not done, skipped or blocked, not taken out, of no way that was not taken. Whether
 * its due time counts is another question, which `awaited` answers: a blocked one is still awaited. */
export const isDoable = (step: StepView): boolean =>
  !step.out && !step.passed && factsOf(step).stands === 'doable';
