import type { Severity } from "./Severity";

export type SeverityHint = { level: Severity | null, text: string, };
