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
 * The incidents that changed, and nothing else did; empty when settings, runbooks or the time did.
 */
incidents: Array<string>, };
