// Written from the Rust types by `make types`; changes go there.

/**
 * The eight ranks of what needs the commander, the first first.
 */
export type Rank = "nothing_recorded" | "not_delivered" | "overdue" | "not_known" | "soon" | "call" | "first" | "odd";
