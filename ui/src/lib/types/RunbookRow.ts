// Written from the Rust types by `make types`; changes go there.
import type { Badge } from "./Badge";
import type { FreshnessState } from "./FreshnessState";

/**
 * A runbook in a row of the library: what a list of ten thousand can carry.
 */
export type RunbookRow = {
/**
 * Its path below the workspace, with `/`.
 */
path: string,
/**
 * Its title.
 */
title: string,
/**
 * The folder that it lies in.
 */
group: string,
/**
 * `SEV 1 · 12 steps`
 */
facts: string,
/**
 * How fresh it is.
 */
state: FreshnessState,
/**
 * The word beside it.
 */
badge: Badge,
/**
 * The open incident that uses it, the lowest of several: `INC-0042`.
 */
in_use: string | null,
/**
 * The other open incidents that use it.
 */
also_in?: Array<string>,
/**
 * Why it could not be read, where it could not.
 */
problem: string | null, };
