// Written from the Rust types by `make types`; changes go there.
import type { ActionItem } from "./ActionItem";
import type { Millis } from "./Millis";
import type { NewIssue } from "./NewIssue";
import type { SettledRow } from "./SettledRow";

/**
 * An action item.
 */
export type ActionRow = {
/**
 * The incident's id.
 */
incident: string,
/**
 * How that is called: `INC-0042`.
 */
number: string,
/**
 * Its title.
 */
title: string,
/**
 * It was an exercise.
 */
exercise: boolean,
/**
 * The id of the entry that added it.
 */
id: string,
/**
 * How it is called in its incident: `A2`.
 */
name: string,
/**
 * What it is.
 */
item: ActionItem,
/**
 * When it was added.
 */
added_at: Millis,
/**
 * By whom.
 */
added_by: string,
/**
 * Days that it is late; none where it is not.
 */
overdue_days: number | null,
/**
 * When it is due, in words: `3 days late`, `due today`, `due in 12 days`, `no day`.
 */
when: string,
/**
 * What became of it; none while it is open.
 */
settled: SettledRow | null,
/**
 * What makes it more likely to be done, in sentences.
 */
hints: Array<string>,
/**
 * The form for a new issue, filled in; none where it is filed or the workspace names no repository.
 */
new_issue: NewIssue | null, };
