// Written from the Rust types by `make types`; changes go there.
import type { Audience } from "./Audience";
import type { IncidentState } from "./IncidentState";
import type { Millis } from "./Millis";
import type { OutboxId } from "./OutboxId";
import type { Settled } from "./Settled";
import type { Severity } from "./Severity";

/**
 * What can be done to an incident.
 */
export type Action = { "type": "attach_runbook", path: string, } | { "type": "set_severity", severity: Severity, reason: string | null, } | { "type": "set_state", state: IncidentState, reason: string | null, } | { "type": "assign_role", role: string, person: string, } | { "type": "start_step", step: string, } | { "type": "finish_step", step: string, } | { "type": "skip_step", step: string, reason: string, } | { "type": "undo_step", step: string, } | { "type": "block_step", step: string, reason: string, } | { "type": "add_step", runbook: number, after: string | null, text: string, commands: Array<string>, } | { "type": "edit_step", step: string, text: string | null, commands: Array<string> | null, } | { "type": "move_step", step: string, after: string | null, before: string | null, } | { "type": "drop_step", step: string, reason: string, } | { "type": "adopt_change", runbook: number, difference: string, } | { "type": "keep_ours", runbook: number, difference: string, } | { "type": "fill_blank", name: string, value: string, } | { "type": "note", text: string, happened_at: Millis | null, } | { "type": "decide", text: string, happened_at: Millis | null, } | { "type": "post_update", audience: Audience, text: string,
/**
 * A new state, told with the update.
 */
state: IncidentState | null,
/**
 * Minutes to the next update; none for the audience's interval.
 */
next_minutes: number | null,
/**
 * Who approved it: needed for the external audience.
 */
approved_by: string | null,
/**
 * True when it was said on the call or pasted by hand: nothing is sent.
 */
elsewhere: boolean, } | { "type": "snooze", minutes: number, reason: string, } | { "type": "skip_ping", reason: string, } | { "type": "hold", reason: string, } | { "type": "unhold", reason: string | null, } | { "type": "take_rhythm" } | { "type": "resolve", text: string | null, } | { "type": "reopen", reason: string | null, } | { "type": "close" } | { "type": "decline", reason: string, } | { "type": "settle_delivery", message: OutboxId, outcome: Settled, };
