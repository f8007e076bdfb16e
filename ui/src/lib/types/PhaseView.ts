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
 * Minutes after declaring.
 */
window: Window | null,
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
 * The steps.
 */
steps: Array<StepView>, };
