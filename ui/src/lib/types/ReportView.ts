// Written from the Rust types by `make types`; changes go there.
import type { Now } from "./Now";
import type { ReportGroup } from "./ReportGroup";

export type ReportView = { now: Now, since: string | null, real: ReportGroup, exercises: ReportGroup, actions_open: number, actions_overdue: number };
