// Written from the Rust types by `make types`; changes go there.

/**
 * How a length of time is spread.
 */
export type Spread = {
/**
 * Of how many incidents it is known.
 */
n: number,
/**
 * The middle one, in milliseconds; none below ten.
 */
median_ms: number | null,
/**
 * The shortest.
 */
least_ms: number | null,
/**
 * The longest.
 */
most_ms: number | null, };
