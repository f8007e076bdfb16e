// Written from the Rust types by `make types`; changes go there.

/**
 * What became of a step in the file.
 */
export type StepChange = "added" | "removed" | "edited" | "moved";
