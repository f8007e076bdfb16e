// Written from the Rust types by `make types`; changes go there.

/**
 * What a proposal changes.
 */
export type LessonKind = "add" | "reword" | "commands" | "move" | "drop" | "remark" | "window";
