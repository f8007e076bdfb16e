//! The last word to an audience: its readers wait until a channel has it, or a person says that they know or need not.

use uuid::Uuid;

use super::{alarms, noticed};
use crate::ids::OutboxId;
use crate::incident::command::{PostAction, RhythmAction, StateAction, SystemAction, Update};
use crate::incident::decide::tests::{Desk, update};
use crate::incident::event::Delivery;
use crate::incident::{
    Action, Audience, ChannelFacts, DeliveryState, IncidentState, PingMode, Settled,
};

fn last_word(audience: Audience) -> Update {
    Update {
        audience,
        text: "It works again.".into(),
        state: Some(IncidentState::Resolved),
        next_minutes: None,
        approved_by: Some("Kim".into()),
        elsewhere: false,
        to_nobody: false,
        without: Vec::new(),
    }
}

fn say(desk: &mut Desk, said: Update) {
    desk.act(Action::Post(PostAction::PostUpdate(said)));
}

fn message(channel: &str) -> OutboxId {
    OutboxId(Uuid::from_u128(channel.len() as u128))
}

/// What became of the last text in a channel.
fn outcome_in(desk: &mut Desk, audience: Audience, channel: &str, state: DeliveryState) {
    let post = desk.state.rhythm[&audience].last.as_ref().unwrap().event;
    let (channel, message) = (channel.to_owned(), message(channel));
    let delivery = Delivery { message, post, channel, state, reason: None, status: None };
    desk.act(Action::System(SystemAction::Delivered(delivery)));
}

fn of(audience: Audience) -> &'static str {
    match audience {
        Audience::Internal => "incidents",
        Audience::External => "status",
    }
}

fn outcome(desk: &mut Desk, audience: Audience, state: DeliveryState) {
    outcome_in(desk, audience, of(audience), state);
}

fn settle(desk: &mut Desk, channel: &str, outcome: Settled) {
    let message = message(channel);
    desk.act(Action::Post(PostAction::SettleDelivery { message, outcome }));
}

/// Both audiences heard at noon that a text follows by 12:15. At 12:05 the last word to one is written, and the other
/// was told on the call.
fn resolved(audience: Audience) -> Desk {
    let mut desk = Desk::declared();
    for told in Audience::ALL {
        desk.act(update(told, Some("Kim")));
        outcome(&mut desk, told, DeliveryState::Sent);
    }
    desk.minutes_later(5);
    for told in Audience::ALL {
        say(&mut desk, Update { elsewhere: told != audience, ..last_word(told) });
    }
    desk
}

#[test]
fn the_clock_of_readers_goes_on_until_a_channel_has_their_last_word() {
    for audience in Audience::ALL {
        let mut desk = resolved(audience);
        let due = desk.cx.now.plus_minutes(10);
        assert_eq!(desk.state.owed(&desk.cx.policy), [], "their last word is written");
        assert_eq!(
            desk.state.waiting(&desk.cx.policy),
            [(audience, due)],
            "and they do not have it"
        );
        assert_eq!(desk.state.next_update_at(&desk.cx.policy), Some(due), "so that the clock runs");
        let said = alarms(desk.minutes_later(12)).join("\n");
        let words = format!("the {audience} update of 12:05 UTC has reached nobody");
        assert!(said.contains(&words), "the alarm goes on: {said}");
        outcome(&mut desk, audience, DeliveryState::Sent);
        assert_eq!(
            (desk.state.waiting(&desk.cx.policy), desk.state.next_update_at(&desk.cx.policy)),
            (vec![], None)
        );
        assert_eq!(noticed(&desk), [], "everybody knows");
    }
}

#[test]
fn resolving_ends_the_rhythm_where_nobody_waits_and_reopening_starts_it_again() {
    let on_the_call = Update { elsewhere: true, ..last_word(Audience::Internal) };
    let to_nobody = Update { to_nobody: true, ..last_word(Audience::Internal) };
    for (said, has_channels) in [(on_the_call, true), (to_nobody, false)] {
        let mut desk = Desk::declared();
        if !has_channels {
            desk.cx.policy.channels.clear();
        }
        say(&mut desk, said);
        assert_eq!(desk.state.next_update_at(&desk.cx.policy), None, "no zombie pings");
        let hold = Action::Rhythm(RhythmAction::Hold { reason: "x".into() });
        assert!(desk.ask(hold).is_err(), "nothing is left to hold");
        desk.minutes_later(60).act(Action::State(StateAction::Reopen { reason: None }));
        let again = Some(desk.cx.now.plus_minutes(15));
        assert_eq!(desk.state.next_update_at(&desk.cx.policy), again, "promised anew");
    }
}

#[test]
fn a_last_word_that_a_person_takes_back_was_not_said() {
    for audience in Audience::ALL {
        for was_lost in [false, true] {
            let mut desk = resolved(audience);
            let due = desk.cx.now.plus_minutes(10);
            if was_lost {
                outcome(&mut desk, audience, DeliveryState::Failed);
                assert_eq!(
                    desk.state.waiting(&desk.cx.policy),
                    [(audience, due)],
                    "a failure tells nobody"
                );
                settle(&mut desk, of(audience), Settled::Cancelled);
            } else {
                outcome(&mut desk, audience, DeliveryState::Cancelled);
            }
            assert_eq!(desk.state.owed(&desk.cx.policy), [(audience, due)], "lost: {was_lost}");
            let said = alarms(desk.minutes_later(12)).join("\n");
            assert!(said.contains("on how it ended is 2 min overdue"), "{said}");
            assert!(!said.contains("has reached nobody"), "it is not to: {said}");
            say(&mut desk, last_word(audience));
            outcome(&mut desk, audience, DeliveryState::Sent);
            assert_eq!(noticed(&desk), [], "another one did");
        }
    }
}

#[test]
fn sending_again_keeps_the_clock_and_pasting_by_hand_ends_it() {
    for audience in Audience::ALL {
        let mut desk = resolved(audience);
        let waits = desk.state.waiting(&desk.cx.policy);
        outcome(&mut desk, audience, DeliveryState::Failed);
        settle(&mut desk, of(audience), Settled::SendAgain);
        assert_eq!(desk.state.waiting(&desk.cx.policy), waits, "it is on its way once more");
        outcome(&mut desk, audience, DeliveryState::Failed);
        settle(&mut desk, of(audience), Settled::Copied);
        assert_eq!(desk.state.waiting(&desk.cx.policy), [], "a person pasted it");
    }
}

#[test]
fn a_last_word_to_two_channels_is_taken_back_when_neither_is_to_have_it() {
    let mut desk = Desk::declared();
    let ops = ChannelFacts {
        name: "ops".into(),
        audience: Audience::Internal,
        ping: PingMode::Auto,
        rehearsal: false,
        interval_minutes: None,
    };
    desk.cx.policy.channels.push(ops);
    desk.act(update(Audience::Internal, None));
    outcome(&mut desk, Audience::Internal, DeliveryState::Sent);
    say(&mut desk, last_word(Audience::Internal));
    outcome_in(&mut desk, Audience::Internal, "ops", DeliveryState::Cancelled);
    assert_eq!(
        (desk.state.owed(&desk.cx.policy).len(), desk.state.waiting(&desk.cx.policy).len()),
        (0, 1),
        "one may take it"
    );
    outcome(&mut desk, Audience::Internal, DeliveryState::Cancelled);
    assert_eq!(desk.state.owed(&desk.cx.policy).len(), 1, "now none does");
}

#[test]
fn nobody_waits_for_a_last_word_that_was_taken_back_and_was_the_first() {
    let mut desk = Desk::declared();
    say(&mut desk, last_word(Audience::Internal));
    outcome(&mut desk, Audience::Internal, DeliveryState::Cancelled);
    assert_eq!(desk.state.waiting(&desk.cx.policy), [], "they never heard of it");
}

#[test]
fn reopening_takes_back_what_nobody_heard() {
    for audience in Audience::ALL {
        let mut desk = resolved(audience);
        desk.minutes_later(5).act(Action::State(StateAction::Reopen { reason: None }));
        outcome(&mut desk, audience, DeliveryState::Cancelled);
        let due = desk.state.rhythm[&audience].due_at;
        assert_eq!(due, Some(desk.cx.now.plus_minutes(15)), "promised anew");
        assert_eq!(desk.state.waiting(&desk.cx.policy), [], "it goes on");
    }
}

#[test]
fn a_text_answers_the_promise_that_its_readers_know_of() {
    let mut desk = Desk::declared();
    let known = desk.state.rhythm[&Audience::Internal].due_at;
    desk.act(update(Audience::Internal, None));
    let answers = |desk: &mut Desk| {
        let events = desk.minutes_later(2).act(update(Audience::Internal, None));
        crate::incident::decide::tests::posts(&events)[0].answers
    };
    assert_eq!(answers(&mut desk), known, "no channel has the first, nor its new promise");
    outcome(&mut desk, Audience::Internal, DeliveryState::Sent);
    let made = desk.state.rhythm[&Audience::Internal].due_at;
    assert_eq!(answers(&mut desk), made, "now they know");
}
