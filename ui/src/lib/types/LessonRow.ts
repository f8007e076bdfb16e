// Written from the Rust types by `make types`; changes go there.
import type { DiffLine } from "./DiffLine";
import type { Evidence } from "./Evidence";
import type { LessonKind } from "./LessonKind";
import type { LessonStanding } from "./LessonStanding";

/**
 * A proposed change.
 */
export type LessonRow = {
/**
 * Names it.
 */
id: string,
/**
 * What it changes.
 */
kind: LessonKind,
/**
 * In one line.
 */
words: string,
/**
 * What speaks for it.
 */
evidence: Array<Evidence>,
/**
 * What it means for the file as it is now.
 */
standing: LessonStanding,
/**
 * Why it cannot be written, in a sentence.
 */
why: string | null,
/**
 * What a person should look at in the file beside what differs, each in one sentence.
 */
doubts: Array<string>,
/**
 * The file's lines as they would change, with some around them.
 */
hunks: Array<Array<DiffLine>>, };
