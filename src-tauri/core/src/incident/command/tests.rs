//! Every action is written and read as it always was, whatever group it stands in.

use super::*;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use ts_rs::{Config, TypeVisitor};

/// The types of all actions of a group, and of the groups in it, as the page has them: those that a person can ask for.
pub(crate) fn types_of<T: TS + 'static>() -> BTreeSet<String> {
    let mut types = Types::default();
    types.visit::<T>();
    types.found
}

/// The types that are among many actions of a strategy.
pub(crate) fn drawn(actions: &impl Strategy<Value = Action>) -> BTreeSet<String> {
    let mut runner = TestRunner::deterministic();
    let mut draw = || actions.new_tree(&mut runner).expect("an action").current();
    let types = (0..3_000).map(|_| serde_json::to_value(draw()).expect("it is written"));
    types.filter_map(|action| Some(action["type"].as_str()?.to_owned())).collect()
}

#[derive(Default)]
struct Types {
    seen: BTreeSet<String>,
    found: BTreeSet<String>,
}

impl TypeVisitor for Types {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        let config = Config::new();
        if T::output_path().is_none() || !self.seen.insert(T::ident(&config)) {
            return;
        }
        let declared = T::decl(&config);
        let named = declared.split("\"type\": \"").skip(1);
        self.found.extend(named.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())));
        T::visit_dependencies(self);
    }
}

/// Each action by its type, with the fields that it must have.
fn written() -> Vec<Value> {
    let lists = [of_incidents(), of_exercises()];
    lists.iter().flat_map(|list| list.as_array().cloned().unwrap_or_default()).collect()
}

fn of_incidents() -> Value {
    json!([
        {"type": "attach_runbook", "path": "a.md"},
        {"type": "set_severity", "severity": "sev1", "reason": null},
        {"type": "set_state", "state": "identified", "reason": "seen"},
        {"type": "assign_role", "role": "scribe", "person": "Bo"},
        {"type": "start_step", "step": "1"},
        {"type": "start_step", "step": "1", "reason": "Bo is at it"},
        {"type": "finish_step", "step": "1"},
        {"type": "finish_step", "step": "1", "values": ["3 s", ""], "reason": "by hand"},
        {"type": "assign_step", "step": "1", "person": "Kim"},
        {"type": "set_step_due", "step": "1", "due": "+20m"},
        {"type": "skip_step", "step": "1", "reason": "no"},
        {"type": "undo_step", "step": "1"},
        {"type": "undo_step", "step": "1", "reason": "wrong host"},
        {"type": "block_step", "step": "1", "reason": "no"},
        {"type": "add_step", "runbook": 1, "after": null, "text": "Look", "commands": ["ls"]},
        {"type": "edit_step", "step": "1", "text": null, "commands": null},
        {"type": "move_step", "step": "1", "after": "2", "before": null},
        {"type": "drop_step", "step": "1", "reason": "no"},
        {"type": "adopt_change", "runbook": 1, "difference": "d"},
        {"type": "keep_ours", "runbook": 1, "difference": "d"},
        {"type": "fill_blank", "name": "db-host", "value": "db-7"},
        {"type": "note", "text": "seen", "happened_at": 1},
        {"type": "decide", "text": "fail over", "happened_at": null},
        {"type": "set_key_time", "which": "detected", "time": "14:07", "reason": null},
        {"type": "set_review", "review": "reviewed", "open": 2, "because": "why"},
        {"type": "finish_postmortem", "open": 2, "reason": "why"},
        {"type": "own_postmortem", "owner": "Kim"},
        {
            "type": "post_update", "audience": "external", "text": "We look.", "state": null,
            "next_minutes": 30, "approved_by": "Kim", "elsewhere": true, "to_nobody": false, "without": ["mail"]
        },
        {"type": "choose_channels", "only": ["mail"]},
        {"type": "choose_channels", "only": null},
        {"type": "snooze", "minutes": 5, "reason": "call"},
        {"type": "skip_ping", "reason": "call"},
        {"type": "hold", "reason": "call"},
        {"type": "unhold", "reason": null},
        {"type": "take_rhythm"},
        {"type": "resolve", "text": null},
        {"type": "reopen", "reason": null},
        {"type": "close"},
        {"type": "decline", "reason": "drill"},
        {
            "type": "settle_delivery", "message": "0195f0c1-0000-7000-8000-000000000001",
            "outcome": "send_again"
        },
        {
            "type": "add_action", "issue": "", "fix": "Alert on a full disk", "owner": "Kim",
            "due": "2026-03-01", "objective": null, "kind": "detect", "priority": "P1"
        },
        {"type": "change_action", "item": "A1", "change": {"owner": "Bo"}},
        {"type": "settle_action", "item": "A1", "outcome": "rejected", "reason": "too dear"},
        {"type": "reopen_action", "item": "A1", "reason": null},
    ])
}

fn of_exercises() -> Value {
    json!([
        {"type": "pause_exercise", "reason": "coffee"},
        {"type": "resume_exercise"},
        {"type": "set_speed", "speed": "60"},
        {"type": "jump_to", "to": "T+00:40"},
        {"type": "release_inject", "inject": "I1"},
        {"type": "hold_inject", "inject": "I1", "reason": null},
        {"type": "skip_inject", "inject": "I1", "reason": "no time"},
        {"type": "retime_inject", "inject": "I1", "to": "T+00:40"},
        {"type": "give_hint", "inject": "I1"},
        {"type": "mark_expectation", "inject": "I1", "number": 1, "met": "yes", "note": null, "in_time": true},
        {"type": "observe", "kind": "gap", "text": "seen", "objective": "O1", "inject": null},
        {"type": "rate_objective", "objective": "O1", "rating": "performed", "reason": "quick"},
        {"type": "end_exercise"},
        {"type": "abort_exercise", "reason": "real"},
    ])
}

#[test]
fn every_action_has_a_sample() {
    let types: BTreeSet<String> =
        written().iter().filter_map(|one| Some(one["type"].as_str()?.to_owned())).collect();
    assert_eq!(types, types_of::<Action>(), "each that a person can ask for, and no other");
}

#[test]
fn every_action_is_written_as_it_is_read() {
    for one in written() {
        let action = serde_json::from_value::<Action>(one.clone());
        let action = action.unwrap_or_else(|e| panic!("{one}: {e}"));
        assert_eq!(serde_json::to_value(&action).expect("writes"), one, "{action:?}");
    }
}

#[test]
fn what_may_be_left_out_of_an_action_is_filled_in() {
    let read = |json: Value| serde_json::from_value::<Action>(json).expect("reads");
    let add = read(json!({"type": "add_step", "after": "1", "text": "Look"}));
    let (after, text) = (Some("1".to_owned()), "Look".to_owned());
    let commands = Vec::new();
    assert_eq!(add, ChangeAction::AddStep { runbook: 1, after, text, commands }.into());
    let update = read(json!({"type": "post_update", "audience": "internal", "text": "x"}));
    assert!(matches!(
        update,
        Action::Post(PostAction::PostUpdate(Update { elsewhere: false, .. }))
    ));
}

#[test]
fn an_action_that_nobody_knows_is_refused() {
    let system = json!({"type": "system", "ping": {"audience": "internal", "text": ""}});
    for json in [system, json!({"type": "grow"}), json!({"type": "skip_step", "step": "1"})] {
        assert!(serde_json::from_value::<Action>(json.clone()).is_err(), "{json}");
    }
}
