// Written from the Rust types by `make types`; changes go there.
import type { DraftLine } from "./DraftLine";
import type { DraftVersion } from "./DraftVersion";

/**
 * The versions of a draft, and what one of them changed.
 */
export type DraftHistory = {
/**
 * The latest first.
 */
versions: Array<DraftVersion>,
/**
 * What the chosen one changed, against the one before it.
 */
changes: Array<DraftLine>, };
