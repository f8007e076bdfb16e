// Written from the Rust types by `make types`; changes go there.

/**
 * What an admonition is, in order of weight.
 */
export type AdmonitionKind = "note" | "tip" | "important" | "warning" | "caution";
