// Written from the Rust types by `make types`; changes go there.
import type { Block } from "./Block";
import type { Escalation } from "./Escalation";
import type { FrontMatter } from "./FrontMatter";
import type { Group } from "./Group";
import type { Phase } from "./Phase";
import type { PinnedTable } from "./PinnedTable";
import type { SeverityHint } from "./SeverityHint";
import type { Warning } from "./Warning";

/**
 * A runbook. Everything except `document` is the checklist; `document` holds the whole file, so that nothing of it
 * is lost in the reader.
 */
export type Runbook = {
/**
 * The title without a `Runbook:` prefix.
 */
title: string,
/**
 * The severity that the file suggests, with its own words.
 */
severity: SeverityHint | null,
/**
 * The symptoms, one line each.
 */
symptoms: Array<string>,
/**
 * The sections, in document order.
 */
phases: Array<Phase>,
/**
 * "Post update every 15 minutes".
 */
cadence_minutes: number | null,
/**
 * "Escalate to CTO if not resolved in 30 minutes".
 */
escalations: Array<Escalation>,
/**
 * "Schedule a post-mortem within 48 hours".
 */
postmortem_due_hours: number | null,
/**
 * Names of blanks in the text and in the commands, each once, in order of appearance: `db-host`.
 */
blanks: Array<string>,
/**
 * What a person should know about how the file was read.
 */
warnings: Array<Warning>,
/**
 * What its front matter and its review mark say.
 */
front: FrontMatter,
/**
 * What became of its lists and of paragraphs that ask for something, in document order.
 */
groups: Array<Group>,
/**
 * Tables that are kept in sight: severity, contacts, symptoms.
 */
pinned: Array<PinnedTable>,
/**
 * The whole file as typed blocks.
 */
document: Array<Block>, };
