import type { Audience } from "./Audience";
import type { IncidentState } from "./IncidentState";
import type { Severity } from "./Severity";
import type { StepStatus } from "./StepStatus";

export type Expected = { "of": "severity", severity: Severity, } | { "of": "state", state: IncidentState, } | { "of": "role", role: string, person: string | null, } | { "of": "step", step: string, status: StepStatus, } | { "of": "promise", audience: Audience, due_at: number | null, };
