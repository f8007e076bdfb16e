// Written from the Rust types by `make types`; changes go there.

/**
 * What a colour may add to a mark.
 */
export type Tone = "plain" | "bad" | "warn" | "ok" | "update" | "decision";
