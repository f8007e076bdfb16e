import type { Cadence } from "./Cadence";
import type { IncidentState } from "./IncidentState";
import type { Severity } from "./Severity";

export type EndedIncident = { id: string, number: string, title: string, severity: Severity, state: IncidentState, exercise: boolean, ended_at: number, lasted_s: number, cadence: Cadence, };
