// Written from the Rust types by `make types`; changes go there.

/**
 * How long something took, as far as the clocks can say.
 */
export type Lasted = {
/**
 * Milliseconds, never below 0.
 */
ms: number,
/**
 * It may have been longer.
 */
at_least: boolean, };
