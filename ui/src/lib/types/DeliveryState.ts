// Written from the Rust types by `make types`; changes go there.

/**
 * A state of the outbox, in the order in which a message may meet them.
 */
export type DeliveryState = "queued" | "sending" | "sent" | "accepted" | "retry" | "uncertain" | "failed" | "expired" | "superseded" | "cancelled" | "copied";
