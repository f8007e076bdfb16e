// Written from the Rust types by `make types`; changes go there.

/**
 *Names one incident on every device that knows it.
 */
export type IncidentId = string;
