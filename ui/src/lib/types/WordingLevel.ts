// Written from the Rust types by `make types`; changes go there.

/**
 * How much a wording matters.
 */
export type WordingLevel = "ask" | "info";
