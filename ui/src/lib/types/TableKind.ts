// Written from the Rust types by `make types`; changes go there.

/**
 * What a table tells, by the words of its header row.
 */
export type TableKind = "severity" | "contacts" | "symptoms";
