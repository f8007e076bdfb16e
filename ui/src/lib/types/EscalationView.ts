import type { Escalation } from "./Escalation";

export type EscalationView = { escalation: Escalation, at: number, due: boolean, };
