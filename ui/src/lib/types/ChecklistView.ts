// Written from the Rust types by `make types`; changes go there.
import type { PhaseView } from "./PhaseView";

/**
 * A runbook as a checklist.
 */
export type ChecklistView = {
/**
 * 1 for the first.
 */
ordinal: number,
/**
 * Its title.
 */
title: string,
/**
 * Where it lies.
 */
path: string,
/**
 * Its phases that have steps.
 */
phases: Array<PhaseView>, };
