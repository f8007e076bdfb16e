// Written from the Rust types by `make types`; changes go there.
import type { Millis } from "./Millis";

/**
 * The time by the program's clock, and how fast it runs.
 */
export type Now = {
/**
 * The time when the view was made.
 */
now: Millis,
/**
 * Seconds of it in one real second.
 */
rate: number,
/**
 * When the story began whose clock it is; none for the wall's.
 */
story: Millis | null, };
