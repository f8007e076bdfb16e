// What the composer asks of the screen that it lies over: which incident it writes for, and that what it sends is done there.
import type { Action, Done, Expected } from '$lib/types';

export interface Over {
  readonly id: string;
  /** Does one thing to the incident and reads it again; null where it was refused. */
  act(action: Action, expected: Expected | null): Promise<Done | null>;
  /** A text was posted. */
  posted(): void;
}
