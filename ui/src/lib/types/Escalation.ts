export type Escalation = { to: string, after_minutes: number, };
