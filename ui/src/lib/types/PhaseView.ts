import type { PhaseKind } from "./PhaseKind";
import type { Progress } from "./Progress";
import type { StepView } from "./StepView";
import type { Window } from "./Window";

export type PhaseView = { title: string, window: Window | null, kind: PhaseKind, progress: Progress, finished_at: number | null, steps: Array<StepView>, };
