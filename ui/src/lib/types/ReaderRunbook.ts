// Written from the Rust types by `make types`; changes go there.
import type { Block } from "./Block";
import type { Escalation } from "./Escalation";
import type { FrontMatter } from "./FrontMatter";
import type { Group } from "./Group";
import type { PinnedTable } from "./PinnedTable";
import type { ReaderPhase } from "./ReaderPhase";
import type { SeverityHint } from "./SeverityHint";
import type { Warning } from "./Warning";

/**
 * A runbook as the reader draws it: see [`Runbook`] for what the fields mean.
 */
export type ReaderRunbook = { title: string, severity: SeverityHint | null, phases: Array<ReaderPhase>, cadence_minutes: number | null, escalations: Array<Escalation>, postmortem_due_hours: number | null, blanks: Array<string>, warnings: Array<Warning>, front: FrontMatter, groups: Array<Group>, pinned: Array<PinnedTable>, document: Array<Block>, };
