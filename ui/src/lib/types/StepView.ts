// Written from the Rust types by `make types`; changes go there.
import type { CommandView } from "./CommandView";
import type { Millis } from "./Millis";
import type { Reference } from "./Reference";
import type { StepStatus } from "./StepStatus";
import type { StepValue } from "./StepValue";

/**
 * A step with what became of it.
 */
export type StepView = {
/**
 * As people write it: `5`, `2.5`, `5.1`.
 */
number: string,
/**
 * The number in the file where it differs.
 */
source_number: number | null,
/**
 * Its sentence.
 */
text: string,
/**
 * The commands.
 */
commands: Array<CommandView>,
/**
 * Sub-steps.
 */
substeps: Array<StepView>,
/**
 * The file says that it is optional.
 */
optional: boolean,
/**
 * Its sub-steps are ways to one end: a person takes one of them.
 */
takes_one?: boolean,
/**
 * The part of its sentence that says under which condition it is taken: to be marked there, not said again.
 */
condition: string | null,
/**
 * What should be seen after its command.
 */
expected: Array<string>,
/**
 * Warnings that guard it.
 */
cautions: Array<string>,
/**
 * Links in it.
 */
references: Array<Reference>,
/**
 * What else lies under it in the file, a piece each.
 */
details: Array<string>,
/**
 * Of each command, how many of `details` stand before it in the file; empty where every command comes first.
 */
behind: Array<number>,
/**
 * Only its wording makes it a step.
 */
suggested: boolean,
/**
 * What was changed of it here, in a few words each: `added here`, `ticked before the edit`.
 */
marks: Array<string>,
/**
 * It was taken out, or belongs to a step that was; it is in sight because something was said of it.
 */
out: boolean,
/**
 * What became of it.
 */
status: StepStatus,
/**
 * When that was said, or happened where a person said so.
 */
at: Millis | null,
/**
 * Who.
 */
by: string | null,
/**
 * Why.
 */
reason: string | null,
/**
 * Who does it.
 */
owner: string | null,
/**
 * A person said so, and not the runbook.
 */
assigned: boolean,
/**
 * By when it is to be done.
 */
due_at: Millis | null,
/**
 * What it asks to be written down when it is done, in order.
 */
asks: Array<string>,
/**
 * What was written down.
 */
values: Array<StepValue>,
/**
 * Another way was taken: nobody waits for it.
 */
passed: boolean,
/**
 * Somebody waits for it: it is not done or skipped, not taken out, and of no way that was not taken.
 */
awaited: boolean, };
