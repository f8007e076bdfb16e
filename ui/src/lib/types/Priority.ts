// Written from the Rust types by `make types`; changes go there.

/**
 * How much an action item matters.
 */
export type Priority = "P1" | "P2" | "P3";
