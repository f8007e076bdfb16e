// Written from the Rust types by `make types`; changes go there.
import type { Millis } from "./Millis";

/**
 * The clock of an exercise.
 */
export type ExerciseClock = {
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
 * Why it stands still, where somebody said so.
 */
paused: string | null,
/**
 * When it began, on the wall.
 */
started_at: Millis,
/**
 * The time of day in the story, where the scenario says when it begins.
 */
story_at: Millis | null,
/**
 * When it is meant to end.
 */
end_ms: number,
/**
 * It is over.
 */
ended: boolean,
/**
 * Why it was broken off.
 */
aborted: string | null, };
