// Written from the Rust types by `make types`; changes go there.
import type { Block } from "./Block";
import type { Escalation } from "./Escalation";
import type { FrontMatter } from "./FrontMatter";
import type { Group } from "./Group";
import type { PinnedView } from "./PinnedView";
import type { ReaderPhase } from "./ReaderPhase";
import type { SeverityHint } from "./SeverityHint";
import type { Warning } from "./Warning";

/**
 * A runbook as the reader draws it: see [`Runbook`] for what the fields mean.
 */
export type ReaderRunbook = { title: string, severity: SeverityHint | null, phases: Array<ReaderPhase>, cadence_minutes: number | null, escalations: Array<Escalation>, postmortem_due_hours: number | null, blanks: Array<string>, warnings: Array<Warning>, front: FrontMatter, groups: Array<Group>, pinned: Array<PinnedView>,
/**
 * The file's words for the severity, where they say more than the level.
 */
severity_words: string | null,
/**
 * The paragraphs that say what is to be seen when a step worked, on one line each.
 */
results: Array<string>, document: Array<Block>, };
