// Written from the Rust types by `make types`; changes go there.
import type { Millis } from "./Millis";
import type { NeedAnswer } from "./NeedAnswer";
import type { OwnClock } from "./OwnClock";
import type { Rank } from "./Rank";

/**
 * One thing that needs the commander. It stands until it is answered or no longer true.
 */
export type Need = {
/**
 * Tells it from all others.
 */
key: string,
/**
 * How it ranks.
 */
rank: Rank,
/**
 * In a word or two: `Not delivered`.
 */
head: string,
/**
 * What is counted behind the head, by the incident's own clock: what is left, or how late it is.
 */
until: Millis | null,
/**
 * The clock that it is counted by; none where that is the wall's.
 */
own: OwnClock | null,
/**
 * In one sentence.
 */
text: string,
/**
 * What else is known of it.
 */
more: string | null,
/**
 * Since when, where that is known.
 */
since: Millis | null,
/**
 * The incident that it is about.
 */
incident: string | null,
/**
 * How that one is called.
 */
number: string | null,
/**
 * Its place: `Alt 1` to `9`.
 */
place: number | null,
/**
 * What answers it, the usual answer first.
 */
answers: Array<NeedAnswer>,
/**
 * The message that is settled.
 */
message: string | null,
/**
 * Its text, for copying.
 */
copy: string | null,
/**
 * The channel that it is about.
 */
channel: string | null,
/**
 * The step that is gone to.
 */
step: string | null,
/**
 * What is written down when somebody was called.
 */
note: string | null, };
