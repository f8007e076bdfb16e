// Written from the Rust types by `make types`; changes go there.

/**
 * What became of an inject.
 */
export type InjectStatus = "waiting" | "offered" | "held" | "released" | "skipped";
