// Written from the Rust types by `make types`; changes go there.
import type { Millis } from "./Millis";

/**
 * The clock of an incident that does not go by the wall: an exercise where people talk goes by its story. What is counted
 * of it is counted by this clock on every screen, so that no two of them show two figures.
 */
export type OwnClock = {
/**
 * A moment on the wall.
 */
wall: Millis,
/**
 * What this clock showed then.
 */
now: Millis,
/**
 * Milliseconds of it in one of the wall: 0 while it stands still.
 */
rate: number,
/**
 * When the story began.
 */
began: Millis, };
