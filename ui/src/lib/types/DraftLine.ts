// Written from the Rust types by `make types`; changes go there.
import type { DraftChange } from "./DraftChange";

/**
 * A line of the comparison.
 */
export type DraftLine = {
/**
 * What became of it.
 */
change: DraftChange,
/**
 * Its words; of a gap, how many lines it leaves out.
 */
text: string, };
