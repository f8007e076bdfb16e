// Written from the Rust types by `make types`; changes go there.

/**
 * A sign; each has a form of its own.
 */
export type Sign = "update" | "ping" | "kept" | "missed" | "unknown" | "decision";
