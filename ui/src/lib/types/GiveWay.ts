// Written from the Rust types by `make types`; changes go there.

/**
 * An exercise that is on while something real is.
 */
export type GiveWay = {
/**
 * The exercise.
 */
exercise: string,
/**
 * How it is called: `INC-0044`.
 */
number: string,
/**
 * How the real incident of SEV 2 or worse is called.
 */
real: string, };
