// Written from the Rust types by `make types`; changes go there.
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
 * Where it was found: `Title`, `Symptom`, `Heading` or `Step`.
 */
found_in: string,
/**
 * The line, in parts; `true` for a part that was asked for.
 */
line: Array<[string, boolean]>, };
