// Written from the Rust types by `make types`; changes go there.

/**
 * How far the checklist is: done / (total − skipped). The steps of ways that are not taken are in none of them.
 */
export type Progress = {
/**
 * Steps done.
 */
done: number,
/**
 * Steps left out.
 */
skipped: number,
/**
 * All steps.
 */
total: number, };
