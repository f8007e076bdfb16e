// Written from the Rust types by `make types`; changes go there.

/**
 * Where an incident stands.
 */
export type IncidentState = "investigating" | "identified" | "monitoring" | "resolved" | "closed" | "declined";
