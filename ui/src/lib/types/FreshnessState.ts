// Written from the Rust types by `make types`; changes go there.

/**
 * How fresh a runbook is.
 */
export type FreshnessState = "fresh" | "due" | "stale" | "unknown" | "suspect";
