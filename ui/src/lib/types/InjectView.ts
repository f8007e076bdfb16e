// Written from the Rust types by `make types`; changes go there.
import type { ExpectationView } from "./ExpectationView";
import type { InjectKind } from "./InjectKind";
import type { InjectStatus } from "./InjectStatus";
import type { Score } from "./Score";

/**
 * An inject.
 */
export type InjectView = {
/**
 * `I1`
 */
id: string,
/**
 * A few words.
 */
title: string,
/**
 * What it is for.
 */
kind: InjectKind,
/**
 * What has become of it.
 */
status: InjectStatus,
/**
 * When it is due.
 */
due_ms: number | null,
/**
 * When something became of it.
 */
at_ms: number | null,
/**
 * Why.
 */
reason: string | null,
/**
 * When it comes, in words; none for one with a time.
 */
trigger: string | null,
/**
 * False for a contingency while what it waits for does not happen.
 */
needed: boolean,
/**
 * What players are given.
 */
text: string,
/**
 * Who says it in the story.
 */
from: string | null,
/**
 * To which roles.
 */
to: Array<string>,
/**
 * By which way.
 */
via: string | null,
/**
 * What players are expected to do.
 */
expectations: Array<ExpectationView>,
/**
 * How many of them were met.
 */
score: Score,
/**
 * Help for players who are stuck.
 */
hints: Array<string>,
/**
 * How many of them were given.
 */
hints_given: number,
/**
 * What only the facilitator reads.
 */
facilitator: Array<string>, };
