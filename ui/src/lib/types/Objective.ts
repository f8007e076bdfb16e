// Written from the Rust types by `make types`; changes go there.

/**
 * Something that the exercise is to show.
 */
export type Objective = {
/**
 * `O1`
 */
id: string,
/**
 * A sentence.
 */
text: string,
/**
 * Within which time it is to be reached.
 */
target_ms: number | null,
/**
 * What it is an ability of, in the file's words: `recovery`.
 */
capability: string | null, };
