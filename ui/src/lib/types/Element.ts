// Written from the Rust types by `make types`; changes go there.

/**
 * What a corrective action changes: a capability is made of these.
 */
export type Element = "planning" | "organisation" | "equipment" | "training" | "exercises";
