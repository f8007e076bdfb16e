// Written from the Rust types by `make types`; changes go there.
import type { StepChange } from "./StepChange";
import type { StepStatus } from "./StepStatus";
import type { StepWords } from "./StepWords";

/**
 * A difference between a step of the checklist and the file.
 */
export type StepDifference = {
/**
 * Names it in `adopt_change` and `keep_ours`.
 */
id: string,
/**
 * How people name it: the step's number, or `+1` for the first step that the file added.
 */
name: string,
/**
 * What became of the step in the file.
 */
what: StepChange,
/**
 * The step as it is used; none when the file added it.
 */
ours: StepWords | null,
/**
 * The step of the file; none when it no longer has it.
 */
theirs: StepWords | null,
/**
 * Where the file has a step that it added or moved: `after step 5`.
 */
place: string | null,
/**
 * What became of the step that is used.
 */
status: StepStatus,
/**
 * A person looked at it and kept the checklist as it is.
 */
set_aside: boolean, };
