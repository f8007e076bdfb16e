// Written from the Rust types by `make types`; changes go there.
import type { Severity } from "./Severity";

/**
 * A severity as the file words it.
 */
export type SeverityHint = {
/**
 * What it means here; none when the words are not understood.
 */
level: Severity | null,
/**
 * The file's own words: `P1 (critical)`.
 */
text: string, };
