import type { SeverityHint } from "./SeverityHint";

export type RunbookCard = { path: string, title: string, group: string, severity: SeverityHint | null, steps: number, symptoms: Array<string>, headings: Array<string>, cadence_minutes: number | null, in_use: string | null, problem: string | null, };
