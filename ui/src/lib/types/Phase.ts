import type { PhaseKind } from "./PhaseKind";
import type { Step } from "./Step";
import type { Window } from "./Window";

export type Phase = { title: string, window: Window | null, kind: PhaseKind, line: number, steps: Array<Step>, };
