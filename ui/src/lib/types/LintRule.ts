// Written from the Rust types by `make types`; changes go there.

/**
 * Something that is looked at.
 */
export type LintRule = "no-steps" | "no-severity" | "no-escalation" | "no-rollback" | "dead-link" | "dead-anchor" | "secret" | "unknown-blank" | "overdue-review" | "duplicate-title" | "windows-overlap" | "slow-rhythm" | "unclosed-fence" | "hidden-characters" | "unknown-rule" | "unreadable";
