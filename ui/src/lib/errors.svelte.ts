// One quiet place for what failed, and for what a person should know although it worked: the newest is shown at the foot
// of the window until it is put away.
import type { Failure, FailureCode } from './types';

/** What can be done with what was done. */
export interface Act {
  name: string;
  run: () => unknown;
}

class Failures {
  current = $state<Failure | null>(null);
  /** What a person should know although it worked: a secret was masked, no channel is set up. */
  remark = $state<string | null>(null);

  /** What was done, where the screen itself does not show it. */
  success = $state<string | null>(null);
  /** What can be done with it: then it stands until a person goes on. */
  acts = $state.raw<Act[]>([]);

  /** Says what was done, and offers what can be done with it. */
  done(success: string, acts: Act[]): void {
    this.acts = acts;
    this.success = success;
  }

  /** A person goes on: something else was done, a text that was told of is another one, or the screen is left. */
  goOn(): void {
    this.success = null;
    this.acts = [];
  }

  /** Shows what was thrown. */
  report(thrown: unknown): void {
    this.current = asFailure(thrown);
  }

  /** Takes the failure back; a remark stands until a person has put it away. */
  dismiss(): void {
    this.current = null;
  }
}

export const failures = new Failures();

/** True where somebody was quicker: what was seen is no longer so. */
export const isStale = ({ code }: Failure): boolean => code === 'stale';

/** Shows why something failed. */
export type Show = (failure: Failure) => void;

const atFoot: Show = (failure) => failures.report(failure);

/** Does what a person asked for, as `look` does; once it is done, nothing is told of what was done before. */
export async function attempt<T>(work: () => Promise<T>, show = atFoot): Promise<T | null> {
  const done = await look(async () => ({ result: await work() }), show);
  if (done) failures.goOn();
  return done && done.result;
}

/** Reads; a failure is shown, at the foot unless elsewhere, and answered with null. A success puts one away. */
export async function look<T>(work: () => Promise<T>, show = atFoot): Promise<T | null> {
  try {
    const result = await work();
    failures.dismiss();
    return result;
  } catch (thrown) {
    show(asFailure(thrown));
    return null;
  }
}

/** Whatever was thrown, as a code and a sentence. */
export function asFailure(thrown: unknown): Failure {
  if (typeof thrown === 'object' && thrown !== null && 'message' in thrown) {
    const code = 'code' in thrown ? (thrown.code as FailureCode) : 'failed';
    return { code, message: String(thrown.message) };
  }
  return { code: 'failed', message: String(thrown) };
}
