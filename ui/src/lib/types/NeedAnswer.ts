// Written from the Rust types by `make types`; changes go there.
import type { Deed } from "./Deed";

/**
 * A way to answer.
 */
export type NeedAnswer = {
/**
 * What it does.
 */
deed: Deed,
/**
 * As a button says it.
 */
words: string,
/**
 * The key that does the same, where the incident is shown.
 */
key: string | null, };
