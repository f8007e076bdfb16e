import type { Block } from "./Block";
import type { Escalation } from "./Escalation";
import type { Phase } from "./Phase";
import type { SeverityHint } from "./SeverityHint";
import type { Warning } from "./Warning";

export type Runbook = { title: string, severity: SeverityHint | null, symptoms: Array<string>, phases: Array<Phase>, cadence_minutes: number | null, escalations: Array<Escalation>, postmortem_due_hours: number | null, blanks: Array<string>, warnings: Array<Warning>, document: Array<Block>, };
