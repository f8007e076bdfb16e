// Written from the Rust types by `make types`; changes go there.
import type { ObservationKind } from "./ObservationKind";
import type { Rating } from "./Rating";

/**
 * The end, and what is made of an exercise.
 */
export type JudgeAction = { "type": "observe", kind: ObservationKind | null, text: string, objective: string | null, inject: string | null, } | { "type": "rate_objective", objective: string, rating: Rating, reason: string, } | { "type": "end_exercise" } | { "type": "abort_exercise", reason: string, };
