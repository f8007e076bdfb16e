// Written from the Rust types by `make types`; changes go there.

/**
 * An error as it crosses to the window.
 */
export type Failure = {
/**
 * `stale`, `refused`, `busy`, `newer`, `storage`, `not_found` or `failed`.
 */
code: string,
/**
 * One sentence that names the next thing to do.
 */
message: string, };
