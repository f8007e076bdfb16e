export type PhaseKind = "steps" | "communication" | "follow_up" | "reading";
