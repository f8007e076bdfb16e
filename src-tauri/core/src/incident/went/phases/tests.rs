//! A phase was late or was not when its steps were done: no resolve and no reopening that follows changes that.

use proptest::prelude::*;

use crate::clock::{MINUTE_MS, Millis};
use crate::incident::Action;
use crate::incident::command::{PostAction, StateAction, StepAction};
use crate::incident::decide::tests::Desk;
use crate::incident::went::phases::Planned;

fn act(what: u8) -> Action {
    match what {
        0 => Action::Post(PostAction::Resolve { text: Some("over".into()) }),
        1 => Action::State(StateAction::Reopen { reason: None }),
        2 => Action::Step(StepAction::finish("1")),
        3 => Action::Step(StepAction::finish("2")),
        _ => Action::Step(StepAction::undo("1")),
    }
}

/// Of each start from which something was done: the start, the window, and by how much it was missed.
fn told(desk: &Desk) -> Vec<(Millis, Option<Planned>, Option<i64>)> {
    let went = desk.state.went(1);
    let turns = went.iter().flat_map(|went| &went.turns).filter(|turn| turn.done.is_some());
    turns.map(|turn| (turn.from, turn.planned, turn.over())).collect()
}

/// The first phase is planned for the first five minutes.
#[test]
fn a_step_that_was_late_stays_late_behind_a_reopening_and_the_next_counts_from_there() {
    let mut desk = Desk::declared();
    let declared = desk.cx.now;
    desk.minutes_later(20).act(act(2));
    desk.minutes_later(10).act(act(0));
    desk.minutes_later(30).act(act(1));
    let reopened = desk.cx.now;
    desk.minutes_later(4).act(act(3));
    let window = |from: Millis| Some((from, Some(from.plus_minutes(5))));
    assert_eq!(
        told(&desk),
        [(declared, window(declared), Some(15 * MINUTE_MS)), (reopened, window(reopened), None)],
        "15 min late at first, in time behind it"
    );
}

proptest! {
    #[test]
    fn neither_resolving_nor_reopening_changes_what_was_told_of_work_that_was_done(
        turns in prop::collection::vec((0..5_u8, 0..40_i64), 0..16),
    ) {
        let mut desk = Desk::declared();
        for (what, minutes) in turns {
            let before = told(desk.minutes_later(minutes));
            if desk.ask(act(what)).is_ok() {
                desk.act(act(what));
                prop_assert!(what > 1 || told(&desk) == before, "{before:?} is {:?}", told(&desk));
            }
            for went in desk.state.went(1) {
                for turn in &went.turns {
                    let Some((first, last)) = turn.done else { continue };
                    prop_assert!(turn.from <= first.at && first.at <= last.at);
                    let between = |at: &Millis| turn.from < *at && *at < last.at;
                    prop_assert!(!desk.state.reopened.iter().any(between), "{turn:?}");
                }
            }
        }
    }
}
