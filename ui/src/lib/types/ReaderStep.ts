// Written from the Rust types by `make types`; changes go there.
import type { CopyView } from "./CopyView";
import type { ReaderSubstep } from "./ReaderSubstep";

/**
 * What a step's blocks do not say of it; a list that is empty is left out.
 */
export type ReaderStep = {
/**
 * The ordinal over all steps of the file, from 1.
 */
number: number,
/**
 * The line in the file, from 1.
 */
line: number,
/**
 * What is copied, in order.
 */
commands?: Array<string>,
/**
 * What is known of some of them.
 */
copying?: Array<CopyView>,
/**
 * Sentences that warn.
 */
cautions?: Array<string>,
/**
 * Its sub-steps that have commands.
 */
substeps?: Array<ReaderSubstep>, };
