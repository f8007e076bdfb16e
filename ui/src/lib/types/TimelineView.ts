// Written from the Rust types by `make types`; changes go there.
import type { Now } from "./Now";
import type { TimelineCounts } from "./TimelineCounts";
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
 * All rows there are of the chosen part.
 */
total: number,
/**
 * All rows there are of each part that can be chosen.
 */
counts: TimelineCounts,
/**
 * The ordinal of the first row here, from 0.
 */
first: number,
/**
 * The rows.
 */
entries: Array<TimelineRow>, };
