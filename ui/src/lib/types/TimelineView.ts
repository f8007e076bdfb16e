// Written from the Rust types by `make types`; changes go there.
import type { Now } from "./Now";
import type { TimelineRow } from "./TimelineRow";

/**
 * Rows of the timeline, in shown order.
 */
export type TimelineView = {
/**
 * The time.
 */
now: Now,
/**
 * All rows there are.
 */
total: number,
/**
 * The ordinal of the first row here, from 0.
 */
first: number,
/**
 * The rows.
 */
entries: Array<TimelineRow>, };
