// Written from the Rust types by `make types`; changes go there.

/**
 * A nested item of a step: ticked, but not counted in progress.
 */
export type Substep = {
/**
 * `5.1`
 */
number: string,
/**
 * Plain text.
 */
text: string,
/**
 * Commands under it.
 */
commands: Array<string>,
/**
 * What else lies under it, plain text, a piece each.
 */
details: Array<string>, };
