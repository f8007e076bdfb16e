// Written from the Rust types by `make types`; changes go there.

/**
 * What is said of a step. Skipping and blocking want a reason; whoever does the rest may give one, which stands with it.
 */
export type StepAction = { "type": "start_step", step: string, reason?: string, } | { "type": "finish_step", step: string, values?: Array<string>, reason?: string, } | { "type": "skip_step", step: string, reason: string, } | { "type": "undo_step", step: string, reason?: string, } | { "type": "block_step", step: string, reason: string, } | { "type": "assign_step", step: string, person: string, } | { "type": "set_step_due", step: string, due: string, };
