// Written from the Rust types by `make types`; changes go there.
export type LineKind = "note" | "decision" | "todo";
