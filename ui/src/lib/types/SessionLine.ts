// Written from the Rust types by `make types`; changes go there.
import type { LinePart } from "./LinePart";

/**
 * A line of a block whose lines are not all copied as they stand.
 */
export type SessionLine = {
/**
 * What it is.
 */
part: LinePart,
/**
 * What stands before its text and is not copied: the prompt.
 */
prompt: string,
/**
 * Its text.
 */
text: string, };
