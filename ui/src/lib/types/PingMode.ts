// Written from the Rust types by `make types`; changes go there.

/**
 * Whether a channel gets the automatic ping or asks a person first.
 */
export type PingMode = "auto" | "ask";
