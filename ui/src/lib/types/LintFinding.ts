// Written from the Rust types by `make types`; changes go there.
import type { Level } from "./Level";
import type { LintRule } from "./LintRule";

/**
 * What a rule found.
 */
export type LintFinding = {
/**
 * The rule: `dead-link`.
 */
rule: LintRule,
/**
 * How much it matters.
 */
level: Level,
/**
 * The line in the file, from 1; none when it concerns the whole file.
 */
line: number | null,
/**
 * One sentence that says what to do.
 */
message: string, };
