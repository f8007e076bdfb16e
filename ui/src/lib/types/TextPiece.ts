// Written from the Rust types by `make types`; changes go there.
import type { Filled } from "./Filled";

/**
 * A piece of a text.
 */
export type TextPiece = {
/**
 * The words.
 */
text: string,
/**
 * What the program filled in here; none for other words.
 */
filled: Filled | null, };
