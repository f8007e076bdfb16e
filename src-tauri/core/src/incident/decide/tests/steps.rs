//! Ticking, skipping and undoing.

use super::*;

#[test]
fn a_step_is_ticked_once_and_undone_before_anything_else_is_said() {
    let mut desk = Desk::declared();
    desk.act(step("1"));
    let again = desk.ask(step("1")).unwrap_err();
    assert!(again.message.contains("done by Dana at 12:00"), "it says who and when: {again}");
    let skip = Action::Step(StepAction::SkipStep { step: "1".into(), reason: "no".into() });
    assert!(
        desk.ask(skip).unwrap_err().message.contains("undo it first"),
        "done is not skipped by accident"
    );
    desk.act(Action::Step(StepAction::undo("1")));
    assert_eq!(desk.state.status_of(StepRef::step(1, 1)), StepStatus::Open, "undo opens it");
    assert_eq!(desk.ask(step("9")).unwrap_err().code, Code::NotFound, "there is no step 9");
    desk.act(step("1.1"));
    assert_eq!(desk.state.progress().done, 0, "a sub-step does not count");
}

#[test]
fn what_is_said_of_a_step_has_its_reason_with_it() {
    let mut desk = Desk::declared();
    let reason = Some(" by hand ".to_owned());
    let done = |values| StepAction::FinishStep { step: "1".into(), values, reason: reason.clone() };
    assert_eq!(desk.act(Action::Step(done(None))).len(), 1, "one entry");
    let record = desk.state.steps.get(&StepRef::step(1, 1)).unwrap();
    assert_eq!(record.reason.as_deref(), Some("by hand"), "it stands with the step");
    assert!(desk.ask(Action::Step(done(None))).is_err(), "a refusal leaves no half of it");
    let undo = |step: &str| StepAction::UndoStep { step: step.into(), reason: reason.clone() };
    let said = desk.act(Action::Step(undo("1")));
    assert!(
        matches!(&said[..], [Decided { event: Event::StepUndone(e), .. }] if e.reason.is_some())
    );
    let reason = "no replica".to_owned();
    desk.act(Action::Change(ChangeAction::DropStep { step: "2".into(), reason }));
    let said = desk.act(Action::Step(undo("2")));
    assert!(
        matches!(&said[..], [Decided { event: Event::StepRestored(e), .. }] if e.reason.is_some())
    );
}

#[test]
fn progress_leaves_skipped_steps_out_and_a_skip_needs_a_reason() {
    let mut desk = Desk::declared();
    let empty = Action::Step(StepAction::SkipStep { step: "2".into(), reason: " ".into() });
    assert!(desk.ask(empty).is_err(), "a skip without a reason tells the post-mortem nothing");
    desk.act(Action::Step(StepAction::SkipStep { step: "2".into(), reason: "it runs".into() }));
    desk.act(step("1"));
    let progress = desk.state.progress();
    assert_eq!((progress.done, progress.skipped, progress.total), (1, 1, 4), "done, skipped, all");
}
