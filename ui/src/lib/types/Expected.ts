// Written from the Rust types by `make types`; changes go there.
import type { Audience } from "./Audience";
import type { IncidentState } from "./IncidentState";
import type { Millis } from "./Millis";
import type { ReviewState } from "./ReviewState";
import type { Severity } from "./Severity";
import type { StepStatus } from "./StepStatus";

/**
 * The one thing that a command acts on, as the person saw it. A stale one is refused with the code `stale`.
 */
export type Expected = { "of": "severity", severity: Severity, } | { "of": "state", state: IncidentState, } | { "of": "review", review: ReviewState, } | { "of": "role", role: string, person: string | null, } | { "of": "step", step: string, status: StepStatus, } | { "of": "owner", step: string, person: string | null, } | { "of": "due", step: string, due_at: Millis | null, } | { "of": "promise", audience: Audience, due_at: Millis | null, };
