// Written from the Rust types by `make types`; changes go there.

/**
 * A change of the checklist, for this incident only.
 */
export type ChangeAction = { "type": "add_step", runbook: number, after: string | null, text: string, commands: Array<string>, } | { "type": "edit_step", step: string, text: string | null, commands: Array<string> | null, } | { "type": "move_step", step: string, after: string | null, before: string | null, } | { "type": "drop_step", step: string, reason: string, } | { "type": "adopt_change", runbook: number, difference: string, } | { "type": "keep_ours", runbook: number, difference: string, };
