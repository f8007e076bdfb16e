// Written from the Rust types by `make types`; changes go there.
import type { Met } from "./Met";

/**
 * An expectation with its timer.
 */
export type ExpectationView = {
/**
 * From 1.
 */
number: number,
/**
 * A sentence or a question.
 */
text: string,
/**
 * The objectives that it shows.
 */
objectives: Array<string>,
/**
 * Within which time after the release.
 */
within_ms: number | null,
/**
 * By when, in the story; none before the release.
 */
due_ms: number | null,
/**
 * Whether it was met.
 */
met: Met | null,
/**
 * How long after the release; none where only a person knows it.
 */
after_ms: number | null,
/**
 * Whether it was met within its time; none where it was not met, or has none.
 */
in_time: boolean | null,
/**
 * What there is to say of it.
 */
note: string | null, };
