// Written from the Rust types by `make types`; changes go there.

/**
 * What stands in a file beside its text.
 */
export type AsideKind = "front_matter" | "comment" | "tool";
