// Written from the Rust types by `make types`; changes go there.
import type { Speed } from "./Speed";

/**
 * What is done with the clock of an exercise. Times are milliseconds of the story.
 */
export type ClockAction = { "type": "pause_exercise", reason: string | null, } | { "type": "resume_exercise" } | { "type": "set_speed", speed: Speed, } | { "type": "jump_to", to_ms: number, };
