// Written from the Rust types by `make types`; changes go there.
import type { ActionItem } from "./ActionItem";
import type { Block } from "./Block";
import type { ExerciseClock } from "./ExerciseClock";
import type { InjectView } from "./InjectView";
import type { Measures } from "./Measures";
import type { Mode } from "./Mode";
import type { NextInject } from "./NextInject";
import type { Now } from "./Now";
import type { ObjectiveView } from "./ObjectiveView";
import type { ObservationView } from "./ObservationView";
import type { OpenIncident } from "./OpenIncident";
import type { ScenarioKind } from "./ScenarioKind";

/**
 * An exercise as its facilitator sees it. Times of the story are milliseconds from its start.
 */
export type ExerciseView = {
/**
 * The time on the wall.
 */
now: Now,
/**
 * The incident that is practised.
 */
incident: OpenIncident,
/**
 * The scenario's title.
 */
title: string,
/**
 * What kind of exercise it is.
 */
kind: ScenarioKind,
/**
 * Whether people talk or act.
 */
mode: Mode,
/**
 * Who directs it.
 */
facilitator: string | null,
/**
 * Entries in the log.
 */
entries: number,
/**
 * The scenario's file.
 */
path: string,
/**
 * SHA-256 of the file as it was when the exercise began.
 */
hash: string,
/**
 * Injects go by themselves.
 */
auto: boolean,
/**
 * The clock.
 */
clock: ExerciseClock,
/**
 * Why an exercise should end now: the real incident of SEV 2 or worse that is open.
 */
real_trouble: string | null,
/**
 * The rehearsal channels that its texts may reach.
 */
channels: Array<string>,
/**
 * Reasons to break it off.
 */
stop_criteria: Array<string>,
/**
 * The injects in the order in which they are run.
 */
injects: Array<InjectView>,
/**
 * The inject that was released last.
 */
current: string | null,
/**
 * The inject that is next: due and offered, or the next by the clock.
 */
next: NextInject | null,
/**
 * What it is to show.
 */
objectives: Array<ObjectiveView>,
/**
 * What was seen, the latest last.
 */
observations: Array<ObservationView>,
/**
 * The improvement plan.
 */
actions: Array<ActionItem>,
/**
 * What is measured so far.
 */
measures: Measures,
/**
 * The questions for the talk after it.
 */
hot_wash: Array<string>,
/**
 * What a reader of the report would miss, a sentence each.
 */
missing: Array<string>,
/**
 * The texts of the scenario that are more than plain words.
 */
drawn: { [key in string]: Array<Block> }, };
