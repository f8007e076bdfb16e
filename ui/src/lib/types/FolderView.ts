// Written from the Rust types by `make types`; changes go there.

/**
 * A folder of runbooks.
 */
export type FolderView = {
/**
 * Where it lies.
 */
path: string,
/**
 * Runbooks in it.
 */
runbooks: number,
/**
 * Why it cannot be read now; its runbooks are shown as they were last seen.
 */
problem: string | null, };
