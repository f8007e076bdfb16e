// Written from the Rust types by `make types`; changes go there.
import type { Millis } from "./Millis";

/**
 * A version of a draft.
 */
export type DraftVersion = {
/**
 * Counts the versions from 1; a number is never given twice.
 */
n: number,
/**
 * When it was saved.
 */
saved_at: Millis,
/**
 * Who wrote it.
 */
by: string, };
