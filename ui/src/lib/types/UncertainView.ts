// Written from the Rust types by `make types`; changes go there.
import type { LastDelivery } from "./LastDelivery";

/**
 * A message whose fate is not known, or that failed.
 */
export type UncertainView = {
/**
 * The message.
 */
message: string,
/**
 * Where it was to go.
 */
channel: string,
/**
 * Its text, for copying.
 */
text: string,
/**
 * What is known.
 */
last: LastDelivery, };
