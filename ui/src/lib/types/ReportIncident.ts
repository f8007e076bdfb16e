// Written from the Rust types by `make types`; changes go there.
import type { Severity } from "./Severity";
import type { IncidentState } from "./IncidentState";
import type { Millis } from "./Millis";
import type { Cadence } from "./Cadence";

export type ReportIncident = { id: string, number: string, title: string, severity: Severity, state: IncidentState, declared_at: Millis, lasted_ms: number | null, first_update_ms: number | null, cadence: Cadence };
