// Written from the Rust types by `make types`; changes go there.

/**
 * A part of a block of code of which each command is copied alone.
 */
export type CodePart = {
/**
 * The prompt before it, which is shown and never copied.
 */
lead: string,
/**
 * Its text.
 */
text: string,
/**
 * It can be copied; a comment, and what was printed, cannot.
 */
copied: boolean, };
