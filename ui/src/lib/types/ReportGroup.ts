// Written from the Rust types by `make types`; changes go there.
import type { Cadence } from "./Cadence";
import type { ReportIncident } from "./ReportIncident";
import type { ReportRunbook } from "./ReportRunbook";
import type { Spread } from "./Spread";

/**
 * Incidents that are looked at together.
 */
export type ReportGroup = {
/**
 * Each incident, the earliest first.
 */
incidents: Array<ReportIncident>,
/**
 * From declaring to the end.
 */
lasted: Spread,
/**
 * From declaring to the first text that an audience had by a person.
 */
first_update: Spread,
/**
 * The promises of all of them.
 */
cadence: Cadence,
/**
 * Runbooks, those that were used most first.
 */
runbooks: Array<ReportRunbook>, };
