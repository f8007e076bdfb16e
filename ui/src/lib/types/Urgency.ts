// Written from the Rust types by `make types`; changes go there.

/**
 * How near the promise is.
 */
export type Urgency = "calm" | "soon" | "late";
