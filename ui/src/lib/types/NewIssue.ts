// Written from the Rust types by `make types`; changes go there.
import type { Tracker } from "./Tracker";

/**
 * A link to the form for a new issue.
 */
export type NewIssue = {
/**
 * Where.
 */
tracker: Tracker,
/**
 * The address.
 */
url: string,
/**
 * The text was longer than a link can be, and ends with `…`.
 */
cut: boolean, };
