// Written from the Rust types by `make types`; changes go there.

/**
 * The forms in which a report is saved.
 */
export type ReportForm = "md" | "html" | "csv";
