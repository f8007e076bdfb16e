import type { ChannelView } from "./ChannelView";
import type { ChecklistView } from "./ChecklistView";
import type { EscalationView } from "./EscalationView";
import type { Now } from "./Now";
import type { OpenIncident } from "./OpenIncident";
import type { RhythmView } from "./RhythmView";
import type { UncertainView } from "./UncertainView";

export type IncidentView = { now: Now, actor: string, incident: OpenIncident, ended_at: number | null, roles: Array<[string, string]>, runbooks: Array<ChecklistView>, blanks: Array<[string, string | null]>, rhythm: Array<RhythmView>, snoozed_until: number | null, escalations: Array<EscalationView>, postmortem_due_at: number | null, channels: Array<ChannelView>, uncertain: Array<UncertainView>, conflicts: Array<string>, entries: number, sender_running: boolean, awake: boolean, };
