// Written from the Rust types by `make types`; changes go there.

/**
 * How bad it is. Ordered by urgency: `Sev1` is the greatest. `Sev2` is the default: an incident is that severe while neither a
 * person nor a runbook says otherwise.
 */
export type Severity = "sev1" | "sev2" | "sev3" | "sev4" | "sev5";
