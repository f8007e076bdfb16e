// Written from the Rust types by `make types`; changes go there.

/**
 * Where the post-mortem of an incident stands, in the order in which it usually goes.
 */
export type ReviewState = "draft" | "in_review" | "reviewed" | "closed";
