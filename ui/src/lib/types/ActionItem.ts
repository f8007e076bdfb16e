// Written from the Rust types by `make types`; changes go there.
import type { Element } from "./Element";

/**
 * Something that is to be done after the end, by somebody and by a day.
 */
export type ActionItem = {
/**
 * What is wrong.
 */
issue: string,
/**
 * What is done about it.
 */
fix: string,
/**
 * What it changes.
 */
element: Element,
/**
 * Who sees to it.
 */
owner: string | null,
/**
 * By which day: `2026-12-31`.
 */
due: string | null,
/**
 * The objective that it comes from.
 */
objective: string | null, };
