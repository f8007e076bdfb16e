// Written from the Rust types by `make types`; changes go there.

/**
 * What somebody wrote down when a step was done.
 */
export type StepValue = {
/**
 * What the step asks for: `replication lag`; empty where it asks for nothing by name.
 */
name: string,
/**
 * What it was: `3 s`.
 */
value: string, };
