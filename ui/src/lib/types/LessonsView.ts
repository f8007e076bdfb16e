// Written from the Rust types by `make types`; changes go there.
import type { BookLessons } from "./BookLessons";

/**
 * The proposals of an incident.
 */
export type LessonsView = {
/**
 * How the incident is called.
 */
number: string,
/**
 * Its title.
 */
title: string,
/**
 * Its runbooks.
 */
books: Array<BookLessons>, };
