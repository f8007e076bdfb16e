// Written from the Rust types by `make types`; changes go there.

/**
 * Something about the file that a person should know.
 */
export type Warning = {
/**
 * The line in the file, from 1; none when it concerns the whole file.
 */
line: number | null,
/**
 * One sentence.
 */
message: string, };
