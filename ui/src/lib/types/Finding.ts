// Written from the Rust types by `make types`; changes go there.

/**
 * Something that stands out in a text.
 */
export type Finding = {
/**
 * True when it must be mended before sending.
 */
stop: boolean,
/**
 * One sentence.
 */
message: string,
/**
 * The words that it is about.
 */
words: string | null,
/**
 * A sentence that mends it, put into the text.
 */
add: string | null,
/**
 * The entry that the sentence tells.
 */
fact: string | null, };
