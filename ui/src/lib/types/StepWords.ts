// Written from the Rust types by `make types`; changes go there.

/**
 * What a step asks for.
 */
export type StepWords = {
/**
 * Its sentence.
 */
text: string,
/**
 * Its commands, blanks not filled.
 */
commands: Array<string>,
/**
 * The sentences of its sub-steps, each followed by its commands.
 */
substeps: Array<string>,
/**
 * What is around it: conditions, warnings and expected results.
 */
around: Array<string>, };
