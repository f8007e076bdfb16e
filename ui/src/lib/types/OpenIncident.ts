import type { IncidentState } from "./IncidentState";
import type { Progress } from "./Progress";
import type { Severity } from "./Severity";

export type OpenIncident = { id: string, number: string, title: string, severity: Severity, state: IncidentState, exercise: boolean, commander: string | null, progress: Progress, declared_at: number, next_update_at: number | null, held: string | null, speaker: string | null, runbooks: Array<string>, };
