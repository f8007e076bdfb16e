// Written from the Rust types by `make types`; changes go there.

/**
 * "Option B" of three: one of several ways to the same end.
 */
export type Way = {
/**
 * Which one it is, from 1.
 */
place: number,
/**
 * How many there are.
 */
of: number,
/**
 * Names the ways that belong together: they count from 1 in the order of the file. 0 in checklists of older logs.
 */
group: number,
/**
 * The group and the place of the way that these ways lie in, where they do.
 */
within?: [number, number], };
