// Written from the Rust types by `make types`; changes go there.
import type { ActionItem } from "./ActionItem";
import type { LineKind } from "./LineKind";
import type { Millis } from "./Millis";

/**
 * What a line would record now.
 */
export type LineView = {
/**
 * A note, a decision or an action item.
 */
kind: LineKind,
/**
 * The words that are recorded; empty when there are none yet.
 */
text: string,
/**
 * What is recorded of an action item; none of anything else.
 */
item: ActionItem | null,
/**
 * When it happened, where the line says so.
 */
happened_at: Millis | null,
/**
 * What was read of the line's front: `decision, happened 14:36 UTC (15:36 here)`. None where nothing was.
 */
says: string | null,
/**
 * How its time was read, where it could be read in another way too: part of `says`, and told once it was recorded.
 */
remark: string | null,
/**
 * Why it cannot be recorded as it stands, and how to write it.
 */
asks: string | null, };
