// Written from the Rust types by `make types`; changes go there.
import type { Now } from "./Now";
import type { ReportGroup } from "./ReportGroup";

/**
 * All incidents since a day, or all that there are.
 */
export type ReportView = {
/**
 * The time.
 */
now: Now,
/**
 * The first day that counts; none for all.
 */
since: string | null,
/**
 * Real incidents.
 */
real: ReportGroup,
/**
 * Exercises.
 */
exercises: ReportGroup,
/**
 * Action items of real incidents that are open, since whenever.
 */
actions_open: number,
/**
 * Those that are late.
 */
actions_overdue: number, };
