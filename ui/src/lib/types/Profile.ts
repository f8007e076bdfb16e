// Written from the Rust types by `make types`; changes go there.

/**
 * Who may read a copy.
 */
export type Profile = "internal" | "company" | "external";
