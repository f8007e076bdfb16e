// Written from the Rust types by `make types`; changes go there.
import type { Severity } from "./Severity";

/**
 * Opens an incident.
 */
export type Declare = {
/**
 * What is broken, in a few words.
 */
title: string,
/**
 * How bad it is.
 */
severity: Severity,
/**
 * Paths of runbooks; the edge reads them into `attached` before the rules see the command.
 */
runbooks: Array<string>,
/**
 * True for an exercise: it can never reach a real channel.
 */
exercise: boolean,
/**
 * The update interval that the person accepted; none for the default.
 */
interval_minutes: number | null,
/**
 * What was seen or read in the alert, word for word, where the title says something else.
 */
reported: string | null,
/**
 * The only channels that get its texts, where it is private from the start.
 */
only: Array<string> | null, };
