// Written from the Rust types by `make types`; changes go there.

/**
 * Which side of words a place is.
 */
export type Side = "start" | "middle" | "end";
