// What can become of an inject, in one table: the questions that screens ask of it.
import type { InjectStatus, InjectView } from '$lib/types';

interface Facts {
  /** It comes by itself at its time. */
  waits?: true;
  /** Its time has come, and the facilitator decides. */
  due?: true;
  /** It was kept back. */
  held?: true;
  /** Players have it. */
  given?: true;
  /** Players do not get it any more. */
  out?: true;
}

const STATUS: Record<InjectStatus, Facts> = {
  waiting: { waits: true },
  offered: { due: true },
  held: { held: true },
  released: { given: true },
  skipped: { out: true },
};

type Known = Pick<InjectView, 'status'>;

/** True for one that comes by itself at its time. */
export const isWaiting = ({ status }: Known): boolean => STATUS[status].waits ?? false;

/** True for one whose time has come, and which waits for the facilitator. */
export const isDue = ({ status }: Known): boolean => STATUS[status].due ?? false;

/** True for one that was kept back. */
export const isHeld = ({ status }: Known): boolean => STATUS[status].held ?? false;

/** True for one that players have. */
export const isGiven = ({ status }: Known): boolean => STATUS[status].given ?? false;

/** True for one that was left out. */
export const isLeftOut = ({ status }: Known): boolean => STATUS[status].out ?? false;

/** True for one that comes only where players stall. */
export const isForStall = ({ kind }: Pick<InjectView, 'kind'>): boolean => kind === 'contingency';

/** True for one that players can still be given. */
export const isAhead = (inject: Known): boolean => !isGiven(inject) && !isLeftOut(inject);
