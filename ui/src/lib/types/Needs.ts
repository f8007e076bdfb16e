// Written from the Rust types by `make types`; changes go there.
import type { Millis } from "./Millis";
import type { Need } from "./Need";

/**
 * What needs the commander.
 */
export type Needs = {
/**
 * The first first: by rank, then those of the incident that is shown, then by severity and age.
 */
list: Array<Need>,
/**
 * When the list becomes another by itself.
 */
turns_at: Millis | null, };
