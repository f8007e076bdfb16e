// Written from the Rust types by `make types`; changes go there.

/**
 * Whether people talk or act: the promise of updates follows the clock of the story in one, the clock on the wall in
 * the other.
 */
export type Mode = "discussion" | "operations";
