// Written from the Rust types by `make types`; changes go there.
import type { Millis } from "./Millis";

/**
 * The clock of an exercise as far as players may know it: not why it stands still, nor when it is meant to end.
 */
export type PlayersClock = {
/**
 * The time of the story.
 */
t_ms: number,
/**
 * The same in words: `T+00:31:20`.
 */
t: string,
/**
 * Seconds of the story in a second on the wall, while it runs.
 */
speed: number,
/**
 * It does not stand still.
 */
running: boolean,
/**
 * Milliseconds of the story in a real one: 0 while it stands still.
 */
rate: number,
/**
 * When it began, on the wall.
 */
started_at: Millis,
/**
 * The time of day in the story, where the scenario says when it begins.
 */
story_at: Millis | null,
/**
 * It is over.
 */
ended: boolean,
/**
 * Why it was broken off.
 */
aborted: string | null, };
