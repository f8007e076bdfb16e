// Written from the Rust types by `make types`; changes go there.

/**
 * Where issues are kept.
 */
export type Tracker = "github" | "gitlab";
