// Written from the Rust types by `make types`; changes go there.
import type { LessonRow } from "./LessonRow";

/**
 * What is proposed for a runbook.
 */
export type BookLessons = {
/**
 * Its file.
 */
path: string,
/**
 * Its title.
 */
title: string,
/**
 * The file is not the one that the incident was worked with.
 */
changed_since: boolean,
/**
 * Why the file cannot be read; none where it can.
 */
problem: string | null,
/**
 * The proposals, in the order of the checklist.
 */
lessons: Array<LessonRow>, };
