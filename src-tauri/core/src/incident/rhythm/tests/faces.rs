//! The clock never looks calm when something is wrong, and what it turns to by itself is what it is then.

use proptest::prelude::*;

use super::{outcome_of, ping, taken};
use crate::clock::Millis;
use crate::ids::{DeviceId, OutboxId};
use crate::incident::command::{PostAction, RhythmAction, SystemAction};
use crate::incident::decide::tests::{Desk, update};
use crate::incident::rhythm::{ClockTone, Face, Fate, Reach, Sight, Stand, Urgency, stand, turns};
use crate::incident::{Action, AskReason, Audience, DeliveryState};

fn sight<'a>(desk: &'a Desk, reach: &'a Reach) -> Sight<'a> {
    Sight { state: &desk.state, policy: &desk.cx.policy, reach, device: desk.cx.device }
}

fn stands(desk: &Desk, reach: &Reach) -> Stand {
    stand(&sight(desk, reach), desk.cx.now).unwrap()
}

/// The face with everything in order, by what the clock says of internal readers.
fn face(desk: &Desk) -> (Face, Urgency) {
    let stand = stands(desk, &Reach::default());
    (stand.face, stand.urgency)
}

#[test]
fn a_clock_is_calm_only_while_nothing_is_wrong() {
    use ClockTone::{Calm, Late, Lost, Soon, Still};
    let of = |face: Face| [Urgency::Calm, Urgency::Soon, Urgency::Late].map(|near| face.tone(near));
    for face in [Face::Ended, Face::Unpromised] {
        assert_eq!(of(face), [Still; 3], "nothing is counted: {face:?}");
    }
    assert_eq!(of(Face::NotDelivered), [Lost; 3], "however much time is left");
    assert_eq!(of(Face::NotKnown), [Soon, Soon, Late]);
    for face in [Face::OtherSends, Face::NothingSends, Face::Snoozed, Face::Asking, Face::Calm] {
        assert_eq!(of(face), [Calm, Soon, Late], "whoever sends: {face:?}");
    }
}

/// Declared, without the promise to customers: their clock always asks.
fn internal() -> Desk {
    let mut desk = Desk::declared();
    desk.state.rhythm.remove(&Audience::External);
    desk
}

#[test]
fn a_promise_turns_amber_three_minutes_before_and_red_at_its_time() {
    let mut desk = internal();
    assert_eq!(face(&desk), (Face::Calm, Urgency::Calm));
    assert_eq!(face(desk.minutes_later(12)), (Face::Soon, Urgency::Soon));
    assert_eq!(face(desk.minutes_later(3)), (Face::Overdue, Urgency::Late));
}

#[test]
fn a_text_that_did_not_arrive_starts_no_calm_quarter_of_an_hour() {
    for state in [DeliveryState::Failed, DeliveryState::Expired] {
        let mut desk = internal();
        desk.act(update(Audience::Internal, None));
        assert_eq!(face(&desk).0, Face::Calm, "it is on its way");
        outcome_of(&mut desk, state);
        assert_eq!(face(&desk).0, Face::NotDelivered, "{state:?}");
        assert_eq!(face(desk.minutes_later(14)), (Face::NotDelivered, Urgency::Soon), "it stays");
        outcome_of(&mut desk, DeliveryState::Sent);
        assert_eq!(face(&desk).0, Face::Soon, "it was sent again and arrived");
    }
}

#[test]
fn what_nobody_knows_is_told_apart_from_what_did_not_arrive() {
    let mut desk = internal();
    desk.act(update(Audience::Internal, None));
    outcome_of(&mut desk, DeliveryState::Uncertain);
    let message = OutboxId(uuid::Uuid::from_u128(5));
    let fate = Fate { unsure: true, ..Fate::default() };
    let reach = Reach { fates: [(message, fate)].into(), ..Reach::default() };
    assert_eq!(stands(&desk, &reach).face, Face::NotKnown);
    assert_eq!(face(&desk).0, Face::NotDelivered, "without a word of the outbox it is lost");
}

#[test]
fn a_ping_that_no_channel_took_is_overdue_and_a_text_that_waits_for_a_shut_one_is_not_delivered() {
    let mut desk = internal();
    ping(desk.minutes_later(15), false);
    outcome_of(&mut desk, DeliveryState::Retry);
    assert_eq!(face(desk.minutes_later(1)), (Face::Overdue, Urgency::Late), "written is not told");
    desk.act(update(Audience::Internal, None));
    let why = "incidents is paused".to_owned();
    let shut = Reach { shut: [("incidents".to_owned(), why)].into(), ..Reach::default() };
    assert_eq!(stands(&desk, &shut).face, Face::NotDelivered);
}

#[test]
fn who_acts_at_zero_is_a_state_of_its_own_and_goes_with_how_late_it_is() {
    let mut desk = Desk::declared();
    desk.state.rhythm.remove(&Audience::Internal);
    assert_eq!(face(&desk), (Face::Asking, Urgency::Calm), "customers wait for a person");
    assert_eq!(face(desk.minutes_later(13)), (Face::Asking, Urgency::Soon));
    assert_eq!(face(desk.minutes_later(13)), (Face::Asking, Urgency::Late));

    let mut desk = internal();
    let (audience, why) = (Audience::Internal, AskReason::FourInARow);
    for _ in 0..4 {
        taken(desk.minutes_later(15));
    }
    desk.minutes_later(15);
    let due_at = desk.state.rhythm[&audience].due_at.unwrap();
    desk.act(Action::System(SystemAction::AskFirst { audience, due_at, why }));
    assert_eq!(face(&desk), (Face::Asking, Urgency::Late));

    let desk = internal();
    let nobody = Reach { nobody_sends: true, ..Reach::default() };
    assert_eq!(stands(&desk, &nobody).face, Face::NothingSends);
    let mut bare = internal();
    bare.cx.policy.channels.clear();
    let stand = stands(&bare, &Reach::default());
    assert_eq!(
        (stand.face, stand.why.as_deref()),
        (Face::NothingSends, Some("no channel is set up"))
    );
    let other = DeviceId(uuid::Uuid::from_u128(8));
    let reach = Reach::default();
    let elsewhere = Sight { device: other, ..sight(&desk, &reach) };
    assert_eq!(super::super::stand(&elsewhere, desk.cx.now).unwrap().face, Face::OtherSends);
}

#[test]
fn a_hold_stands_still_a_snooze_goes_by_and_the_end_promises_nothing() {
    let mut desk = internal();
    desk.act(Action::Rhythm(RhythmAction::Snooze { minutes: 10, reason: "on a call".into() }));
    assert_eq!(face(&desk).0, Face::Snoozed);
    desk.act(Action::Rhythm(RhythmAction::Hold { reason: "provider works on it".into() }));
    assert_eq!(face(desk.minutes_later(60)), (Face::Held, Urgency::Calm));
    desk.act(Action::Post(PostAction::Resolve { text: None }));
    assert_eq!(face(&desk).0, Face::Ended);
    let mut quiet = Desk::declared();
    quiet.state.rhythm.clear();
    assert_eq!(face(&quiet).0, Face::Unpromised);
}

#[test]
fn a_snooze_hides_no_promise_to_customers_whichever_comes_first() {
    let mut desk = Desk::declared();
    let later = desk.cx.now.plus_minutes(20);
    desk.state.rhythm.get_mut(&Audience::External).unwrap().due_at = Some(later);
    let reason = "on a call".to_owned();
    desk.minutes_later(14).act(Action::Rhythm(RhythmAction::Snooze { minutes: 15, reason }));
    assert_eq!(face(&desk), (Face::Asking, Urgency::Calm), "theirs comes before the snooze ends");
    assert_eq!(face(desk.minutes_later(7)), (Face::Asking, Urgency::Late));
    let promised = stands(&desk, &Reach::default()).promised.unwrap();
    assert_eq!((promised.audience, promised.at), (Audience::External, later));
    assert_eq!(face(desk.minutes_later(8)).0, Face::Overdue, "the earlier one again");
}

#[test]
fn where_another_laptop_sends_the_clock_says_so_and_not_what_failed_there() {
    let mut desk = internal();
    desk.act(update(Audience::Internal, None));
    outcome_of(&mut desk, DeliveryState::Failed);
    assert_eq!(face(&desk).0, Face::NotDelivered);
    desk.cx.device = DeviceId(uuid::Uuid::from_u128(8));
    let stand = stands(&desk, &Reach::default());
    assert_eq!((stand.face, stand.lost), (Face::OtherSends, None));
}

proptest! {
    /// A screen asks once and shows the right face until something is recorded.
    #[test]
    fn between_two_turns_the_clock_stays_what_it_is(
        snooze in proptest::option::of(1_u32..30), held: bool, silent: bool, told: bool, after in 0_i64..3_600_000
    ) {
        let mut desk = Desk::declared();
        if let Some(minutes) = snooze {
            let reason = "on a call".to_owned();
            desk.act(Action::Rhythm(RhythmAction::Snooze { minutes, reason }));
        }
        if told {
            desk.act(update(Audience::Internal, None));
        }
        if held {
            desk.act(Action::Rhythm(RhythmAction::Hold { reason: "wait".into() }));
        }
        let reach = Reach { nobody_sends: silent, ..Reach::default() };
        let sight = sight(&desk, &reach);
        let now = desk.cx.now;
        let at = Millis(now.0 + after);
        let turned = turns(&sight, now).into_iter().rfind(|turn| *turn <= at).unwrap_or(now);
        prop_assert_eq!(stand(&sight, turned), stand(&sight, at));
    }
}
