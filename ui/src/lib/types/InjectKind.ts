// Written from the Rust types by `make types`; changes go there.

/**
 * What an inject is for.
 */
export type InjectKind = "contextual" | "expected" | "contingency";
