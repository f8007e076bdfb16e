// Written from the Rust types by `make types`; changes go there.
import type { KeyTime } from "./KeyTime";
import type { Millis } from "./Millis";

/**
 * What is written down.
 */
export type RecordAction = { "type": "attach_runbook", path: string, } | { "type": "assign_role", role: string, person: string, } | { "type": "fill_blank", name: string, value: string, } | { "type": "note", text: string, happened_at: Millis | null, } | { "type": "decide", text: string, happened_at: Millis | null, } | { "type": "set_key_time", which: KeyTime, time: string, reason: string | null, } | { "type": "finish_postmortem", open: number, reason: string, } | { "type": "own_postmortem", owner: string | null, };
