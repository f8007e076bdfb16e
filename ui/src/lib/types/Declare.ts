import type { Severity } from "./Severity";

export type Declare = { title: string, severity: Severity, runbooks: Array<string>, exercise: boolean, interval_minutes: number | null, };
