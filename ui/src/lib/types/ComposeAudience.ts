// Written from the Rust types by `make types`; changes go there.
import type { Audience } from "./Audience";
import type { Millis } from "./Millis";

/**
 * A column of the composer.
 */
export type ComposeAudience = {
/**
 * Whom.
 */
audience: Audience,
/**
 * The last text and when it was approved.
 */
last: [Millis, string] | null,
/**
 * Minutes to the next update; none where none is promised any more.
 */
interval_minutes: number | null,
/**
 * The promise that this update keeps.
 */
due_at: Millis | null,
/**
 * The channels that it goes to.
 */
channels: Array<string>, };
