// Written from the Rust types by `make types`; changes go there.

/**
 * A line with a question that is not answered.
 */
export type OpenLine = {
/**
 * The line, from 1.
 */
line: number,
/**
 * What it asks, without the marks around it.
 */
words: string, };
