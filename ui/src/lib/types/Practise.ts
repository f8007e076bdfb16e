// Written from the Rust types by `make types`; changes go there.
import type { Severity } from "./Severity";
import type { Speed } from "./Speed";

/**
 * Begins an exercise by a scenario. The engine refuses it while something real is on.
 */
export type Practise = {
/**
 * The scenario's file; the edge reads it into `file`.
 */
path: string,
/**
 * Injects are released by the program, and it ends by itself.
 */
auto: boolean,
/**
 * How fast the story runs.
 */
speed: Speed,
/**
 * How bad what is practised is; without it as the runbook says, else SEV 2.
 */
severity: Severity | null, };
