// Written from the Rust types by `make types`; changes go there.

/**
 * A change of the rhythm; none moves a promise.
 */
export type RhythmAction = { "type": "snooze", minutes: number, reason: string, } | { "type": "skip_ping", reason: string, } | { "type": "hold", reason: string, } | { "type": "unhold", reason: string | null, } | { "type": "take_rhythm" };
