// Written from the Rust types by `make types`; changes go there.

/**
 * A step that was taken out of the checklist.
 */
export type DroppedStep = {
/**
 * Its number.
 */
number: string,
/**
 * Its sentence.
 */
text: string,
/**
 * Why.
 */
reason: string, };
