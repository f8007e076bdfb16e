// Written from the Rust types by `make types`; changes go there.

/**
 * The form of a file.
 */
export type ExportForm = "md" | "html" | "docx" | "confluence" | "json" | "csv";
