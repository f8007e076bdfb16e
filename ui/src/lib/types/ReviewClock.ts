// Written from the Rust types by `make types`; changes go there.
import type { Millis } from "./Millis";
import type { ReviewState } from "./ReviewState";

/**
 * A post-mortem that is not closed.
 */
export type ReviewClock = {
/**
 * Where it stands.
 */
state: ReviewState,
/**
 * When it is due.
 */
due_at: Millis, };
