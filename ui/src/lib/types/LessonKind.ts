// Written from the Rust types by `make types`; changes go there.
export type LessonKind = "add" | "reword" | "commands" | "move" | "drop" | "remark" | "window";
