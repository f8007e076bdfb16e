// Written from the Rust types by `make types`; changes go there.

/**
 * Promises kept, of those that fell due.
 */
export type Cadence = {
/**
 * Sent, accepted or said elsewhere within 60 s of the promise.
 */
kept: number,
/**
 * Fell due, or were answered early.
 */
due: number,
/**
 * Answered by a message whose fate is not known.
 */
unknown: number, };
