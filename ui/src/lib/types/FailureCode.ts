// Written from the Rust types by `make types`; changes go there.

/**
 * What a screen does about an error; the terminal maps it to its exit code.
 */
export type FailureCode = "stale" | "refused" | "not_found" | "busy" | "newer" | "storage" | "damaged" | "failed";
