// Written from the Rust types by `make types`; changes go there.
import type { IncidentState } from "./IncidentState";
import type { ReviewState } from "./ReviewState";
import type { Severity } from "./Severity";

/**
 * A change of severity or state.
 */
export type StateAction = { "type": "set_severity", severity: Severity, reason: string | null, } | { "type": "set_state", state: IncidentState, reason: string | null, } | { "type": "set_review", review: ReviewState, open: number, because: string | null, } | { "type": "reopen", reason: string | null, } | { "type": "close" } | { "type": "decline", reason: string, };
