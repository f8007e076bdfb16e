// Written from the Rust types by `make types`; changes go there.

/**
 * How many expectations were met.
 */
export type Score = {
/**
 * Met, and not too late.
 */
yes: number,
/**
 * Met after its time.
 */
late: number,
/**
 * Met in part.
 */
partial: number,
/**
 * Not met.
 */
no: number,
/**
 * Did not come up.
 */
not_applicable: number,
/**
 * Nobody said.
 */
open: number, };
