//! Lanes: the order of texts is kept within an incident and an audience, and nothing of one waits behind another.

use std::collections::BTreeSet;

use super::desk::Desk;
use crate::channel::Outcome;
use crate::ids::IncidentId;
use crate::incident::command::{PostAction, RhythmAction, Settled, StateAction, Update};
use crate::incident::{Action, Audience, Command, DeliveryState};
use crate::severity::Severity;
use crate::store::outbox::Message;

fn refused_once() -> Outcome {
    Outcome::Retry { after_s: None, reason: "500 for this one".into(), status: Some(500) }
}

fn sent() -> Outcome {
    Outcome::Sent { provider_id: None }
}

fn resolve(desk: &mut Desk, id: IncidentId, text: &str) {
    desk.act(id, Action::Post(PostAction::Resolve { text: Some(text.into()) }));
}

fn reopen(desk: &mut Desk, id: IncidentId) {
    desk.act(id, Action::State(StateAction::Reopen { reason: None }));
}

fn external(desk: &mut Desk, id: IncidentId, text: &str) {
    let update = Update {
        audience: Audience::External,
        text: text.into(),
        state: None,
        next_minutes: None,
        approved_by: Some("Kim".into()),
        elsewhere: false,
        to_nobody: false,
        without: vec![],
    };
    desk.act(id, Action::Post(PostAction::PostUpdate(update)));
}

fn again(desk: &mut Desk, id: IncidentId, message: &Message) -> Result<(), String> {
    let action =
        PostAction::SettleDelivery { message: message.id, outcome: Settled::SendAgain }.into();
    let command = Command::On { incident: id, action };
    desk.engine.execute(command, None, "Dana").map(drop).map_err(|e| e.message)
}

#[test]
fn reopening_takes_back_every_text_that_still_says_the_incident_ended() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    resolve(&mut desk, id, "All good again.");
    external(&mut desk, id, "It works again.");
    reopen(&mut desk, id);
    assert_eq!(
        desk.states(id),
        [DeliveryState::Cancelled, DeliveryState::Cancelled],
        "no reader of any audience is told that it ended while it is investigated"
    );
    assert_eq!(desk.claim(), [], "nothing of it goes out when the network is back");
    assert_eq!(desk.engine.incident(id).unwrap().told_over(Audience::Internal), None);
    desk.update(id, "It is back.");
    assert_eq!(desk.claim().len(), 1, "and the next text does");
}

#[test]
fn what_a_closing_post_takes_back_is_on_the_record_once() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    desk.update(id, "first");
    resolve(&mut desk, id, "All good again.");
    assert_eq!(desk.states(id), [DeliveryState::Cancelled, DeliveryState::Queued]);
    let told = desk.engine.rows(id).unwrap().into_iter().filter(|row| row.kind == "delivery");
    assert_eq!(told.count(), 1, "one message has one end");
}

#[test]
fn a_closing_post_on_its_way_when_the_incident_is_reopened_is_not_repeated() {
    for ends_again in [false, true] {
        let mut desk = Desk::new();
        let id = desk.declare(Severity::Sev1, false);
        resolve(&mut desk, id, "All good again.");
        let attempt = desk.claim().remove(0);
        reopen(&mut desk, id);
        if ends_again {
            desk.act(id, Action::Post(PostAction::Resolve { text: None }));
        }
        desk.engine.settle(&attempt, &refused_once(), 1.0).unwrap();
        assert_eq!(desk.states(id), [DeliveryState::Cancelled], "it failed, and it was over");
        let why = desk.messages(id).remove(0).reason.unwrap();
        assert!(why.contains("reopened"), "it says why: {why}");
    }
}

#[test]
fn a_closing_post_that_arrived_is_known_until_readers_have_another_text() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    resolve(&mut desk, id, "All good again.");
    let attempt = desk.claim().remove(0);
    reopen(&mut desk, id);
    desk.engine.settle(&attempt, &sent(), 1.0).unwrap();
    assert_eq!(desk.states(id), [DeliveryState::Sent], "what arrived cannot be taken back");
    let told = desk.engine.incident(id).unwrap().told_over(Audience::Internal);
    assert!(told.is_some(), "the next text has to say that it is not over");
    desk.update(id, "It is back.");
    let told = desk.engine.incident(id).unwrap().told_over(Audience::Internal);
    assert_eq!(told, None, "it was said");
}

#[test]
fn a_closing_post_is_not_sent_again_by_hand_once_the_incident_is_open() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    resolve(&mut desk, id, "All good again.");
    let attempt = desk.claim().remove(0);
    let no = Outcome::Rejected { reason: "too long (413)".into(), status: Some(413) };
    desk.engine.settle(&attempt, &no, 1.0).unwrap();
    reopen(&mut desk, id);
    let message = desk.messages(id).remove(0);
    let refusal = again(&mut desk, id, &message).unwrap_err();
    assert!(refusal.contains("reopened"), "the button would say that it ended: {refusal}");
}

#[test]
fn a_text_behind_a_newer_one_is_not_sent_again_by_hand() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    desk.update(id, "first");
    let attempt = desk.claim().remove(0);
    let no = Outcome::Rejected { reason: "too long (413)".into(), status: Some(413) };
    desk.engine.settle(&attempt, &no, 1.0).unwrap();
    desk.update(id, "second");
    let message = desk.messages(id).remove(0);
    let refusal = again(&mut desk, id, &message).unwrap_err();
    assert!(refusal.contains("newer"), "readers would read an old text last: {refusal}");
}

#[test]
fn no_message_of_one_incident_waits_behind_anothers() {
    let mut desk = Desk::new();
    let first = desk.declare(Severity::Sev1, false);
    let second = desk.declare(Severity::Sev1, false);
    resolve(&mut desk, first, "over");
    desk.update(second, "still on");
    let attempt = desk.claim().remove(0);
    assert_eq!(attempt.message.incident, first, "the first approved goes first");
    desk.engine.settle(&attempt, &refused_once(), 1.0).unwrap();
    let next = desk.claim();
    assert_eq!(next.len(), 1, "a closing post that never expires holds up nobody else");
    assert_eq!(next[0].message.incident, second, "the other incident's text goes");
}

#[test]
fn customers_do_not_wait_behind_a_text_for_the_company() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    desk.update(id, "internal");
    external(&mut desk, id, "external");
    let audiences: Vec<Audience> = desk.claim().iter().map(|a| a.message.audience).collect();
    assert_eq!(audiences, [Audience::Internal, Audience::External], "each has its own lane");
}

#[test]
fn incidents_take_turns_in_a_channel_whatever_fails() {
    let mut desk = Desk::new();
    let ids: Vec<IncidentId> = (0..5).map(|_| desk.declare(Severity::Sev1, false)).collect();
    ids.iter().for_each(|id| resolve(&mut desk, *id, "over"));
    let mut turns = Vec::new();
    for _ in 0..ids.len() * 3 {
        let attempts = desk.claim();
        assert_eq!(attempts.len(), 1, "one request at a time for a channel");
        turns.push(attempts[0].message.incident);
        desk.engine.settle(&attempts[0], &refused_once(), 1.0).unwrap();
        desk.minutes_later(6);
    }
    for window in turns.windows(ids.len()) {
        let served: BTreeSet<&IncidentId> = window.iter().collect();
        assert_eq!(served.len(), ids.len(), "nobody has two turns while another waits: {turns:?}");
    }
}

#[test]
fn within_a_lane_the_order_is_kept() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    resolve(&mut desk, id, "over");
    desk.minutes_later(-60);
    desk.update(id, "one more word");
    let attempt = desk.claim().remove(0);
    assert_eq!(attempt.message.text, "over", "also where the clock was put back in between");
    desk.engine.settle(&attempt, &refused_once(), 1.0).unwrap();
    assert_eq!(desk.claim(), [], "the later one waits for the earlier one");
}

#[test]
fn a_text_that_fails_when_a_newer_one_was_recorded_is_not_repeated() {
    let no = Outcome::Rejected { reason: "too long (413)".into(), status: Some(413) };
    for failure in [refused_once(), no] {
        let mut desk = Desk::new();
        let id = desk.declare(Severity::Sev1, false);
        desk.update(id, "first");
        let attempt = desk.claim().remove(0);
        desk.update(id, "second");
        assert_eq!(desk.claim(), [], "the first is still on its way");
        desk.engine.settle(&attempt, &failure, 1.0).unwrap();
        assert_eq!(
            desk.states(id),
            [DeliveryState::Superseded, DeliveryState::Queued],
            "the newer one has its place"
        );
        let why = desk.messages(id).remove(0).reason.unwrap();
        assert!(why.contains("newer"), "it says so: {why}");
        assert_eq!(desk.claim().remove(0).message.text, "second", "and goes at once");
    }
}

#[test]
fn a_ping_on_its_way_when_pings_are_held_is_not_repeated() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    desk.minutes_later(15);
    desk.engine.tick().unwrap();
    let attempt = desk.claim().remove(0);
    desk.act(id, Action::Rhythm(RhythmAction::Hold { reason: "silence".into() }));
    desk.engine.settle(&attempt, &refused_once(), 1.0).unwrap();
    assert_eq!(desk.states(id), [DeliveryState::Cancelled], "held means held");
}

#[test]
fn a_receiver_that_asks_to_wait_is_left_alone_by_every_incident() {
    let mut desk = Desk::new();
    let first = desk.declare(Severity::Sev1, false);
    let second = desk.declare(Severity::Sev1, false);
    desk.update(first, "one");
    let attempt = desk.claim().remove(0);
    let wait = Outcome::Retry { after_s: Some(300), reason: "429".into(), status: Some(429) };
    desk.engine.settle(&attempt, &wait, 1.0).unwrap();
    desk.update(second, "two");
    assert_eq!(desk.claim(), [], "it asked for the channel, not for the message");
    desk.update(first, "a newer text of the first");
    desk.minutes_later(4);
    assert_eq!(desk.claim(), [], "nor does a newer text break it");
    desk.minutes_later(2);
    assert_eq!(desk.claim().len(), 1, "then it goes on");
}

#[test]
fn a_wait_that_was_asked_for_before_the_clock_was_put_back_ends() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    desk.update(id, "one");
    let attempt = desk.claim().remove(0);
    let wait = Outcome::Retry { after_s: Some(300), reason: "429".into(), status: Some(429) };
    desk.engine.settle(&attempt, &wait, 1.0).unwrap();
    desk.minutes_later(-120);
    assert_eq!(desk.claim().len(), 1, "nothing waits for a time that is two hours away");
}

#[test]
fn sending_again_goes_at_once() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    desk.update(id, "one");
    let attempt = desk.claim().remove(0);
    let wait = Outcome::Retry { after_s: Some(300), reason: "429".into(), status: Some(429) };
    desk.engine.settle(&attempt, &wait, 1.0).unwrap();
    let message = desk.messages(id).remove(0);
    again(&mut desk, id, &message).unwrap();
    let attempt = desk.claim().remove(0);
    assert_eq!(attempt.message.attempt, 1, "the person's try counts from the beginning");
    desk.engine.settle(&attempt, &refused_once(), 1.0).unwrap();
    let waits = desk.messages(id).remove(0).next_at.since(desk.engine.clock().now());
    assert_eq!(waits, 5_000, "and so do the waits after it");
}

#[test]
fn a_text_for_the_company_does_not_go_to_a_channel_that_became_the_customers() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    desk.update(id, "the database of customer X is gone");
    let moved = "[[channel]]\nname = \"incidents\"\nkind = \"webhook\"\naudience = \"external\"\n";
    desk.write("holdfast.toml", moved);
    assert_eq!(desk.claim(), [], "it was approved for other readers");
    assert_eq!(desk.states(id), [DeliveryState::Failed], "and says so");
}
