// Written from the Rust types by `make types`; changes go there.

/**
 * How a channel is spoken to.
 */
export type ChannelKind = "slack" | "webhook";
