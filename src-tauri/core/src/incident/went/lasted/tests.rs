//! One incident has one length, whoever asks for it and whatever was said of its times.

use proptest::prelude::*;

use crate::clock::{MINUTE_MS, Millis};
use crate::incident::command::{PostAction, RecordAction, StateAction};
use crate::incident::decide::tests::Desk;
use crate::incident::went::keys::{KeyFact, key_times};
use crate::incident::{Action, KeySaid, KeyTime};

fn said(which: KeyTime, to: KeySaid) -> Action {
    let (time, reason) = (String::new(), None);
    Action::Record(RecordAction::SetKeyTime { which, time, reason, to: Some(to) })
}

fn resolve() -> Action {
    Action::Post(PostAction::Resolve { text: Some("over".into()) })
}

fn minutes(desk: &Desk) -> Option<i64> {
    desk.state.lasted(desk.cx.now).map(|lasted| lasted.ms / MINUTE_MS)
}

#[test]
fn a_corrected_time_of_declaring_counts_before_and_behind_the_end() {
    let mut desk = Desk::declared();
    let declared = desk.cx.now;
    let earlier = KeySaid::At { at: declared.plus_minutes(-30) };
    desk.minutes_later(20).act(said(KeyTime::Declared, earlier));
    assert_eq!(minutes(&desk), Some(50));
    desk.minutes_later(40).act(resolve());
    assert_eq!(desk.state.lasted.map(|lasted| lasted.ms), Some(90 * MINUTE_MS), "as lists have it");
    desk.minutes_later(500).act(said(KeyTime::Declared, KeySaid::AsLogged));
    assert_eq!(
        (minutes(&desk), desk.state.declared_at()),
        (Some(60), Some(declared)),
        "back again"
    );
    desk.act(said(KeyTime::Resolved, KeySaid::At { at: declared.plus_minutes(45) }));
    assert_eq!(minutes(&desk), Some(45), "the end as it holds");
    desk.act(Action::State(StateAction::Reopen { reason: None }));
    assert_eq!(minutes(&desk), Some(560));
    desk.minutes_later(10).act(resolve());
    assert_eq!(
        minutes(&desk),
        Some(570),
        "what was said of the first end is no word on the second"
    );
}

#[test]
fn nothing_counts_from_a_time_that_cannot_be() {
    let mut desk = Desk::declared();
    let declared = desk.cx.now;
    desk.minutes_later(30).act(resolve());
    let late = KeySaid::At { at: declared.plus_minutes(40) };
    desk.minutes_later(30).act(said(KeyTime::Declared, late));
    assert_eq!((minutes(&desk), desk.state.declared_at()), (Some(30), Some(declared)));
}

proptest! {
    #[test]
    fn the_state_counts_as_its_key_times_tell(
        turns in prop::collection::vec((0..5_u8, 0..40_i64, -90..300_i64), 0..16),
    ) {
        let mut desk = Desk::declared();
        let start = desk.cx.now;
        for (what, minutes, said_at) in turns {
            let at = KeySaid::At { at: start.plus_minutes(said_at) };
            let action = match what {
                0 => resolve(),
                1 => Action::State(StateAction::Reopen { reason: None }),
                2 => said(KeyTime::Declared, if said_at % 5 == 0 { KeySaid::AsLogged } else { at }),
                3 => said(KeyTime::Resolved, at),
                _ => said(KeyTime::Detected, at),
            };
            desk.minutes_later(minutes);
            if desk.ask(action.clone()).is_ok() {
                desk.act(action);
            }
            let (state, now) = (&desk.state, desk.cx.now);
            let facts = state.declared.as_ref().unwrap();
            let keys = key_times(state, now);
            let of = |which| keys.iter().find(|key| key.which == which).and_then(KeyFact::time);
            let declared = of(KeyTime::Declared).unwrap_or(facts.declared_at);
            prop_assert_eq!(state.declared_at(), Some(declared));
            prop_assert_eq!(facts.since.at, declared);
            let until: Millis = state.resolved_at().unwrap_or(now);
            prop_assert_eq!(state.lasted(now).map(|l| l.ms), Some(until.since(declared).max(0)));
            prop_assert_eq!(state.resolved_at().is_some(), !facts.state.is_open());
        }
    }
}
