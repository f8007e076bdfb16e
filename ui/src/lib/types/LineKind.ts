// Written from the Rust types by `make types`; changes go there.

/**
 * What a line becomes.
 */
export type LineKind = "note" | "decision" | "todo";
