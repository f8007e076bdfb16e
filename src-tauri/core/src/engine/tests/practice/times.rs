//! What an exercise leaves to others: the wall's time of its end, and a clock that nobody can wind up again.

use super::*;
use crate::incident::command::{PostAction, StateAction};
use crate::store::incidents;

/// An exercise in which nothing comes by itself but the rhythm.
pub(crate) fn talk(desk: &mut Desk, speed: &str) -> IncidentId {
    begin(desk, scenario(vec![inject("I1", 10_000)]), false, speed)
}

/// An exercise in which I2 comes only where what I1 asks for was not done in ten minutes, and I3 after it. Its I1 was released.
pub(crate) fn stall(desk: &mut Desk) -> IncidentId {
    let unmet = Trigger::Unmet { objective: "O1".into(), at_ms: 10 * MINUTE };
    let quiet = |id: &str, minutes| Inject { expectations: vec![], ..inject(id, minutes) };
    let second = Inject { expectations: vec![], ..contingency("I2", unmet) };
    let id = begin(desk, scenario(vec![inject("I1", 0), second, quiet("I3", 20)]), false, "1");
    desk.act(id, InjectAction::ReleaseInject { inject: Some("I1".into()) }.into());
    id
}

/// Says that what I1 asks for was done.
pub(crate) fn met(desk: &mut Desk, id: IncidentId) {
    let (inject, met) = ("I1".into(), Met::Yes);
    desk.act(
        id,
        InjectAction::MarkExpectation { inject, number: 1, met, note: None, in_time: None }.into(),
    );
}

#[test]
fn an_exercise_that_is_over_is_not_reopened() {
    let mut desk = Desk::new();
    let id = talk(&mut desk, "1");
    let reopen = || StateAction::Reopen { reason: None }.into();
    desk.act(id, PostAction::Resolve { text: None }.into());
    desk.act(id, reopen());
    desk.act(id, JudgeAction::EndExercise.into());
    let again = Command::On { incident: id, action: reopen() };
    let why = desk.engine.execute(again, None, "Kim").unwrap_err().message;
    assert!(why.contains("is over") && why.contains("exercise run"), "it says what to do: {why}");
}

#[test]
fn a_damaged_exercise_keeps_no_other_from_beginning() {
    let mut desk = Desk::new();
    let damaged = talk(&mut desk, "1");
    let damage = "DROP TRIGGER event_is_never_changed; DELETE FROM snapshot;
                  UPDATE event SET actor = CAST(x'ff' AS TEXT)";
    desk.engine.store().read().execute_batch(damage).unwrap();
    let mut engine = desk.again();
    assert!(engine.incident(damaged).is_err(), "it cannot be read");
    let command = practise(scenario(vec![inject("I1", 10_000)]), false, "1");
    let next = engine.execute(command, None, "Kim").unwrap().incident;
    assert_eq!(engine.find_exercise(None).unwrap().to_string(), next);
}

#[test]
fn a_story_that_ran_ahead_ended_in_lists_when_it_did_on_the_wall() {
    let mut desk = Desk::new();
    let id = talk(&mut desk, "3600");
    kept(&mut desk, 20);
    desk.act(id, PostAction::Resolve { text: None }.into());
    let now = desk.engine.clock().now();
    let listed = incidents::list(desk.engine.store().read()).unwrap().remove(0);
    assert_eq!(listed.ended_at, Some(now));
    let told = desk.engine.incident(id).unwrap().ended_at.unwrap();
    assert_eq!(told.since(now), 20 * 3_599_000, "its own story has another time");
}

#[test]
fn an_exercise_goes_without_a_runbook_that_is_not_there_and_says_so() {
    let mut desk = Desk::new();
    let runbook = Some("database/gone.md".to_owned());
    let scenario = Scenario { runbook, ..scenario(vec![inject("I1", 0)]) };
    let done = desk.engine.execute(practise(scenario, false, "1"), None, "Kim").unwrap();
    let said = done.remarks.join(" ");
    assert!(said.contains("database/gone.md is not in the library"), "{said}");
    let id = done.incident.parse().unwrap();
    assert!(desk.engine.incident(id).unwrap().runbooks.is_empty());
}

#[test]
fn a_story_that_runs_never_seems_to_stand_while_time_passes_between_two_looks() {
    let home = tempfile::tempdir().unwrap();
    let clock = crate::clock::Clock::system();
    let mut engine = Engine::open(&home.path().join("data"), home.path(), clock).unwrap();
    let command = practise(scenario(vec![inject("I1", 10_000)]), false, "1");
    let id = engine.execute(command, None, "Kim").unwrap().incident.parse().unwrap();
    let rates = (0..500).map(|_| engine.time_of(id).unwrap().1);
    assert!(rates.into_iter().all(|rate| rate > 0.0));
}

#[test]
fn what_is_no_time_and_no_speed_is_refused_with_what_is_read() {
    let mut desk = Desk::new();
    let id = begin(&mut desk, scenario(vec![inject("I1", 10)]), false, "1");
    let (inject, to) = ("I1".to_owned(), "T-00:05".to_owned());
    let typed: [(Action, &str); 3] = [
        (ClockAction::JumpTo { to: "soon".into() }.into(), "say it as T+00:25 or 25m."),
        (InjectAction::RetimeInject { inject, to }.into(), "say it as T+00:25 or 25m."),
        (ClockAction::SetSpeed { speed: "fast".into() }.into(), "a number from 0.5 to 3600"),
    ];
    for (action, said) in typed {
        let command = Command::On { incident: id, action };
        let why = desk.engine.execute(command, None, "Kim").unwrap_err().message;
        assert!(why.contains(said), "{why}");
    }
}
