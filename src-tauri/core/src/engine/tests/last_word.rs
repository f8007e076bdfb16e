//! The last word on real files: header, list, screen, alarms and report agree on who waits for it, and until when.

use std::collections::BTreeSet;

use super::desk::Desk;
use crate::channel::Outcome;
use crate::clock::Millis;
use crate::ids::IncidentId;
use crate::incident::command::{PostAction, Settled, StateAction, Update};
use crate::incident::{Action, Audience, IncidentState};
use crate::lock::{self, Tried};
use crate::screen::{self, Around};
use crate::severity::Severity;
use crate::store::outbox;

/// Two channels with the same readers.
const TWO: &str = "[[channel]]\nname = \"incidents\"\nkind = \"webhook\"\naudience = \"internal\"\n\n[[channel]]\nname = \"mail\"\nkind = \"webhook\"\naudience = \"internal\"\n";

/// A desk with a sender, as far as others can see.
struct Sent {
    desk: Desk,
    id: IncidentId,
    /// The promise of the text before the last word.
    due: Millis,
    _locks: [Tried; 2],
}

impl Sent {
    /// Readers heard at 00:01 that a text follows by 00:16; at 00:06 their last word is written.
    fn resolved() -> Self {
        let mut desk = Desk::new();
        let channel = desk.engine.config().channel("incidents").unwrap().clone();
        desk.engine.bind(&channel).unwrap();
        let folder = desk.engine.store().folder();
        let locks = [lock::SENDER, &lock::of_channel("incidents")]
            .map(|file| lock::try_lock(folder, file, "a test").unwrap());
        let id = desk.declare(Severity::Sev1, false);
        desk.minutes_later(1);
        desk.update(id, "news");
        let due = desk.engine.clock().now().plus_minutes(15);
        let mut sent = Self { desk, id, due, _locks: locks };
        sent.deliver();
        sent.desk.minutes_later(5);
        sent.desk.act(id, Action::Post(PostAction::Resolve { text: Some("All good.".into()) }));
        sent
    }

    fn deliver(&mut self) {
        let ready = BTreeSet::from(["incidents".to_owned()]);
        let attempt = self.desk.engine.claim(&ready).unwrap().remove(0);
        self.desk.engine.settle(&attempt, &Outcome::Sent { provider_id: None }, 1.0).unwrap();
    }

    fn say(&mut self, outcome: Settled) {
        let all = outbox::of_incident(self.desk.engine.store().read(), self.id).unwrap();
        let message = all.last().unwrap().id;
        self.desk.act(self.id, Action::Post(PostAction::SettleDelivery { message, outcome }));
    }

    /// Until when readers wait, as every place has it that says so.
    fn waits(&mut self) -> Option<Millis> {
        let (engine, id) = (&mut self.desk.engine, self.id);
        let next = screen::header(engine, id).unwrap().next_update_at;
        let around = Around::default();
        let ended = screen::home(engine, &around).unwrap().recent.remove(0);
        let wanted: Vec<_> = next.into_iter().map(|due| (Audience::Internal, due)).collect();
        assert_eq!(ended.waiting, wanted, "the first screen says what the header says");
        let view = screen::incident(engine, &around, id).unwrap();
        let internal = view.rhythm.into_iter().find(|r| r.audience == Audience::Internal).unwrap();
        assert_eq!(internal.due_at, next, "and so does the incident's");
        let owing = engine.owing_incidents().unwrap();
        assert_eq!(owing.contains(&id), next.is_some(), "and the terminal lists it");
        next
    }

    fn is_on_its_way(&mut self) -> bool {
        let view = screen::incident(&mut self.desk.engine, &Around::default(), self.id).unwrap();
        view.rhythm.iter().any(|r| r.on_its_way)
    }

    fn alarms(&mut self) -> String {
        let all = self.desk.engine.notices().unwrap().into_iter().filter(|n| n.alarm);
        all.map(|n| n.text).collect::<Vec<_>>().join("\n")
    }

    /// Promises kept, of those that fell due.
    fn kept(&mut self) -> (u32, u32) {
        let cadence = self.desk.engine.kept_promises(self.id).unwrap();
        (cadence.kept, cadence.due)
    }
}

#[test]
fn every_place_waits_until_a_channel_took_the_last_word_and_the_report_counts_it() {
    for (minutes, kept) in [(4, (2, 2)), (12, (1, 2))] {
        let mut sent = Sent::resolved();
        assert_eq!((sent.waits(), sent.is_on_its_way()), (Some(sent.due), true));
        sent.desk.minutes_later(minutes);
        let rings = sent.alarms().contains("has reached nobody: no channel has taken it yet");
        assert_eq!(rings, minutes > 10, "an alarm from the promise on");
        sent.deliver();
        assert_eq!((sent.waits(), sent.is_on_its_way()), (None, false), "they know");
        assert_eq!(sent.alarms(), "", "nothing rings");
        assert_eq!(sent.kept(), kept, "taken {minutes} min after it was written");
    }
}

#[test]
fn a_last_word_that_was_taken_back_is_owed_again_and_another_one_keeps_the_promise() {
    let mut sent = Sent::resolved();
    sent.say(Settled::Cancelled);
    assert_eq!((sent.waits(), sent.is_on_its_way()), (Some(sent.due), false), "it was not said");
    sent.desk.act(sent.id, Action::Post(PostAction::PostUpdate(Desk::said_elsewhere("Over."))));
    assert_eq!(sent.waits(), None, "a person told them on another way");
    assert_eq!(sent.kept(), (2, 2), "in time");
}

#[test]
fn reopening_promises_anew_and_the_last_word_is_not_waited_for() {
    let mut sent = Sent::resolved();
    sent.desk.act(sent.id, Action::State(StateAction::Reopen { reason: None }));
    let policy = sent.desk.engine.config().policy();
    let next = sent.desk.engine.incident(sent.id).unwrap().next_update_at(&policy);
    assert_eq!(next, Some(sent.desk.engine.clock().now().plus_minutes(15)), "from now");
    assert_eq!(sent.alarms(), "", "what was taken back reaches nobody, and nobody misses it");
}

#[test]
fn a_last_word_on_its_way_moves_with_a_clock_that_is_put_back() {
    let mut sent = Sent::resolved();
    sent.desk.minutes_later(-120);
    sent.desk.engine.mark_clock().unwrap();
    let now = sent.desk.engine.clock().now();
    let due = sent.waits().expect("they still wait");
    assert!(due.since(now) <= 15 * 60_000, "an interval at most, and not two hours");
    sent.desk.minutes_later(16);
    assert!(sent.alarms().contains("has reached nobody"), "the alarm comes");
}

#[test]
fn closing_the_window_asks_while_the_last_word_is_on_its_way_and_not_where_it_cannot_go() {
    let mut sent = Sent::resolved();
    let stops = |sent: &mut Sent| screen::stops_with_window(&mut sent.desk.engine).unwrap();
    assert_eq!(stops(&mut sent), ["The last word of INC-0001 is on its way to incidents."]);
    let other = sent.desk.declare(Severity::Sev3, false);
    assert_eq!(stops(&mut sent)[0], "INC-0002 is open.", "beside what is open");
    sent.deliver();
    assert_eq!(stops(&mut sent), ["INC-0002 is open."], "it is there");
    sent.desk.act(other, Action::Post(PostAction::Resolve { text: Some("All good.".into()) }));
    let ready = BTreeSet::from(["incidents".to_owned()]);
    let attempt = sent.desk.engine.claim(&ready).unwrap().remove(0);
    let gone = Outcome::Misconfigured { reason: "the address is gone".into(), status: Some(404) };
    sent.desk.engine.settle(&attempt, &gone, 1.0).unwrap();
    let outcome = Settled::SendAgain;
    let message = attempt.message.id;
    sent.desk.act(other, Action::Post(PostAction::SettleDelivery { message, outcome }));
    assert_eq!(stops(&mut sent), Vec::<String>::new(), "a paused channel takes nothing anyway");
}

#[test]
fn a_last_word_that_leaves_a_channel_out_is_not_on_its_way_to_all() {
    let mut desk = Desk::new();
    desk.write("holdfast.toml", TWO);
    desk.engine.library.look_afresh();
    let id = desk.declare(Severity::Sev1, false);
    desk.update(id, "news");
    let left_out = Update {
        state: Some(IncidentState::Resolved),
        without: vec!["mail".into()],
        elsewhere: false,
        ..Desk::said_elsewhere("Over.")
    };
    desk.act(id, Action::Post(PostAction::PostUpdate(left_out)));
    let view = screen::incident(&mut desk.engine, &Around::default(), id).unwrap();
    let internal = view.rhythm.into_iter().find(|r| r.audience == Audience::Internal).unwrap();
    assert!(!internal.on_its_way && internal.due_at.is_some(), "mail's readers are still owed one");
}

#[test]
fn what_another_process_tells_of_an_ended_incident_is_owed_here_too() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    desk.act(id, Action::Post(PostAction::Resolve { text: None }));
    let mut other = desk.again();
    assert_eq!(other.owing_incidents().unwrap(), [], "nobody heard of it");
    desk.act(id, Action::State(StateAction::Reopen { reason: None }));
    desk.update(id, "news");
    desk.act(id, Action::Post(PostAction::Resolve { text: None }));
    assert_eq!(other.owing_incidents().unwrap(), [id], "who heard waits for the end");
}
