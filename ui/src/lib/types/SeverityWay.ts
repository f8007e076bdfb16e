// Written from the Rust types by `make types`; changes go there.
import type { Severity } from "./Severity";

/**
 * What a severity can be set to.
 */
export type SeverityWay = {
/**
 * What it becomes.
 */
to: Severity,
/**
 * True where a reason must be given.
 */
needs_reason: boolean, };
