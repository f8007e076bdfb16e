import type { RunbookCard } from "./RunbookCard";

export type Hit = { runbook: RunbookCard, found_in: string, line: Array<[string, boolean]>, };
