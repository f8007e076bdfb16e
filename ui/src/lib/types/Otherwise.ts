// Written from the Rust types by `make types`; changes go there.

/**
 * What was done otherwise.
 */
export type Otherwise = "added" | "edited" | "moved" | "dropped" | "skipped";
