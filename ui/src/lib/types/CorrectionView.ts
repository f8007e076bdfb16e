// Written from the Rust types by `make types`; changes go there.
import type { Otherwise } from "./Otherwise";

/**
 * A proposal for a runbook, with its words.
 */
export type CorrectionView = {
/**
 * In one line.
 */
words: string,
/**
 * The runbook's ordinal in the incident.
 */
runbook: number,
/**
 * Its file.
 */
path: string,
/**
 * The step's number here.
 */
number: string,
/**
 * What was done otherwise.
 */
what: Otherwise,
/**
 * The sentence as it is used; of a step that was taken out, as the runbook has it.
 */
text: string,
/**
 * The sentence in the runbook, where it was edited.
 */
was: string | null,
/**
 * The commands, as the sentence.
 */
commands: Array<string>,
/**
 * The number of the step before it; none for the first place.
 */
after: string | null,
/**
 * The heading under which it comes first, where the step before it stands under another one.
 */
under: string | null,
/**
 * Why, where a person said so.
 */
reason: string | null,
/**
 * Who.
 */
by: string, };
