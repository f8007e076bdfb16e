// Written from the Rust types by `make types`; changes go there.

/**
 * What a person says of a message whose fate is not known.
 */
export type Settled = "arrived" | "send_again" | "cancelled" | "copied";
