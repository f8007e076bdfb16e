// Written from the Rust types by `make types`; changes go there.

/**
 * What became of a line.
 */
export type LineSign = "same" | "gone" | "new";
