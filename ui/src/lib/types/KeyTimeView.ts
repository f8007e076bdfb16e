// Written from the Rust types by `make types`; changes go there.
import type { KeyStatus } from "./KeyStatus";
import type { KeyTime } from "./KeyTime";
import type { Millis } from "./Millis";

/**
 * A key time with its words.
 */
export type KeyTimeView = {
/**
 * As people read it: `Impact started`.
 */
name: string,
/**
 * What is known of it, in words. Times are UTC.
 */
words: string,
/**
 * Which.
 */
which: KeyTime,
/**
 * What is known of it.
 */
status: KeyStatus,
/**
 * What the log knows by itself.
 */
logged: Millis | null,
/**
 * A person said so.
 */
said: boolean, };
