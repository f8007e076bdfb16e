// Written from the Rust types by `make types`; changes go there.
import type { Cadence } from "./Cadence";
import type { IncidentState } from "./IncidentState";
import type { Millis } from "./Millis";
import type { Severity } from "./Severity";

/**
 * An incident as a point.
 */
export type ReportIncident = {
/**
 * Its id.
 */
id: string,
/**
 * How it is called.
 */
number: string,
/**
 * What was broken.
 */
title: string,
/**
 * How bad it was in the end.
 */
severity: Severity,
/**
 * Where it stands.
 */
state: IncidentState,
/**
 * When it was declared, as it holds.
 */
declared_at: Millis,
/**
 * From declaring to the end; none while it is open, or where the clocks cannot say.
 */
lasted_ms: number | null,
/**
 * From declaring to the first text by a person that an audience had; none where none was sent.
 */
first_update_ms: number | null,
/**
 * Its promises.
 */
cadence: Cadence, };
