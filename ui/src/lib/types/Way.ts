// Written from the Rust types by `make types`; changes go there.

/**
 * "Option B" of three: one of several ways to the same end.
 */
export type Way = {
/**
 * Which one it is, from 1.
 */
place: number,
/**
 * How many there are.
 */
of: number, };
