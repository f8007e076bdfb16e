// Written from the Rust types by `make types`; changes go there.

/**
 *Names one message to one channel; it is also the `webhook-id`, the same for every attempt.
 */
export type OutboxId = string;
