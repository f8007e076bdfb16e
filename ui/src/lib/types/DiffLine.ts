// Written from the Rust types by `make types`; changes go there.
import type { LineSign } from "./LineSign";

/**
 * A line of a difference.
 */
export type DiffLine = {
/**
 * What became of it.
 */
sign: LineSign,
/**
 * The words, without the line's end.
 */
text: string,
/**
 * Its number in the file that it stands in: the old one for a line that goes, else the new one.
 */
line: number, };
