// Written from the Rust types by `make types`; changes go there.

/**
 * A sub-step with commands.
 */
export type ReaderSubstep = {
/**
 * `5.1`
 */
number: string,
/**
 * What is copied, in order.
 */
commands: Array<string>, };
