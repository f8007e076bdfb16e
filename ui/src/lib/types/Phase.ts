// Written from the Rust types by `make types`; changes go there.
import type { PhaseKind } from "./PhaseKind";
import type { Step } from "./Step";
import type { Way } from "./Way";
import type { Window } from "./Window";

/**
 * A section of the runbook.
 */
export type Phase = {
/**
 * The heading without its time window.
 */
title: string,
/**
 * The time window of the heading, in minutes after the incident was declared.
 */
window: Window | null,
/**
 * What the section is for.
 */
kind: PhaseKind,
/**
 * Set where the section is one of several ways to the same end, of which a person takes one.
 */
way: Way | null,
/**
 * The line of the heading in the file, from 1.
 */
line: number,
/**
 * The steps, in document order.
 */
steps: Array<Step>, };
