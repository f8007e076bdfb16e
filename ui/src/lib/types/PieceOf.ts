// Written from the Rust types by `make types`; changes go there.

/**
 * What a piece was read as.
 */
export type PieceOf = "inject" | "time" | "expectation";
