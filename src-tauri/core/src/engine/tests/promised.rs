//! The promise on real files: pings that no channel took, words as they were approved, the last word to each audience.

use std::collections::BTreeSet;

use super::desk::Desk;
use crate::channel::Outcome;
use crate::ids::IncidentId;
use crate::incident::command::{PostAction, Settled, Update};
use crate::incident::{Action, Audience, IncidentState};
use crate::lock::{self, Tried};
use crate::screen::{self, Around};
use crate::severity::Severity;
use crate::store::outbox;

fn alarms(desk: &mut Desk) -> Vec<String> {
    let all = desk.engine.notices().unwrap();
    all.into_iter().filter(|n| n.alarm && n.text.contains("internal")).map(|n| n.text).collect()
}

fn due(desk: &mut Desk, id: IncidentId) -> Option<crate::clock::Millis> {
    desk.engine.incident(id).unwrap().rhythm[&Audience::Internal].due_at
}

fn confirm(desk: &mut Desk, name: &str) {
    let channel = desk.engine.config().channel(name).unwrap().clone();
    desk.engine.bind(&channel).unwrap();
}

fn settle(desk: &mut Desk, outcome: &Outcome) {
    let ready: BTreeSet<String> = ["incidents".to_owned()].into();
    let attempt = desk.engine.claim(&ready).unwrap().remove(0);
    desk.engine.settle(&attempt, outcome, 1.0).unwrap();
}

/// A process keeps the rhythm, as far as others can see.
fn keeper(desk: &Desk) -> Tried {
    lock::try_lock(desk.engine.store().folder(), lock::SENDER, "a test").unwrap()
}

/// A process sends to the channel, as far as others can see.
fn sends_to(desk: &Desk, channel: &str) -> Tried {
    let folder = desk.engine.store().folder();
    lock::try_lock(folder, &lock::of_channel(channel), "a test").unwrap()
}

/// A process does both.
fn sender(desk: &Desk) -> [Tried; 2] {
    [keeper(desk), sends_to(desk, "incidents")]
}

#[test]
fn an_hour_on_a_dead_channel_rings_from_the_first_minute_and_names_it() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    confirm(&mut desk, "incidents");
    let _sender = sender(&desk);
    let promised = due(&mut desk, id);
    let gone =
        || Outcome::Misconfigured { reason: "the address is gone".into(), status: Some(404) };
    desk.minutes_later(15);
    desk.engine.tick().unwrap();
    settle(&mut desk, &gone());
    for quarter in 1..=4 {
        let said = alarms(&mut desk).join("\n");
        assert!(said.contains("the address is gone"), "after {quarter} quarters: {said}");
        assert_eq!(due(&mut desk, id), promised, "nobody was told, so nothing was promised anew");
        desk.minutes_later(15);
        desk.engine.tick().unwrap();
        desk.engine.expire().unwrap();
    }
}

/// What the home screen's alarms and the incident's screen say of the ping that goes by itself.
fn silence(desk: &mut Desk, id: IncidentId) -> (String, Option<String>) {
    let view = screen::incident(&mut desk.engine, &Around::default(), id).unwrap();
    let internal = view.rhythm.into_iter().find(|r| r.audience == Audience::Internal).unwrap();
    (alarms(desk).join("\n"), internal.silent)
}

#[test]
fn a_secret_that_no_process_can_read_is_named_by_the_alarm_and_the_screen() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    confirm(&mut desk, "incidents");
    let _keeper = keeper(&desk);
    desk.minutes_later(13);
    let (rings, shown) = silence(&mut desk, id);
    assert!(rings.contains("can read its secret"), "before its time: {rings}");
    assert!(shown.unwrap().contains("can read its secret"), "also where this one could read it");
    let locked = [("incidents".to_owned(), Some("the keychain is locked".to_owned()))];
    desk.engine.learn_secrets(locked.into());
    desk.minutes_later(2);
    desk.engine.tick().unwrap();
    let (rings, shown) = silence(&mut desk, id);
    assert!(rings.contains("the keychain is locked"), "at its time, with what is known: {rings}");
    assert!(shown.unwrap().contains("the keychain is locked"), "and the screen says the same");
}

#[test]
fn what_this_process_cannot_read_is_no_alarm_where_another_sends() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    confirm(&mut desk, "incidents");
    let _keeper = keeper(&desk);
    let locked = [("incidents".to_owned(), Some("the keychain is locked".to_owned()))];
    desk.engine.learn_secrets(locked.into());
    let terminal = sends_to(&desk, "incidents");
    desk.minutes_later(13);
    assert_eq!(silence(&mut desk, id), (String::new(), None), "the ping goes by itself");
    drop(terminal);
    assert!(silence(&mut desk, id).1.is_some(), "until the other ends");
}

#[test]
fn without_a_sender_the_alarm_comes_at_its_time() {
    let mut desk = Desk::new();
    desk.declare(Severity::Sev1, false);
    confirm(&mut desk, "incidents");
    desk.minutes_later(15);
    let said = alarms(&mut desk).join("\n");
    assert!(said.contains("nothing sends"), "nobody pings, and nobody would know: {said}");
}

#[test]
fn back_on_the_network_the_ping_that_waits_moves_the_promise() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    confirm(&mut desk, "incidents");
    let _sender = sender(&desk);
    desk.minutes_later(15);
    desk.engine.tick().unwrap();
    settle(&mut desk, &Outcome::Retry { after_s: None, reason: "offline".into(), status: None });
    assert!(alarms(&mut desk).join("\n").contains("offline"), "it is said meanwhile");
    desk.minutes_later(2);
    settle(&mut desk, &Outcome::Sent { provider_id: None });
    assert_eq!(alarms(&mut desk), Vec::<String>::new(), "readers know");
    let next = desk.engine.clock().now().plus_minutes(13);
    assert_eq!(due(&mut desk, id), Some(next), "as the ping said when it was written");
}

/// What happened to a message before a person says what became of it.
#[derive(Clone, Copy, Debug)]
enum Before {
    Queued,
    Retried,
    Rejected,
    SentAgain,
    LeftByTheDead,
    Withheld,
    SentAgainAndWithheld,
}

impl Before {
    const ALL: [Self; 7] = [
        Self::Queued,
        Self::Retried,
        Self::Rejected,
        Self::SentAgain,
        Self::LeftByTheDead,
        Self::Withheld,
        Self::SentAgainAndWithheld,
    ];

    fn happen(self, desk: &mut Desk, id: IncidentId) {
        match self {
            Self::Queued => {}
            Self::Retried => {
                settle(
                    desk,
                    &Outcome::Retry { after_s: None, reason: "offline".into(), status: None },
                );
            }
            Self::Rejected => {
                settle(desk, &Outcome::Rejected { reason: "no".into(), status: Some(400) });
            }
            Self::SentAgain => {
                Self::Rejected.happen(desk, id);
                say(desk, id, Settled::SendAgain);
            }
            Self::LeftByTheDead => {
                let ready = BTreeSet::from(["incidents".to_owned()]);
                desk.engine.claim(&ready).unwrap();
                desk.engine.recover_sending(&ready).unwrap();
            }
            Self::Withheld => {
                let moved = "UPDATE device SET machine = 'another'";
                desk.engine.store().read().execute(moved, []).unwrap();
                desk.engine = desk.again();
            }
            Self::SentAgainAndWithheld => {
                Self::SentAgain.happen(desk, id);
                Self::Withheld.happen(desk, id);
            }
        }
    }
}

fn message(desk: &Desk, id: IncidentId) -> outbox::Message {
    outbox::of_incident(desk.engine.store().read(), id).unwrap().remove(0)
}

fn say(desk: &mut Desk, id: IncidentId, outcome: Settled) {
    let message = message(desk, id).id;
    desk.act(id, Action::Post(PostAction::SettleDelivery { message, outcome }));
}

/// The rule: what a person says of a message is what its readers know, on screen, in alarms and in the report.
#[test]
fn what_a_person_says_of_a_message_holds_whatever_the_log_knew_of_it_before() {
    for before in Before::ALL {
        for outcome in [Settled::Arrived, Settled::Copied, Settled::Cancelled] {
            let mut desk = Desk::new();
            let id = desk.declare(Severity::Sev1, false);
            desk.update(id, "news");
            before.happen(&mut desk, id);
            say(&mut desk, id, outcome);
            let has_arrived = message(&desk, id).state.has_arrived();
            assert_eq!(has_arrived, outcome != Settled::Cancelled, "{before:?} {outcome:?}");
            let rhythm = &desk.engine.incident(id).unwrap().rhythm[&Audience::Internal];
            assert_eq!(rhythm.told_at.is_some(), has_arrived, "{before:?} {outcome:?}");
            assert_eq!(rhythm.unheard.is_none(), has_arrived, "{before:?} {outcome:?}");
            assert_eq!(rhythm.trouble, [], "{before:?} {outcome:?}");
            let kept = desk.engine.kept_promises(id).unwrap().kept;
            assert_eq!(kept, u32::from(has_arrived), "{before:?} {outcome:?}");
        }
    }
}

#[test]
fn a_ping_that_waits_and_was_pasted_by_hand_moves_the_promise() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    confirm(&mut desk, "incidents");
    let _sender = sender(&desk);
    desk.minutes_later(15);
    desk.engine.tick().unwrap();
    Before::Retried.happen(&mut desk, id);
    say(&mut desk, id, Settled::Copied);
    assert_eq!(alarms(&mut desk), Vec::<String>::new(), "readers know");
    let next = desk.engine.clock().now().plus_minutes(15);
    assert_eq!(due(&mut desk, id), Some(next), "as the ping said");
}

#[test]
fn the_message_holds_the_words_to_the_letter() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    let text = "[INC-0001] SEV 1 Identified (+1 min). The disk is full. Next update 00:30 UTC.";
    desk.update(id, text);
    let message = outbox::of_incident(desk.engine.store().read(), id).unwrap().remove(0);
    assert!(message.payload.contains(text), "nothing is cut: {}", message.payload);
    let half_past = desk.engine.clock().now().plus_minutes(30);
    assert_eq!(due(&mut desk, id), Some(half_past), "and its time is the promise");
}

#[test]
fn resolving_says_who_still_waits_for_the_last_word() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    let external = |state| {
        Action::Post(PostAction::PostUpdate(Update {
            audience: Audience::External,
            text: "We look into it.".into(),
            state,
            next_minutes: None,
            approved_by: Some("Kim".into()),
            elsewhere: true,
            to_nobody: false,
            without: vec![],
        }))
    };
    desk.act(id, external(None));
    let over = Action::Post(PostAction::Resolve { text: Some("All good.".into()) });
    let said = desk.act(id, over).remarks.join("\n");
    assert!(said.contains("Customers were promised an update by 00:15 UTC"), "{said}");
    assert!(said.contains("--audience external"), "and how they are told: {said}");
    desk.minutes_later(20);
    let rings = |desk: &mut Desk| desk.engine.notices().unwrap().iter().any(|n| n.alarm);
    assert!(rings(&mut desk), "the incident is over, the promise is not");
    let done = desk.act(id, external(Some(IncidentState::Resolved)));
    assert_eq!(done.remarks, Vec::<String>::new(), "everybody knows");
}
