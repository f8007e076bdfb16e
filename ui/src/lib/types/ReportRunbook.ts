// Written from the Rust types by `make types`; changes go there.
export type ReportRunbook = { path: string, title: string, uses: number, done: number, skipped: number, blocked: number, changed: number, trouble_in: number };
