// Written from the Rust types by `make types`; changes go there.
import type { FoundIn } from "./FoundIn";
import type { Opening } from "./Opening";
import type { RunbookCard } from "./RunbookCard";

/**
 * A hit of "what do you see?".
 */
export type Hit = {
/**
 * The runbook.
 */
runbook: RunbookCard,
/**
 * Where it was found best.
 */
found_in: FoundIn,
/**
 * The line, in parts; `true` for a part that was asked for.
 */
line: Array<[string, boolean]>,
/**
 * How often the words stand in it.
 */
times: number,
/**
 * Why it is what the words mean, as in `its title says “outage”`: a screen then chooses it by itself. None where
 * only a person can tell, and no runbook is chosen.
 */
reason: string | null,
/**
 * What is declared with it by these words.
 */
opening: Opening, };
