// Written from the Rust types by `make types`; changes go there.

/**
 * How much a finding matters.
 */
export type Level = "note" | "warning" | "error";
