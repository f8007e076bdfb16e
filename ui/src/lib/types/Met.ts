// Written from the Rust types by `make types`; changes go there.

/**
 * Whether players did what is expected of them.
 */
export type Met = "yes" | "partial" | "no" | "not_applicable";
