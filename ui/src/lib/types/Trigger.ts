// Written from the Rust types by `make types`; changes go there.

/**
 * What an inject without a time waits for.
 */
export type Trigger = { "on": "manual" } | { "on": "after",
/**
 * Its id.
 */
inject: string,
/**
 * How long after that.
 */
plus_ms: number, } | { "on": "unmet",
/**
 * Its id.
 */
objective: string,
/**
 * The time.
 */
at_ms: number, };
