// Written from the Rust types by `make types`; changes go there.

/**
 * A question that is not answered.
 */
export type OpenQuestion = {
/**
 * The line, from 1.
 */
line: number,
/**
 * Where it begins in the line, in units of UTF-16, from 0.
 */
from: number,
/**
 * Where it ends, behind its closing mark or at the end of the line.
 */
to: number,
/**
 * What it asks, without the marks around it; the words of its line where it has none of its own.
 */
words: string, };
