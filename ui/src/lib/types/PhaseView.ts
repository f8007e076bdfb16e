// Written from the Rust types by `make types`; changes go there.
import type { Millis } from "./Millis";
import type { PhaseKind } from "./PhaseKind";
import type { Progress } from "./Progress";
import type { Standing } from "./Standing";
import type { StepView } from "./StepView";
import type { Way } from "./Way";
import type { Window } from "./Window";

/**
 * A phase with what became of its steps.
 */
export type PhaseView = {
/**
 * The heading.
 */
title: string,
/**
 * Its window, in minutes after declaring or the last reopening.
 */
window: Window | null,
/**
 * When its window begins.
 */
starts_at: Millis | null,
/**
 * When its window ends; none where that is left open.
 */
ends_at: Millis | null,
/**
 * Set where it is one of several ways, of which a person takes one.
 */
way: Way | null,
/**
 * How it stands among them: once another way is taken, nobody waits for its steps.
 */
standing: Standing,
/**
 * What it is for.
 */
kind: PhaseKind,
/**
 * How far.
 */
progress: Progress,
/**
 * When its last step was ticked or skipped, once all are.
 */
finished_at: Millis | null,
/**
 * It was finished, and a step of it was done after its window had ended. See [`crate::incident::phases`].
 */
late: boolean,
/**
 * The steps.
 */
steps: Array<StepView>, };
