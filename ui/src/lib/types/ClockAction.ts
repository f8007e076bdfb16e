// Written from the Rust types by `make types`; changes go there.

/**
 * What is done with the clock of an exercise. A speed and a time of the story come as they were typed, and are read
 * where it is decided: there is one grammar of each.
 */
export type ClockAction = { "type": "pause_exercise", reason: string | null, } | { "type": "resume_exercise" } | { "type": "set_speed", speed: string, } | { "type": "jump_to", to: string, };
