// Written from the Rust types by `make types`; changes go there.

/**
 * What a reader knows of one command of a step; a step has none for a command of which there is nothing to know.
 */
export type CopyView = {
/**
 * Its place among the commands of the step, from 0.
 */
command: number,
/**
 * What is said before it is copied: it is copied at the second press.
 */
ask: string | null,
/**
 * What can be copied alone, each by its first line and the line after its last, from 0; empty where that is all of it.
 */
lines: Array<[number, number]>, };
