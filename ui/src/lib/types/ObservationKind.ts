// Written from the Rust types by `make types`; changes go there.

/**
 * What an observation is.
 */
export type ObservationKind = "strength" | "improve" | "gap" | "question";
