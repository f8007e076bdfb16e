// Written from the Rust types by `make types`; changes go there.
import type { Audience } from "./Audience";
import type { Millis } from "./Millis";

/**
 * The promise to an audience.
 */
export type RhythmView = {
/**
 * Whom.
 */
audience: Audience,
/**
 * Minutes between texts.
 */
interval_minutes: number,
/**
 * The promise.
 */
due_at: Millis | null,
/**
 * When the automatic ping goes; none when a person is asked.
 */
ping_at: Millis | null,
/**
 * True when a person is asked.
 */
asking: boolean,
/**
 * Why, in one sentence, when pings would go by themselves otherwise.
 */
asking_why: string | null,
/**
 * The last text and when it was approved.
 */
last: [Millis, string] | null,
/**
 * Texts by persons.
 */
updates: number,
/**
 * Automatic pings.
 */
pings: number, };
