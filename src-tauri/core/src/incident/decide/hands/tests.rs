//! Who does a step, by when, and what is written down with a tick.

use crate::clock::Millis;
use crate::incident::command::{Action, ChangeAction, Expected, RecordAction, StepAction};
use crate::incident::decide::tests::Desk;
use crate::incident::entry::sentence;
use crate::incident::{Command, StepRef, decide};

const FIRST: StepRef = StepRef { runbook: 1, step: 1, sub: None, added: None };

fn assign(person: &str) -> Action {
    Action::Step(StepAction::AssignStep { step: "1".into(), person: person.into() })
}

fn due(at: Option<Millis>) -> Action {
    let (step, due) = ("1".to_owned(), String::new());
    Action::Step(StepAction::SetStepDue { step, due, at })
}

fn finish(step: &str, values: Option<&[&str]>) -> Action {
    let values = values.map(|all| all.iter().map(|value| (*value).to_owned()).collect());
    Action::Step(StepAction::FinishStep { step: step.into(), values, reason: None })
}

fn refusal(desk: &Desk, action: Action) -> String {
    desk.ask(action).unwrap_err().message
}

/// A desk with a step 1a that says this.
fn with_step(text: &str) -> Desk {
    let mut desk = Desk::declared();
    desk.act(Action::Change(ChangeAction::AddStep {
        runbook: 1,
        after: Some("1".into()),
        text: text.into(),
        commands: Vec::new(),
    }));
    desk
}

#[test]
fn a_step_is_given_passed_on_and_taken_away() {
    let mut desk = Desk::declared();
    let told = |desk: &mut Desk, person| sentence(&desk.act(assign(person))[0].event);
    assert_eq!(told(&mut desk, " Kim "), "Step 1 is Kim’s: Check the queue");
    assert!(refusal(&desk, assign("Kim")).contains("Kim’s already"));
    assert_eq!(told(&mut desk, "Dana"), "Step 1 is Dana’s, was Kim’s: Check the queue");
    assert_eq!(told(&mut desk, ""), "Step 1 is no longer Dana’s: Check the queue");
    assert!(refusal(&desk, assign("")).contains("nothing to take away"));
    assert!(refusal(&desk, assign("a\nb")).contains("one line"));
}

#[test]
fn a_person_goes_before_the_one_in_the_runbook() {
    let mut desk = Desk::declared();
    desk.state.runbooks[0]
        .file
        .runbook
        .phases
        .iter_mut()
        .flat_map(|p| &mut p.steps)
        .for_each(|step| step.owner = Some("DBA".into()));
    assert_eq!(desk.state.owner_of(FIRST), Some("DBA"));
    assert!(refusal(&desk, assign("")).contains("DBA’s by the runbook"));
    desk.act(assign("Kim"));
    assert_eq!(desk.state.owner_of(FIRST), Some("Kim"));
    desk.act(assign(""));
    assert_eq!(desk.state.owner_of(FIRST), Some("DBA"), "the runbook still says so");
}

#[test]
fn a_due_time_lies_ahead_and_is_for_open_steps() {
    let mut desk = Desk::declared();
    let now = desk.cx.now;
    let at = |minutes| Some(now.plus_minutes(minutes));
    let (early, late, passed) = (at(20), at(30), at(0));
    assert!(refusal(&desk, due(passed)).contains("has passed"));
    assert!(refusal(&desk, due(None)).contains("no due time"));
    desk.act(due(early));
    assert!(refusal(&desk, due(early)).contains("12:20 UTC already"));
    let moved = sentence(&desk.act(due(late))[0].event);
    assert_eq!(
        moved,
        "Step 1 is due at 1970-01-01 12:30 UTC, was 1970-01-01 12:20 UTC: Check the queue"
    );
    let tomorrow = at(30 + 24 * 60);
    let told = sentence(&desk.act(due(tomorrow))[0].event);
    assert!(!told.contains("12:30 UTC, was 12:30 UTC"), "two days have the same hours: {told}");
    let again = refusal(&desk, due(tomorrow));
    assert!(again.contains("1970-01-02 12:30 UTC already"), "{again}");
    for far in [at(367 * 24 * 60), Some(Millis(i64::MAX))] {
        assert!(refusal(&desk, due(far)).contains("more than a year ahead"));
    }
    desk.act(due(at(366 * 24 * 60)));
    desk.act(due(None));
    desk.act(finish("1", None));
    assert!(refusal(&desk, due(late)).contains("undo it first"));
}

#[test]
fn what_another_laptop_set_meanwhile_is_not_overwritten_unseen() {
    let mut desk = Desk::declared();
    desk.act(assign("Kim"));
    let ask = |expected| {
        let command = Command::On { incident: desk.id, action: assign("Dana") };
        decide(&desk.state, &command, Some(&expected), &desk.cx)
    };
    let owner = |person: Option<&str>| Expected::Owner {
        step: "1".into(),
        person: person.map(str::to_owned),
    };
    assert!(ask(owner(None)).is_err(), "it was nobody's when it was looked at");
    assert!(ask(owner(Some("Kim"))).is_ok());
    assert!(ask(Expected::Due { step: "1".into(), due_at: Some(desk.cx.now) }).is_err());
}

#[test]
fn a_step_that_asks_for_a_value_is_ticked_with_it_or_knowingly_without() {
    let mut desk = with_step("Record the lag and the node");
    let said = refusal(&desk, finish("1a", None));
    assert!(said.contains("“lag”") && said.contains("--no-value"), "{said}");
    let one = refusal(&desk, finish("1a", Some(&["3 s"])));
    assert!(one.contains("2 values: lag; node"), "{one}");
    let told = sentence(&desk.act(finish("1a", Some(&[" 3 s ", ""])))[0].event);
    assert_eq!(told, "Step 1a done: Record the lag and the node — lag: 3 s", "what is known");
    desk.act(Action::Step(StepAction::undo("1a")));
    let told = sentence(&desk.act(finish("1a", Some(&[])))[0].event);
    assert_eq!(told, "Step 1a done: Record the lag and the node", "without");
}

#[test]
fn a_value_may_be_written_down_with_any_step_and_is_one_line() {
    let mut desk = Desk::declared();
    assert!(refusal(&desk, finish("1", Some(&["a\nb"]))).contains("one line"));
    let told = sentence(&desk.act(finish("1", Some(&["empty"])))[0].event);
    assert_eq!(told, "Step 1 done: Check the queue — empty");
}

#[test]
fn a_line_to_write_on_is_a_blank_and_counts_where_it_was_filled() {
    let mut desk = with_step("Open a ticket. Ticket: ___");
    assert!(refusal(&desk, finish("1a", None)).contains("“Ticket”"));
    let (name, value) = ("Ticket".to_owned(), "OPS-7".to_owned());
    desk.act(Action::Record(RecordAction::FillBlank { name, value }));
    let told = sentence(&desk.act(finish("1a", None))[0].event);
    assert!(told.ends_with("— Ticket: OPS-7"), "{told}");
}
