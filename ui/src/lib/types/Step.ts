// Written from the Rust types by `make types`; changes go there.
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
 * A hash of the heading path, the text and its occurrence: stays the same when other parts of the file change.
 */
key: string,
/**
 * The line in the file, from 1.
 */
line: number, };
