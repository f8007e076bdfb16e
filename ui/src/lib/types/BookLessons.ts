// Written from the Rust types by `make types`; changes go there.
import type { LessonRow } from "./LessonRow";

export type BookLessons = { path: string, title: string, changed_since: boolean, problem: string | null, lessons: Array<LessonRow> };
