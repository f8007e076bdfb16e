// Written from the Rust types by `make types`; changes go there.

/**
 * What is said of a step.
 */
export type StepAction = { "type": "start_step", step: string, } | { "type": "finish_step", step: string, values?: Array<string>, } | { "type": "skip_step", step: string, reason: string, } | { "type": "undo_step", step: string, } | { "type": "block_step", step: string, reason: string, } | { "type": "assign_step", step: string, person: string, } | { "type": "set_step_due", step: string, due: string, };
