// Written from the Rust types by `make types`; changes go there.
import type { ActionItem } from "./ActionItem";
import type { Millis } from "./Millis";
import type { SettledRow } from "./SettledRow";
import type { NewIssue } from "./NewIssue";

export type ActionRow = { incident: string, number: string, title: string, exercise: boolean, id: string, name: string, item: ActionItem, added_at: Millis, added_by: string, overdue_days: number | null, when: string, settled: SettledRow | null, hints: Array<string>, new_issue: NewIssue | null };
