// Written from the Rust types by `make types`; changes go there.
import type { Cadence } from "./Cadence";
import type { Progress } from "./Progress";
import type { Score } from "./Score";

/**
 * What was measured of an exercise.
 */
export type Measures = {
/**
 * From the start to the first update by a person, in milliseconds.
 */
first_update_ms: number | null,
/**
 * By when it was expected.
 */
first_update_target_ms: number,
/**
 * Promised updates that were on time.
 */
cadence: Cadence,
/**
 * Expectations of all injects that were released.
 */
expectations: Score,
/**
 * How many of those with a time were met within it, and how many have one.
 */
in_time: [number, number],
/**
 * When each role was given to somebody first, in milliseconds from the start.
 */
roles: Array<[string, number | null]>,
/**
 * How often the command was handed over.
 */
handovers: number,
/**
 * The checklists.
 */
progress: Progress,
/**
 * Steps that were taken back.
 */
undone: number,
/**
 * Steps that are blocked.
 */
blocked: number,
/**
 * People with a role who wrote an entry of their own, and people with a role: a gentle hint, never ranked.
 */
acted: [number, number],
/**
 * Injects that players were given, and all.
 */
injects: [number, number], };
