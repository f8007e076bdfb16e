// Written from the Rust types by `make types`; changes go there.
import type { Millis } from "./Millis";

/**
 * When something began, by the clock as it goes now.
 */
export type Since = {
/**
 * The time.
 */
at: Millis,
/**
 * It may have been earlier: the clock was put back, and nobody measured how far.
 */
at_latest: boolean, };
