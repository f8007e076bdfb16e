// Written from the Rust types by `make types`; changes go there.
import type { Block } from "./Block";
import type { DraftSection } from "./DraftSection";
import type { OpenQuestion } from "./OpenQuestion";
import type { Wording } from "./Wording";

/**
 * What a draft waits for.
 */
export type DraftNotes = {
/**
 * Its sections.
 */
sections: Array<DraftSection>,
/**
 * Words that a prompt asks about.
 */
wordings: Array<Wording>,
/**
 * How many questions are not answered.
 */
questions: number,
/**
 * They, in their order.
 */
open: Array<OpenQuestion>,
/**
 * What is wrong with the workspace's list of words, each in one sentence.
 */
problems: Array<string>,
/**
 * The draft as a reader sees it, where that was asked for.
 */
blocks: Array<Block> | null, };
