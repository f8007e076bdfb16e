// Written from the Rust types by `make types`; changes go there.
import type { Badge } from "./Badge";
import type { FreshnessState } from "./FreshnessState";

/**
 * How fresh a runbook is, with the words for it.
 */
export type Freshness = {
/**
 * The state.
 */
state: FreshnessState,
/**
 * The word beside it.
 */
badge: Badge,
/**
 * For the line at declare, one sentence; empty when fresh.
 */
line: string,
/**
 * The last review, as `2026-01-19`.
 */
reviewed_on: string | null,
/**
 * When the next review is due, as `2026-07-19`.
 */
due_on: string | null,
/**
 * The last use in an incident that was resolved, as `2026-12-12`.
 */
used_on: string | null, };
