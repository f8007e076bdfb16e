// Written from the Rust types by `make types`; changes go there.
import type { Element } from "./Element";
import type { ItemKind } from "./ItemKind";
import type { Priority } from "./Priority";

/**
 * What is changed of an action item: what is not there stays, an empty text and a `null` take away. Two laptops that change
 * different fields apart lose neither.
 */
export type ItemChange = {
/**
 * What is wrong.
 */
issue?: string,
/**
 * What is done about it; never empty.
 */
fix?: string,
/**
 * Who sees to it.
 */
owner?: string,
/**
 * By which day.
 */
due?: string,
/**
 * What it does against the next incident.
 */
kind?: ItemKind | null,
/**
 * How much it matters.
 */
priority?: Priority | null,
/**
 * What can be seen once it is done.
 */
done_when?: string,
/**
 * Where it is filed.
 */
link?: string,
/**
 * What it changes, in the improvement plan of an exercise.
 */
element?: Element | null, objective?: string, };
