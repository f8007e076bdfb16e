// Written from the Rust types by `make types`; changes go there.
import type { Escalation } from "./Escalation";
import type { Millis } from "./Millis";

/**
 * Who is to be told, and when.
 */
export type EscalationView = {
/**
 * As the runbook says it.
 */
escalation: Escalation,
/**
 * When its time comes.
 */
at: Millis,
/**
 * Its time has come.
 */
due: boolean, };
