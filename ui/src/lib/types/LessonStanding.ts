// Written from the Rust types by `make types`; changes go there.

/**
 * What a proposal means for the file as it is now.
 */
export type LessonStanding = "open" | "there" | "blocked";
