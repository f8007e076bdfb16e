// Written from the Rust types by `make types`; changes go there.

/**
 * How far a section is.
 */
export type SectionState = "empty" | "asks" | "from_log" | "written";
