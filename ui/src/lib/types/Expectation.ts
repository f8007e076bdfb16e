// Written from the Rust types by `make types`; changes go there.

/**
 * Something that players are expected to do or to decide.
 */
export type Expectation = {
/**
 * A sentence or a question.
 */
text: string,
/**
 * The ids of the objectives that it shows.
 */
objectives: Array<string>,
/**
 * Within which time after the release.
 */
within_ms: number | null, };
