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
 * The first and the last of the steps that it is, where it is drawn; none for a sub-step.
 */
numbers?: [number, number],
/**
 * What the item holds.
 */
blocks: Array<Block>, };
