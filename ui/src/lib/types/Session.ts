// Written from the Rust types by `make types`; changes go there.
import type { SessionLine } from "./SessionLine";

/**
 * A block of code that shows a session: what was typed, behind its prompts, and what was printed.
 */
export type Session = {
/**
 * What is copied: the commands, without prompts and without output.
 */
copies: string,
/**
 * Its lines, all of them, in order.
 */
lines: Array<SessionLine>, };
