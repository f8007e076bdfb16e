// Written from the Rust types by `make types`; changes go there.
import type { DroppedStep } from "./DroppedStep";
import type { PhaseView } from "./PhaseView";
import type { PinnedTable } from "./PinnedTable";
import type { RunbookChange } from "./RunbookChange";

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
phases: Array<PhaseView>,
/**
 * Steps that were taken out, each with its number, its sentence and the reason; undoing puts them back.
 */
dropped: Array<DroppedStep>,
/**
 * Tables of the file that are kept in sight: severity, contacts, symptoms.
 */
pinned: Array<PinnedTable>,
/**
 * What its file says now; none while the file is as it was frozen, or cannot be read.
 */
change: RunbookChange | null, };
