// Written from the Rust types by `make types`; changes go there.

/**
 * Who reads a channel. Every channel has exactly one.
 */
export type Audience = "internal" | "external";
