// Written from the Rust types by `make types`; changes go there.

/**
 * What a line of a block of code is.
 */
export type LinePart = "command" | "between" | "output";
