// Written from the Rust types by `make types`; changes go there.

/**
 * What the front matter and the review mark of a file say. Every part may be missing.
 */
export type FrontMatter = { title: string | null, owner: string | null, owner_slack: string | null,
/**
 * `last_reviewed_on`, or a line such as "Last reviewed: 2026-04-21", as `2026-04-21`.
 */
last_reviewed_on: string | null,
/**
 * `review_in`, in days: `6 months` is 183.
 */
review_in_days: number | null,
/**
 * `severity`, in its own words.
 */
severity: string | null, services: Array<string>, tags: Array<string>, };
