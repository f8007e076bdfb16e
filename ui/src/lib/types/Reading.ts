// Written from the Rust types by `make types`; changes go there.

/**
 * What became of a group.
 */
export type Reading = "steps" | "suggested" | "text";
