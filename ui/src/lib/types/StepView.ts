import type { CommandView } from "./CommandView";
import type { StepStatus } from "./StepStatus";

export type StepView = { number: string, source_number: number | null, text: string, commands: Array<CommandView>, substeps: Array<StepView>, optional: boolean, status: StepStatus, at: number | null, by: string | null, reason: string | null, };
