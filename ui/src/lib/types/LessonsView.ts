// Written from the Rust types by `make types`; changes go there.
import type { BookLessons } from "./BookLessons";

export type LessonsView = { number: string, title: string, books: Array<BookLessons> };
