// Written from the Rust types by `make types`; changes go there.

/**
 * Whether a channel can send.
 */
export type ChannelState = "ready" | "paused" | "no_secret";
