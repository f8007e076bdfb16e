// Written from the Rust types by `make types`; changes go there.
import type { LessonKind } from "./LessonKind";
import type { Evidence } from "./Evidence";
import type { LessonStanding } from "./LessonStanding";
import type { DiffLine } from "./DiffLine";

export type LessonRow = { id: string, kind: LessonKind, words: string, evidence: Array<Evidence>, standing: LessonStanding, why: string | null, hunks: Array<Array<DiffLine>> };
