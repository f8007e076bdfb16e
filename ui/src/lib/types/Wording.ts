// Written from the Rust types by `make types`; changes go there.
import type { WordingLevel } from "./WordingLevel";

/**
 * Words that are asked about.
 */
export type Wording = {
/**
 * The line, from 1.
 */
line: number,
/**
 * Where the words begin in the line, in units of UTF-16, from 0.
 */
from: number,
/**
 * Where they end.
 */
to: number,
/**
 * The words.
 */
words: string,
/**
 * What kind of words they are: `Hindsight`.
 */
family: string,
/**
 * The question.
 */
question: string,
/**
 * How much it matters.
 */
level: WordingLevel,
/**
 * What may stand in their place: the role of a person who is named.
 */
offers: Array<string>,
/**
 * A note of the log says them, or an action item: they are worded otherwise there.
 */
noted: boolean, };
