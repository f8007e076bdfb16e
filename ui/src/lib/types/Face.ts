// Written from the Rust types by `make types`; changes go there.

/**
 * What the clock to the next update is, the worst first where several are true.
 */
export type Face = "ended" | "not_delivered" | "not_known" | "held" | "unpromised" | "other_sends" | "nothing_sends" | "snoozed" | "asking" | "calm" | "soon" | "overdue";
