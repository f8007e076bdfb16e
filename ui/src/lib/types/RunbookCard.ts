// Written from the Rust types by `make types`; changes go there.
import type { Freshness } from "./Freshness";
import type { Millis } from "./Millis";
import type { Severity } from "./Severity";
import type { SeverityHint } from "./SeverityHint";

/**
 * A runbook in the library.
 */
export type RunbookCard = {
/**
 * Its path below the workspace, with `/`.
 */
path: string,
/**
 * Its title.
 */
title: string,
/**
 * The folder that it lies in, below the runbooks' folder; empty at the top.
 */
group: string,
/**
 * What it suggests.
 */
severity: SeverityHint | null,
/**
 * How severe an incident with it is while nobody says otherwise.
 */
opens_as: Severity,
/**
 * Steps that a person ticks, of all kinds.
 */
steps: number,
/**
 * Of these, steps that only their wording makes steps.
 */
suggested: number,
/**
 * Who keeps it.
 */
owner: string | null,
/**
 * Pinned on this laptop.
 */
pinned: boolean,
/**
 * When it last joined an incident on this laptop.
 */
last_used_at: Millis | null,
/**
 * Whether it can still be trusted.
 */
freshness: Freshness,
/**
 * Its symptoms.
 */
symptoms: Array<string>,
/**
 * Its headings.
 */
headings: Array<string>,
/**
 * "every 15 minutes"
 */
cadence_minutes: number | null,
/**
 * The open incident that uses it, the lowest of several: `INC-0042`.
 */
in_use: string | null,
/**
 * The other open incidents that use it.
 */
also_in?: Array<string>,
/**
 * Why it could not be read, where it could not.
 */
problem: string | null, };
