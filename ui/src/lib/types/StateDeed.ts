// Written from the Rust types by `make types`; changes go there.

/**
 * What a person does so that an incident stands elsewhere.
 */
export type StateDeed = "set" | "resolve" | "decline" | "reopen" | "close";
