// Written from the Rust types by `make types`; changes go there.

/**
 * The size of a page of a PDF.
 */
export type Sheet = "a4" | "letter";
