// Written from the Rust types by `make types`; changes go there.

/**
 * What players were given.
 */
export type Given = {
/**
 * When, in the story, in milliseconds from its start.
 */
at_ms: number,
/**
 * The words.
 */
text: string,
/**
 * Who says it.
 */
from: string | null,
/**
 * To which roles.
 */
to: Array<string>,
/**
 * By which way.
 */
via: string | null,
/**
 * Hints to it that were given.
 */
hints: Array<string>, };
