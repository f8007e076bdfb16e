// Written from the Rust types by `make types`; changes go there.

/**
 * How many entries an incident has.
 */
export type TimelineCounts = {
/**
 * All.
 */
all: number,
/**
 * Decisions.
 */
decisions: number,
/**
 * Updates, pings and what became of them.
 */
updates: number,
/**
 * What was said of steps and changed of them.
 */
steps: number, };
