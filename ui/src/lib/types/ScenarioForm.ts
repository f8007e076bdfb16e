// Written from the Rust types by `make types`; changes go there.

/**
 * How the file of a scenario is written.
 */
export type ScenarioForm = "strict" | "other" | "none";
