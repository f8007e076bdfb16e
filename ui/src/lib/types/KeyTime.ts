// Written from the Rust types by `make types`; changes go there.

/**
 * A key time, in the order in which an incident usually meets them.
 */
export type KeyTime = "impact_started" | "detected" | "acknowledged" | "declared" | "identified" | "mitigated" | "resolved";
