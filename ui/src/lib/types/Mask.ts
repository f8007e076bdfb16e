// Written from the Rust types by `make types`; changes go there.
import type { MaskKind } from "./MaskKind";

/**
 * Something in a text that is masked, or would be.
 */
export type Mask = {
/**
 * The line of the text before, from 1.
 */
line: number,
/**
 * What it is.
 */
kind: MaskKind,
/**
 * The words; of a secret only that there is one.
 */
text: string,
/**
 * What stands there instead.
 */
instead: string,
/**
 * It stays: a person said so.
 */
kept: boolean, };
