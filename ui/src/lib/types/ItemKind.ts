// Written from the Rust types by `make types`; changes go there.

/**
 * What an action item does against the next incident.
 */
export type ItemKind = "detect" | "mitigate" | "prevent" | "process";
