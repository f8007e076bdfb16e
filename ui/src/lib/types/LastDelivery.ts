// Written from the Rust types by `make types`; changes go there.
import type { DeliveryStage } from "./DeliveryStage";
import type { DeliveryState } from "./DeliveryState";
import type { Millis } from "./Millis";

/**
 * What became of a message.
 */
export type LastDelivery = {
/**
 * A state of the outbox.
 */
state: DeliveryState,
/**
 * What that means for it.
 */
stage: DeliveryStage,
/**
 * Since when.
 */
at: Millis,
/**
 * Why, redacted.
 */
reason: string | null,
/**
 * When it is tried again.
 */
next_at: Millis | null, };
