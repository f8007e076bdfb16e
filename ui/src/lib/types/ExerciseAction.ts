// Written from the Rust types by `make types`; changes go there.
import type { ClockAction } from "./ClockAction";
import type { InjectAction } from "./InjectAction";
import type { JudgeAction } from "./JudgeAction";

/**
 * What is done with a running exercise. The groups are ours alone: each action is written by its `type`.
 */
export type ExerciseAction = ClockAction | InjectAction | JudgeAction;
