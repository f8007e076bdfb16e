// Written from the Rust types by `make types`; changes go there.

/**
 * The six things that can be true of a message: what people see of it, and what they can do.
 */
export type DeliveryStage = "waits" | "on_its_way" | "arrived" | "unknown" | "lost" | "withdrawn";
