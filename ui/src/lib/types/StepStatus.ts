export type StepStatus = "open" | "started" | "done" | "skipped" | "blocked";
