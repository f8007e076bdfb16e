// Written from the Rust types by `make types`; changes go there.
import type { Now } from "./Now";
import type { ActionRow } from "./ActionRow";

export type ActionsView = { now: Now, today: string, open: Array<ActionRow>, overdue: number, settled: Array<ActionRow>, hints: Array<string>, repository: string | null, csv: string };
