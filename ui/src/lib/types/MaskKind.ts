// Written from the Rust types by `make types`; changes go there.

/**
 * What a mask hides.
 */
export type MaskKind = "secret" | "email" | "host" | "ip" | "card" | "customer" | "person" | "quote" | "picture";
