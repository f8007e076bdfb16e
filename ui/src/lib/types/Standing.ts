// Written from the Rust types by `make types`; changes go there.

/**
 * How a section stands among several ways to one end, of which a person takes one.
 */
export type Standing = "always" | "taken" | "not_taken" | "first" | "other";
