// Written from the Rust types by `make types`; changes go there.

/**
 * What became of an action item.
 */
export type Outcome = "done" | "rejected" | "accepted";
