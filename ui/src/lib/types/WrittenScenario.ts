// Written from the Rust types by `make types`; changes go there.

/**
 * Where the strict form of a scenario was written.
 */
export type WrittenScenario = {
/**
 * How it is known in the library.
 */
path: string,
/**
 * Where it lies.
 */
file: string, };
