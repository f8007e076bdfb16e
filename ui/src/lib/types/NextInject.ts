// Written from the Rust types by `make types`; changes go there.
import type { Millis } from "./Millis";

/**
 * The inject that comes next.
 */
export type NextInject = {
/**
 * Its id.
 */
inject: string,
/**
 * When it is due; in the past where it waits for the facilitator.
 */
due_ms: number | null,
/**
 * When that is on the wall; none while the clock stands still before it.
 */
real_at: Millis | null, };
