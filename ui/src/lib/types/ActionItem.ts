// Written from the Rust types by `make types`; changes go there.
import type { Element } from "./Element";
import type { ItemKind } from "./ItemKind";
import type { Priority } from "./Priority";

/**
 * Something that is to be done after the end, by somebody and by a day.
 */
export type ActionItem = {
/**
 * What is wrong; empty where only what is to be done was said.
 */
issue: string,
/**
 * What is done about it.
 */
fix: string,
/**
 * What of a capability it changes; the improvement plan of an exercise says it.
 */
element?: Element,
/**
 * Who sees to it: one person or one team.
 */
owner: string | null,
/**
 * By which day: `2026-12-31`.
 */
due: string | null,
/**
 * The objective of an exercise that it comes from.
 */
objective: string | null,
/**
 * What it does against the next incident.
 */
kind?: ItemKind,
/**
 * How much it matters.
 */
priority?: Priority,
/**
 * What can be seen once it is done.
 */
done_when?: string,
/**
 * Where it is filed: an http or https address.
 */
link?: string, };
