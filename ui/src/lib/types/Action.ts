// Written from the Rust types by `make types`; changes go there.
import type { ChangeAction } from "./ChangeAction";
import type { ExerciseAction } from "./ExerciseAction";
import type { ItemAction } from "./ItemAction";
import type { PostAction } from "./PostAction";
import type { RecordAction } from "./RecordAction";
import type { RhythmAction } from "./RhythmAction";
import type { StateAction } from "./StateAction";
import type { StepAction } from "./StepAction";

/**
 * What can be done to an incident. The groups are ours alone: each action is written by its `type`.
 */
export type Action = StepAction | ChangeAction | RecordAction | StateAction | RhythmAction | PostAction | ItemAction | ExerciseAction;
