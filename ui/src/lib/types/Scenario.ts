// Written from the Rust types by `make types`; changes go there.
import type { Inject } from "./Inject";
import type { Millis } from "./Millis";
import type { Mode } from "./Mode";
import type { Objective } from "./Objective";
import type { Participant } from "./Participant";
import type { ScenarioKind } from "./ScenarioKind";

/**
 * What a team practises with: a situation, and what becomes known while they work on it.
 */
export type Scenario = {
/**
 * Its name, without `Scenario:`.
 */
title: string,
/**
 * What kind of exercise it is for.
 */
kind: ScenarioKind,
/**
 * Whether people talk or act.
 */
mode: Mode,
/**
 * How long it is meant to take.
 */
duration_ms: number | null,
/**
 * The promised minutes between updates; none where the severity decides.
 */
cadence_minutes: number | null,
/**
 * The time of day in the story when it begins; only shown, never waited for.
 */
clock_start: Millis | null,
/**
 * The situation that everybody may read before it begins.
 */
opening: string,
/**
 * What the exercise is to show.
 */
objectives: Array<Objective>,
/**
 * Who takes part.
 */
participants: Array<Participant>,
/**
 * How it is played, a rule each.
 */
rules: Array<string>,
/**
 * When it is broken off, a reason each.
 */
stop_criteria: Array<string>,
/**
 * What is released to the players, in the order of the file.
 */
injects: Array<Inject>,
/**
 * The questions for the talk right after it.
 */
hot_wash: Array<string>,
/**
 * The runbook that it practises, as the file names it: `database/database-unresponsive.md`.
 */
runbook: string | null,
/**
 * Words by which it is sorted and found.
 */
tags: Array<string>,
/**
 * Everything else that the file says, as it stands there. For the facilitator alone.
 */
notes: string, };
