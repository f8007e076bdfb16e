// Written from the Rust types by `make types`; changes go there.
import type { Rating } from "./Rating";
import type { Score } from "./Score";

/**
 * An objective.
 */
export type ObjectiveView = {
/**
 * `O1`
 */
id: string,
/**
 * A sentence.
 */
text: string,
/**
 * How many of its expectations were met.
 */
score: Score,
/**
 * All that shows it was met.
 */
met: boolean,
/**
 * How it was rated.
 */
rating: Rating | null,
/**
 * Why.
 */
reason: string | null, };
