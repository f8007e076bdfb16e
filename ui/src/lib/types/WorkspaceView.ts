// Written from the Rust types by `make types`; changes go there.

/**
 * The team's folder.
 */
export type WorkspaceView = {
/**
 * Its name from `holdfast.toml`, else the folder's.
 */
name: string,
/**
 * Where it lies.
 */
path: string,
/**
 * True for the one that comes with Holdfast.
 */
shipped: boolean, };
