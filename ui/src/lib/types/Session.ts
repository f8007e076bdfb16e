// Written from the Rust types by `make types`; changes go there.
import type { SessionLine } from "./SessionLine";

/**
 * A block of code whose lines are not all copied as they stand: what is typed, behind prompts where it has any, and what
 * was printed.
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
