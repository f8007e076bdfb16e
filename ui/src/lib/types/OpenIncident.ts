// Written from the Rust types by `make types`; changes go there.
import type { ClockView } from "./ClockView";
import type { IncidentState } from "./IncidentState";
import type { Millis } from "./Millis";
import type { OwnClock } from "./OwnClock";
import type { Progress } from "./Progress";
import type { Severity } from "./Severity";
import type { Since } from "./Since";

/**
 * An open incident in a row.
 */
export type OpenIncident = {
/**
 * Its id.
 */
id: string,
/**
 * `INC-0042`
 */
number: string,
/**
 * What is broken.
 */
title: string,
/**
 * How bad.
 */
severity: Severity,
/**
 * Where it stands.
 */
state: IncidentState,
/**
 * An exercise.
 */
exercise: boolean,
/**
 * It runs by a scenario: its facilitator has a screen.
 */
scenario: boolean,
/**
 * Who commands.
 */
commander: string | null,
/**
 * How far.
 */
progress: Progress,
/**
 * When it was declared, as it holds.
 */
declared_at: Millis,
/**
 * The same by the clock as it goes now: what is counted from declaring counts from here.
 */
since: Since,
/**
 * The earliest promise.
 */
next_update_at: Millis | null,
/**
 * Why pings are held.
 */
held: string | null,
/**
 * The laptop that sends; none when it is this one.
 */
speaker: string | null,
/**
 * Titles of its runbooks.
 */
runbooks: Array<string>,
/**
 * Its place among those at hand, for its life: `Alt 1` to `9`, and its tab in the strip.
 */
place: number | null,
/**
 * The clock to the next update.
 */
clock: ClockView,
/**
 * The clock that its times are of; none where that is the wall's.
 */
own: OwnClock | null, };
