// Written from the Rust types by `make types`; changes go there.
import type { Millis } from "./Millis";
import type { Outcome } from "./Outcome";

/**
 * What became of an action item.
 */
export type SettledRow = {
/**
 * What.
 */
outcome: Outcome,
/**
 * The same in words.
 */
word: string,
/**
 * When that was said.
 */
at: Millis,
/**
 * Who said so.
 */
by: string,
/**
 * Why.
 */
reason: string | null, };
