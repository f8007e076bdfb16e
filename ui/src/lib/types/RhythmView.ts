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
 * Minutes between texts; none where no further text is promised.
 */
interval_minutes: number | null,
/**
 * The promise that its readers wait for.
 */
due_at: Millis | null,
/**
 * The last word to all of them is written, and no channel has it yet.
 */
on_its_way: boolean,
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
 * Why the ping cannot go now, where it would go by itself; or the last word that is on its way.
 */
silent: string | null,
/**
 * The earliest promise to readers whom no ping reaches while it reaches others, or whom the last text was not for.
 */
asked_due_at: Millis | null,
/**
 * The channels of these readers.
 */
asked: Array<string>,
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
