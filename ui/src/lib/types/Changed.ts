// Written from the Rust types by `make types`; changes go there.

/**
 * The event `changed`: what to read again.
 */
export type Changed = {
/**
 * The last entry's local order.
 */
seq: number,
/**
 * The incidents that changed; empty when settings or runbooks did.
 */
incidents: Array<string>, };
