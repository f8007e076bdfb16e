// Written from the Rust types by `make types`; changes go there.

/**
 * How bad it is. Ordered by urgency: `Sev1` is the greatest.
 */
export type Severity = "sev1" | "sev2" | "sev3" | "sev4" | "sev5";
