// Written from the Rust types by `make types`; changes go there.
import type { CommandPart } from "./CommandPart";

/**
 * A command with its blanks filled in.
 */
export type CommandView = {
/**
 * As the runbook writes it, blanks not filled.
 */
source: string,
/**
 * The command in parts.
 */
parts: Array<CommandPart>,
/**
 * What is copied: no newline at the end. None when it must not be copied, and `warning` says why.
 */
copy: string | null,
/**
 * What a person should look at before running it.
 */
warning: string | null,
/**
 * The words that say which of the step's commands it is: `on staging`.
 */
label?: string,
/**
 * Why it was not taken apart, as a sentence.
 */
doubt: string | null,
/**
 * What is said before it is copied: it is copied at the second press.
 */
ask: string | null,
/**
 * The whole commands that it consists of, each as it is copied alone; empty when it
 * is one, or must not be copied.
 */
lines: Array<string>, };
