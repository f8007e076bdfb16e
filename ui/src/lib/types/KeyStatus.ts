// Written from the Rust types by `make types`; changes go there.
import type { KeyTime } from "./KeyTime";
import type { Millis } from "./Millis";

/**
 * What is known of a key time.
 */
export type KeyStatus = { "is": "recorded",
/**
 * The time that is recorded.
 */
at: Millis, } | { "is": "pending" } | { "is": "not_applicable" } | { "is": "invalid",
/**
 * The time that is recorded.
 */
at: Millis,
/**
 * The key time that it contradicts; none where it has not come yet.
 */
against: KeyTime | null, };
