// Written from the Rust types by `make types`; changes go there.

/**
 * Where a line stands in a runbook, the better place first.
 */
export type FoundIn = "Title" | "Symptom" | "Heading" | "Step" | "Command" | "Text";
