// Written from the Rust types by `make types`; changes go there.
import type { Audience } from "./Audience";
import type { Cadence } from "./Cadence";
import type { IncidentState } from "./IncidentState";
import type { Lasted } from "./Lasted";
import type { Millis } from "./Millis";
import type { ReviewClock } from "./ReviewClock";
import type { Severity } from "./Severity";

/**
 * An ended incident in a row.
 */
export type EndedIncident = {
/**
 * Its id.
 */
id: string,
/**
 * `INC-0042`
 */
number: string,
/**
 * What was broken.
 */
title: string,
/**
 * How bad it was.
 */
severity: Severity,
/**
 * Resolved, Closed or Declined.
 */
state: IncidentState,
/**
 * An exercise.
 */
exercise: boolean,
/**
 * When it ended.
 */
ended_at: Millis,
/**
 * From declaring to the end.
 */
lasted: Lasted,
/**
 * Promises kept within 60 seconds, and promises that fell due.
 */
cadence: Cadence,
/**
 * Where its post-mortem stands, while somebody is to be reminded of it: not of an exercise, and not once it, or a
 * draft's incident, is closed.
 */
review: ReviewClock | null,
/**
 * The audiences that do not know that it is resolved, with the promises that they know of.
 */
waiting: Array<[Audience, Millis]>,
/**
 * Its place among those at hand, which it keeps until it is closed.
 */
place: number | null, };
