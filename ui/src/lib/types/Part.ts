// Written from the Rust types by `make types`; changes go there.

/**
 * A part of the timeline, which a person can ask to see alone.
 */
export type Part = "decisions" | "updates" | "steps" | "exercise" | "rest";
