// Written from the Rust types by `make types`; changes go there.

/**
 * What a piece says that the program filled in.
 */
export type Filled = "name" | "state" | "state_aloud" | "notices" | "action" | "says" | "affected" | "after" | "blank" | "no_change" | "promise";
