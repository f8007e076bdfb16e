// What can become of a step, in one table: its mark, how it counts, and how it is heard.
import type { StepStatus, StepView } from '$lib/types';

interface Facts {
  /** What stands in its box. */
  mark: string;
  /** What the box says to those who listen. */
  checked: boolean | 'mixed';
  /** How it stands: it waits for a hand, is stuck, or is over. */
  stands: 'waits' | 'blocked' | 'settled';
  /** What its reason is told after. */
  reason: string;
}

const STATUS: Record<StepStatus, Facts> = {
  open: { mark: '', checked: false, stands: 'waits', reason: 'Open' },
  started: { mark: '▸', checked: 'mixed', stands: 'waits', reason: 'Started' },
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

/** True when a step still waits for a hand: not done, skipped or blocked, not taken out, of no way that was not taken. */
export const waits = (step: StepView): boolean =>
  !step.out && !step.passed && factsOf(step).stands === 'waits';
