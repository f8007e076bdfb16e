// Written from the Rust types by `make types`; changes go there.

/**
 * What became of a step.
 */
export type StepStatus = "open" | "started" | "done" | "skipped" | "blocked";
