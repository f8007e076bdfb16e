// Written from the Rust types by `make types`; changes go there.

/**
 * Who may read a copy, the closest readers first.
 */
export type Profile = "internal" | "company" | "external";
