import type { PhaseView } from "./PhaseView";

export type ChecklistView = { ordinal: number, title: string, path: string, phases: Array<PhaseView>, };
