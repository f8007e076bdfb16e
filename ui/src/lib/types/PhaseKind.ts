// Written from the Rust types by `make types`; changes go there.

/**
 * What a section is for.
 */
export type PhaseKind = "steps" | "communication" | "follow_up" | "reading";
