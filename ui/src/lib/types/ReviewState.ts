// Written from the Rust types by `make types`; changes go there.

/**
 * Where the post-mortem of an incident stands.
 */
export type ReviewState = "draft" | "in_review" | "reviewed" | "closed";
