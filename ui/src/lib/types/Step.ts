// Written from the Rust types by `make types`; changes go there.
import type { Reference } from "./Reference";
import type { Substep } from "./Substep";

/**
 * One thing that a person ticks.
 */
export type Step = {
/**
 * The ordinal over all steps of the file, from 1.
 */
number: number,
/**
 * The number that stands in the file, where there is one.
 */
source_number: number | null,
/**
 * The step's sentence, plain text, without a colon at its end.
 */
text: string,
/**
 * The commands under it, one entry for each block or line that is copied as one.
 */
commands: Array<string>,
/**
 * Nested items.
 */
substeps: Array<Substep>,
/**
 * True when the text says that the step is optional.
 */
optional: boolean,
/**
 * Under which condition it is taken, where it begins with one: `If one replica lags`.
 */
condition: string | null,
/**
 * What should be seen after its command, plain text, in order.
 */
expected: Array<string>,
/**
 * Warnings that guard it, plain text: those that stand directly before it and those inside it.
 */
cautions: Array<string>,
/**
 * Links in it, in order.
 */
references: Array<Reference>,
/**
 * What else lies under it, plain text, a piece each: remarks, hints, a file to write.
 */
details: Array<string>,
/**
 * True when only its wording makes it a step.
 */
suggested: boolean,
/**
 * A hash of the heading path, the text and its occurrence: stays the same when other parts of the file change.
 */
key: string,
/**
 * The line in the file, from 1.
 */
line: number, };
