//! An exercise that is over: nothing of it is next or waits, nothing is told of it any more, and what the hot wash says of an
//! expectation is not judged by a clock that stands.

use super::times::{stall, talk};
use super::*;
use crate::exercise::InjectStatus;
use crate::exercise::entry::Element;
use crate::incident::command::ItemAction;
use crate::incident::event::{ActionItem, Choice, ItemChange};
use crate::screen::{exercise, players};

fn mark(desk: &mut Desk, id: IncidentId, met: Met, in_time: Option<bool>) {
    let (inject, note) = ("I1".into(), None);
    desk.act(id, InjectAction::MarkExpectation { inject, number: 1, met, note, in_time }.into());
}

/// Whether I1's expectation was met in time, and after how long as far as that is known.
fn told(desk: &mut Desk, id: IncidentId) -> (Option<bool>, Option<i64>) {
    let view = exercise(&mut desk.engine, id).unwrap();
    let one = &view.injects[0].expectations[0];
    (one.in_time, one.after_ms)
}

#[test]
fn nothing_is_next_and_nothing_is_told_of_one_that_ended_or_was_broken_off() {
    let reason = || "something real".to_owned();
    for end in [JudgeAction::EndExercise, JudgeAction::AbortExercise { reason: reason() }] {
        let mut desk = Desk::new();
        let id = stall(&mut desk);
        kept(&mut desk, 25 * 60);
        let view = exercise(&mut desk.engine, id).unwrap();
        assert!(view.next.is_some(), "I2 and I3 wait for the facilitator");
        desk.act(id, end.into());
        let view = exercise(&mut desk.engine, id).unwrap();
        assert_eq!(view.next, None);
        let waits = view.injects.iter().find(|one| one.status == InjectStatus::Offered);
        assert_eq!(waits, None, "it is over");
        assert_eq!(players(&mut desk.engine, id).unwrap().next_update_at, None);
        assert_eq!(desk.engine.notices().unwrap(), [], "no alarm stands");
        let second = stall(&mut desk);
        assert_eq!(exercise(&mut desk.engine, second).unwrap().next.unwrap().inject, "I2");
        let of_first = desk.engine.notices().unwrap().into_iter().any(|n| n.incident == Some(id));
        assert!(!of_first, "the one that begins after it has its own");
    }
}

#[test]
fn what_is_met_after_the_end_is_in_time_unless_a_person_says_otherwise() {
    let mut desk = Desk::new();
    let id = stall(&mut desk);
    kept(&mut desk, 20 * 60);
    desk.act(id, JudgeAction::EndExercise.into());
    mark(&mut desk, id, Met::Yes, None);
    assert_eq!(told(&mut desk, id), (Some(true), None), "nobody knows the minute");
    mark(&mut desk, id, Met::Yes, Some(false));
    assert_eq!(told(&mut desk, id), (Some(false), None));
    let measured = exercise(&mut desk.engine, id).unwrap().measures;
    assert_eq!(measured.in_time, (0, 1), "it counts as late");
    assert!(measured.expectations.words().contains("met in time, 1 late"), "and is said apart");
    mark(&mut desk, id, Met::No, None);
    assert_eq!(told(&mut desk, id).0, None, "what was missed is neither");
    for met in [Met::Yes, Met::Partial, Met::No, Met::NotApplicable] {
        mark(&mut desk, id, met, None);
        assert_eq!(told(&mut desk, id).1, None, "{met:?} after the end has no minutes");
    }
}

#[test]
fn what_the_clock_told_while_it_ran_stays_after_the_end() {
    let mut desk = Desk::new();
    let id = stall(&mut desk);
    kept(&mut desk, 120);
    mark(&mut desk, id, Met::Yes, None);
    kept(&mut desk, 20 * 60);
    desk.act(id, JudgeAction::EndExercise.into());
    mark(&mut desk, id, Met::Yes, None);
    assert_eq!(told(&mut desk, id), (Some(true), Some(2 * MINUTE)), "it is not late by the end");
}

#[test]
fn a_row_of_the_plan_can_be_about_something_else() {
    let mut desk = Desk::new();
    let id = talk(&mut desk, "1");
    let item = ActionItem {
        issue: "Nobody knew".into(),
        fix: "Write it down".into(),
        ..ActionItem::default()
    };
    desk.act(id, ItemAction::add(item).into());
    let change = |objective: &str| ItemChange {
        element: Some(Choice(Some(Element::Training))),
        objective: Some(objective.into()),
        ..ItemChange::default()
    };
    let of = |change| Action::from(ItemAction::ChangeAction { item: "A1".into(), change });
    desk.act(id, of(change("o1")));
    let kept = |desk: &mut Desk| exercise(&mut desk.engine, id).unwrap().actions.remove(0);
    let row = kept(&mut desk);
    assert_eq!((row.element, row.objective.as_deref()), (Some(Element::Training), Some("O1")));
    let wrong = Command::On { incident: id, action: of(change("O9")) };
    assert!(
        desk.engine.execute(wrong, None, "Kim").unwrap_err().message.contains("no objective O9")
    );
    desk.act(id, of(change("")));
    assert_eq!(kept(&mut desk).objective, None, "an empty text takes away");
}
