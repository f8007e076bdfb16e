// Written from the Rust types by `make types`; changes go there.

/**
 * That a post arrived.
 */
export type Arrived = {
/**
 * The entry of the post.
 */
post: string,
/**
 * Where.
 */
channel: string, };
