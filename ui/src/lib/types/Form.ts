// Written from the Rust types by `make types`; changes go there.

/**
 * A form of a report.
 */
export type Form = "md" | "html" | "pdf" | "docx" | "confluence" | "json" | "csv" | "status-page";
