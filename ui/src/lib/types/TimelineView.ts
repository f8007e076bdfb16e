import type { Now } from "./Now";
import type { TimelineEntry } from "./TimelineEntry";

export type TimelineView = { now: Now, total: number, first: number, entries: Array<TimelineEntry>, };
