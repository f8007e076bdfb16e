// Written from the Rust types by `make types`; changes go there.

/**
 * What kind of entry it is.
 */
export type EntryKind = "declared" | "runbook_attached" | "severity_set" | "state_set" | "channels_chosen" | "role_assigned" | "step_started" | "step_done" | "step_skipped" | "step_undone" | "step_blocked" | "step_added" | "step_edited" | "step_moved" | "step_dropped" | "step_restored" | "step_assigned" | "step_due_set" | "change_set_aside" | "blank_filled" | "note" | "decision" | "update_posted" | "ping_posted" | "ping_skipped" | "ask_first" | "snoozed" | "held" | "unheld" | "rhythm_taken" | "resolved" | "reopened" | "closed" | "declined" | "review_set" | "escalation_due" | "delivery" | "delivery_settled" | "suspended" | "clock_stepped" | "exercise_started" | "exercise_paused" | "exercise_resumed" | "exercise_speed_set" | "exercise_jumped" | "exercise_stalled" | "inject_released" | "inject_held" | "inject_skipped" | "inject_retimed" | "hint_given" | "expectation_marked" | "observation_made" | "exercise_ended" | "exercise_aborted" | "objective_rated" | "action_added" | "purged" | "unknown";
