//! The rhythm over time: when pings go, when they stop going, and what a person is told.

mod ended;
mod faces;
mod last_word;
mod left_out;
mod mixed;
mod needs;
mod silence;

use super::*;
use crate::incident::Action;
use crate::incident::command::SystemAction;
use crate::incident::command::{PostAction, RecordAction, RhythmAction, StepAction, Update};
use crate::incident::decide::tests::{Desk, update};

fn at(desk: &Desk, composing: bool) -> Vec<Due> {
    due(&desk.state, &desk.cx.policy, desk.cx.device, desk.cx.now, composing)
        .into_iter()
        .filter(|d| !matches!(d, Due::Escalation { .. }))
        .collect()
}

/// A ping that its channel takes at once.
fn taken(desk: &mut Desk) {
    ping(desk, false);
    outcome_of(desk, crate::incident::DeliveryState::Sent);
}

fn ping(desk: &mut Desk, late: bool) {
    let text = "Automatic update.".to_owned();
    desk.act(Action::System(SystemAction::Ping { audience: Audience::Internal, text, late }));
}

fn noticed(desk: &Desk) -> Vec<Notice> {
    notices(&desk.state, &desk.cx.name, &desk.cx.policy, &Reach::default(), desk.cx.now)
}

fn alarms(desk: &Desk) -> Vec<String> {
    let told = |n: &Notice| !matches!(n.about, About::Overrun { .. });
    noticed(desk).into_iter().filter(told).map(|n| n.text).collect()
}

#[test]
fn the_ping_goes_at_its_time_from_the_laptop_that_took_the_rhythm() {
    let mut desk = Desk::declared();
    assert_eq!(at(desk.minutes_later(14), false), [], "a minute early is early");
    desk.minutes_later(1);
    let on_time = Due::Ping { audience: Audience::Internal, late: false };
    assert_eq!(at(&desk, false), [on_time], "internal only: customers wait for a person");
    let other = crate::ids::DeviceId(uuid::Uuid::from_u128(8));
    let elsewhere = due(&desk.state, &desk.cx.policy, other, desk.cx.now, false);
    assert_eq!(elsewhere, [], "only one laptop speaks");
}

#[test]
fn four_in_a_row_without_a_person_turn_to_asking_and_a_person_turns_it_back() {
    let mut desk = Desk::declared();
    for _ in 0..4 {
        taken(desk.minutes_later(15));
    }
    desk.minutes_later(15);
    let asked = desk.state.rhythm[&Audience::Internal].due_at.unwrap();
    let ask =
        Due::AskFirst { audience: Audience::Internal, due_at: asked, why: AskReason::FourInARow };
    assert_eq!(at(&desk, false), [ask], "nobody seems to be there");
    let (due_at, why) = (asked, AskReason::FourInARow);
    desk.act(Action::System(SystemAction::AskFirst { audience: Audience::Internal, due_at, why }));
    assert_eq!(at(&desk, false), [], "it is asked once");
    desk.act(Action::Record(RecordAction::Note { text: "still here".into(), happened_at: None }));
    assert_eq!(
        at(&desk, false),
        [Due::Ping { audience: Audience::Internal, late: false }],
        "a person is there"
    );
}

#[test]
fn after_a_long_sleep_no_ping_goes_by_itself() {
    let mut desk = Desk::declared();
    desk.minutes_later(30);
    assert_eq!(
        at(&desk, false),
        [Due::Ping { audience: Audience::Internal, late: true }],
        "one interval late still goes, marked"
    );
    desk.minutes_later(1);
    assert!(
        matches!(at(&desk, false)[..], [Due::AskFirst { why: AskReason::TooLate, .. }]),
        "older than that is a zombie"
    );
}

#[test]
fn an_open_composer_holds_the_ping_for_two_minutes() {
    let mut desk = Desk::declared();
    desk.minutes_later(16);
    assert_eq!(at(&desk, true), [], "the person is about to post");
    desk.minutes_later(1);
    assert_eq!(at(&desk, true).len(), 1, "two minutes are enough");
}

#[test]
fn hold_resolve_and_snooze_keep_the_ping_back() {
    let mut held = Desk::declared();
    held.act(Action::Rhythm(RhythmAction::Hold { reason: "maintenance".into() }));
    assert_eq!(at(held.minutes_later(15), false), [], "held");
    held.act(Action::Rhythm(RhythmAction::Unhold { reason: None }));
    assert_eq!(at(&held, false).len(), 1, "and let go");
    let mut over = Desk::declared();
    over.act(Action::Post(PostAction::Resolve { text: None }));
    assert_eq!(at(over.minutes_later(15), false), [], "resolved incidents never ping");
    let mut snoozed = Desk::declared();
    snoozed
        .minutes_later(10)
        .act(Action::Rhythm(RhythmAction::Snooze { minutes: 10, reason: "call".into() }));
    assert_eq!(at(snoozed.minutes_later(5), false), [], "snoozed until minute 20");
    assert_eq!(
        at(snoozed.minutes_later(5), false),
        [Due::Ping { audience: Audience::Internal, late: true }],
        "then it goes, late by the promise"
    );
}

#[test]
fn skipping_lets_one_ping_go_by() {
    let mut desk = Desk::declared();
    desk.act(Action::Rhythm(RhythmAction::SkipPing { reason: "said on the call".into() }));
    assert_eq!(at(desk.minutes_later(15), false), [], "this one is skipped");
    assert_eq!(at(desk.minutes_later(15), false).len(), 1, "the next one is not");
}

#[test]
fn a_short_cadence_does_not_ping_before_a_quarter_of_an_hour() {
    let mut desk = Desk::declared();
    desk.state.rhythm.get_mut(&Audience::Internal).unwrap().due_at =
        Some(desk.cx.now.plus_minutes(5));
    assert_eq!(at(desk.minutes_later(14), false), [], "people are still gathering");
    assert_eq!(
        at(desk.minutes_later(1), false).len(),
        1,
        "fifteen minutes after declaring it goes"
    );
}

#[test]
fn escalations_come_once_and_send_nothing() {
    let mut desk = Desk::declared();
    desk.minutes_later(30);
    let escalation = Due::Escalation { to: "CTO".into(), after_minutes: 30 };
    let all = due(&desk.state, &desk.cx.policy, desk.cx.device, desk.cx.now, false);
    assert!(all.contains(&escalation), "the runbook says 30 minutes");
    let action = SystemAction::EscalationDue { to: "CTO".into(), after_minutes: 30 };
    desk.act(Action::System(action));
    let again = due(&desk.state, &desk.cx.policy, desk.cx.device, desk.cx.now, false);
    assert!(!again.contains(&escalation), "once is enough");
}

#[test]
fn notices_name_the_incident_and_tell_nothing_of_it() {
    let mut desk = Desk::declared();
    assert_eq!(alarms(&desk), Vec::<String>::new(), "nothing is due");
    desk.minutes_later(5);
    assert_eq!(
        alarms(&desk),
        ["INC-0042: no update was posted in the first 5 minutes"],
        "SEV 1 is told within 5"
    );
    desk.act(update(Audience::Internal, None));
    desk.minutes_later(8);
    assert_eq!(
        alarms(&desk),
        ["INC-0042: an external update is due at 12:15 UTC"],
        "customers wait for a person"
    );
    let texts = alarms(desk.minutes_later(12)).join("\n");
    assert!(
        texts.contains("the external update is 10 min overdue"),
        "the alarm says how late: {texts}"
    );
    assert!(!texts.contains("Queue"), "a locked screen shows no detail: {texts}");
}

#[test]
fn an_overdue_alarm_comes_at_once_then_at_five_ten_and_each_interval() {
    let mut desk = Desk::declared();
    let mut keys = std::collections::BTreeSet::new();
    desk.minutes_later(15);
    for _ in 0..60 {
        let all = noticed(&desk);
        keys.extend(all.into_iter().filter(|n| n.key.contains("external")).map(|n| n.key));
        desk.minutes_later(1);
    }
    assert_eq!(keys.len(), 6, "0, 5, 10, 15, 30 and 45 minutes late: {keys:?}");
}

/// What became of the last ping, else of the last text.
fn outcome_of(desk: &mut Desk, state: crate::incident::DeliveryState) {
    let rhythm = &desk.state.rhythm[&Audience::Internal];
    let pending = rhythm.pending.as_ref().map(|ping| &ping.text);
    let post = pending.or(rhythm.last.as_ref()).unwrap().event;
    outcome_for(desk, post, state);
}

/// What became of a text.
fn outcome_for(desk: &mut Desk, post: crate::ids::EventId, state: crate::incident::DeliveryState) {
    let message = crate::ids::OutboxId(uuid::Uuid::from_u128(5));
    let delivery = crate::incident::event::Delivery {
        message,
        post,
        channel: "incidents".into(),
        state,
        reason: None,
        status: None,
    };
    desk.act(Action::System(SystemAction::Delivered(delivery)));
}

#[test]
fn a_person_is_told_that_a_ping_went_out_and_never_when_it_did_not() {
    let told = |desk: &Desk, words: &str| alarms(desk).iter().any(|t| t.contains(words));
    let mut desk = Desk::declared();
    ping(desk.minutes_later(15), false);
    assert!(!told(&desk, "ping was posted"), "it is queued; nobody has it yet");
    outcome_of(&mut desk, crate::incident::DeliveryState::Sent);
    assert!(told(&desk, "ping was posted at 12:15 UTC"), "it spoke in their name");
    assert!(!told(desk.minutes_later(2), "ping was posted"), "and the notice does not stay");
    let mut lost = Desk::declared();
    ping(lost.minutes_later(15), false);
    outcome_of(&mut lost, crate::incident::DeliveryState::Failed);
    assert!(
        told(&lost, "not known to have reached incidents"),
        "readers do not know, so somebody must"
    );
}

#[test]
fn a_promise_that_a_person_made_earlier_is_kept_at_its_time() {
    let mut desk = Desk::declared();
    let update = Action::Post(PostAction::PostUpdate(Update {
        audience: Audience::Internal,
        text: "Restarting now.".into(),
        state: None,
        next_minutes: Some(5),
        approved_by: None,
        elsewhere: false,
        to_nobody: false,
        without: vec![],
    }));
    desk.minutes_later(1).act(update);
    assert_eq!(at(desk.minutes_later(5), false).len(), 1, "readers were told five minutes");
}

#[test]
fn a_step_that_is_not_done_by_its_time_is_told_once_for_that_time() {
    let mut desk = Desk::declared();
    let due = |desk: &mut Desk, minutes| {
        let (step, due) = ("1".to_owned(), String::new());
        let at = Some(desk.cx.now.plus_minutes(minutes));
        desk.act(Action::Step(StepAction::SetStepDue { step, due, at }));
    };
    let told = |desk: &Desk| {
        let all =
            notices(&desk.state, &desk.cx.name, &desk.cx.policy, &Reach::default(), desk.cx.now)
                .into_iter();
        all.filter(|n| n.key.contains(":step:")).map(|n| (n.key, n.text)).collect::<Vec<_>>()
    };
    due(&mut desk, 2);
    assert_eq!(told(desk.minutes_later(1)), [], "its time has not come");
    let first = told(desk.minutes_later(1));
    assert_eq!(first[0].1, "INC-0042: step 1 was to be done by 12:02 UTC", "and not what it says");
    assert_eq!(told(desk.minutes_later(3)), first, "the same key, so that it shows once");
    due(&mut desk, 2);
    assert_eq!(told(&desk), [], "it was moved");
    assert_ne!(told(desk.minutes_later(2))[0].0, first[0].0, "and is told anew");
    desk.act(Action::Step(StepAction::finish("1")));
    assert_eq!(told(&desk), [], "it is done");
    desk.act(Action::Step(StepAction::undo("1")));
    assert_eq!(told(&desk).len(), 1, "and open again");
    desk.act(Action::Post(PostAction::Resolve { text: None }));
    assert_eq!(told(&desk), [], "nobody works on what has ended");
}
