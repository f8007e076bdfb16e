// Written from the Rust types by `make types`; changes go there.
import type { Block } from "./Block";

/**
 * An item of a list.
 */
export type Item = {
/**
 * The step that this item is: `5`, or `5.1` for a sub-step.
 */
step: string | null,
/**
 * The state of a GFM task item's box.
 */
task: boolean | null,
/**
 * What the item holds.
 */
blocks: Array<Block>, };
