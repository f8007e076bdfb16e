import type { Now } from "./Now";
import type { OpenIncident } from "./OpenIncident";
import type { Runbook } from "./Runbook";
import type { RunbookCard } from "./RunbookCard";

export type ReaderView = { now: Now, card: RunbookCard, runbook: Runbook, hash: string, open: Array<OpenIncident>, };
