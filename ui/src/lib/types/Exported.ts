// Written from the Rust types by `make types`; changes go there.

/**
 * A report that was saved.
 */
export type Exported = {
/**
 * Where it lies.
 */
path: string,
/**
 * Where that is kept which somebody had changed in an earlier export; none where nobody had.
 */
kept: string | null,
/**
 * What a person should know of it, each in one sentence.
 */
remarks: Array<string>, };
