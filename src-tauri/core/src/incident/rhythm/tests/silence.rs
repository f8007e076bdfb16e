//! Silence towards readers is an alarm at its time, whatever caused it: no entry alone ends it, only a channel does.

use super::{noticed, outcome_for, outcome_of, ping};
use crate::incident::command::{RhythmAction, StateAction};
use crate::incident::decide::tests::{Desk, update};
use crate::incident::rhythm::{Due, Notice, Reach, due, notices};
use crate::incident::{Action, Audience, DeliveryState};
use crate::severity::Severity;

fn alarms(desk: &Desk, reach: &Reach) -> Vec<String> {
    let all = notices(&desk.state, &desk.cx.name, &desk.cx.policy, reach, desk.cx.now);
    let silent = |n: &Notice| n.alarm && n.text.contains("internal");
    all.into_iter().filter(silent).map(|n| n.text).collect()
}

fn shut(why: &str) -> Reach {
    Reach { shut: [("incidents".to_owned(), why.to_owned())].into(), ..Reach::default() }
}

#[test]
fn a_ping_moves_the_promise_only_when_a_channel_took_it() {
    let mut desk = Desk::declared();
    let promised = desk.state.rhythm[&Audience::Internal].due_at;
    ping(desk.minutes_later(15), false);
    assert_eq!(desk.state.rhythm[&Audience::Internal].due_at, promised, "written is not told");
    outcome_of(&mut desk, DeliveryState::Failed);
    assert_eq!(desk.state.rhythm[&Audience::Internal].due_at, promised, "nobody was told");
    outcome_of(&mut desk, DeliveryState::Sent);
    let next = Some(desk.cx.now.plus_minutes(15));
    assert_eq!(desk.state.rhythm[&Audience::Internal].due_at, next, "now readers know a new time");
}

#[test]
fn every_way_in_which_a_ping_can_fail_is_an_alarm_at_its_time_and_says_which() {
    let ways = [
        shut("incidents is paused: the address is gone (404)"),
        shut("incidents: the keychain is locked"),
        Reach { nobody_sends: true, ..Reach::default() },
    ];
    for reach in ways {
        let mut desk = Desk::declared();
        desk.minutes_later(15);
        let said = alarms(&desk, &reach).join("\n");
        assert!(said.contains("ping did not go: "), "before anything was tried: {said}");
        ping(&mut desk, false);
        let tried = alarms(&desk, &reach).join("\n");
        assert!(tried.contains("ping did not go: "), "an entry is no delivery: {tried}");
        let why = reach.shut.values().next().map_or("nothing sends", |why| why.as_str());
        assert!(tried.contains(why), "it says which: {tried}");
        let early = alarms(Desk::declared().minutes_later(14), &reach).join("\n");
        assert!(early.contains("cannot go at"), "it is known before its time: {early}");
    }
}

#[test]
fn an_answer_that_is_no_success_is_an_alarm_and_names_the_answer() {
    for why in [
        "offline, tried again at 12:16 UTC",
        "rate limited, tried again at 12:25 UTC",
        "refused (400)",
    ] {
        let mut desk = Desk::declared();
        ping(desk.minutes_later(15), false);
        assert_eq!(alarms(&desk, &Reach::default()), Vec::<String>::new(), "it is on its way");
        let post = desk.state.rhythm[&Audience::Internal].last_ping.unwrap();
        let refused = [((post, "incidents".to_owned()), format!("incidents: {why}"))].into();
        let reach = Reach { refused, ..Reach::default() };
        let said = alarms(&desk, &reach).join("\n");
        assert!(said.contains(why), "{said}");
        desk.minutes_later(2);
        let said = alarms(&desk, &Reach::default()).join("\n");
        assert!(said.contains("no channel has taken it yet"), "unknown is silence too: {said}");
    }
}

#[test]
fn four_pings_that_nobody_took_never_look_like_a_kept_rhythm() {
    let mut desk = Desk::declared();
    for attempt in 1..=4 {
        desk.minutes_later(15);
        let at = due(&desk.state, &desk.cx.policy, desk.cx.device, desk.cx.now, false);
        let late = attempt > 1;
        assert!(at.contains(&Due::Ping { audience: Audience::Internal, late }), "try {attempt}");
        ping(&mut desk, late);
        let said = alarms(&desk, &shut("incidents is paused: gone")).join("\n");
        assert!(said.contains("paused"), "try {attempt}: {said}");
    }
    desk.minutes_later(15);
    let at = due(&desk.state, &desk.cx.policy, desk.cx.device, desk.cx.now, false);
    assert!(matches!(at[..], [Due::AskFirst { .. }, ..]), "nobody is there: {at:?}");
    assert!(!alarms(&desk, &Reach::default()).is_empty(), "the alarm stands all the while");
}

#[test]
fn a_raised_severity_and_a_hold_count_for_a_ping_that_is_under_way() {
    let mut raised = Desk::with(Severity::Sev3, false);
    raised.state.rhythm.get_mut(&Audience::Internal).unwrap().interval_minutes = Some(60);
    ping(raised.minutes_later(15), false);
    let up = StateAction::SetSeverity { severity: Severity::Sev1, reason: None };
    raised.act(Action::State(up));
    outcome_of(&mut raised, DeliveryState::Sent);
    let next = raised.state.rhythm[&Audience::Internal].due_at;
    assert_eq!(next, Some(raised.cx.now.plus_minutes(15)), "the worse it is, the sooner");

    let mut held = Desk::declared();
    ping(held.minutes_later(15), false);
    held.act(Action::Rhythm(RhythmAction::Hold { reason: "silence was asked for".into() }));
    held.minutes_later(5).act(Action::Rhythm(RhythmAction::Unhold { reason: None }));
    let at = due(&held.state, &held.cx.policy, held.cx.device, held.cx.now, false);
    let late = Due::Ping { audience: Audience::Internal, late: true };
    assert!(at.contains(&late), "what waited was taken back, so a new one goes: {at:?}");
}

#[test]
fn a_shut_channel_is_named_though_another_took_the_text() {
    let mut desk = Desk::declared();
    ping(desk.minutes_later(15), false);
    outcome_of(&mut desk, DeliveryState::Sent);
    let post = desk.state.rhythm[&Audience::Internal].last_ping.unwrap();
    let why = || "ops is paused: gone".to_owned();
    let refused = [((post, "ops".to_owned()), why())].into();
    let reach = Reach { refused, shut: [("ops".to_owned(), why())].into(), ..Reach::default() };
    let said = alarms(&desk, &reach).join("\n");
    assert!(said.contains("has not reached ops: ops is paused"), "its readers wait: {said}");
}

#[test]
fn a_person_is_told_at_once_that_their_words_reach_nobody() {
    let mut desk = Desk::declared();
    desk.minutes_later(5).act(update(Audience::Internal, None));
    let said = alarms(&desk, &shut("incidents is paused: gone")).join("\n");
    assert!(said.contains("has reached nobody: incidents is paused"), "not in 15 minutes: {said}");
    desk.minutes_later(10);
    let keys = |desk: &Desk| -> Vec<String> {
        noticed(desk).into_iter().filter(|n| n.alarm).map(|n| n.key).collect()
    };
    assert!(
        keys(&desk).iter().any(|key| key.contains("unheard")),
        "readers expect a text now, whatever the new one promised: {:?}",
        keys(&desk)
    );
    outcome_of(&mut desk, DeliveryState::Sent);
    assert!(keys(&desk).iter().all(|key| !key.contains("unheard")), "they have it");
}

#[test]
fn a_text_that_arrives_late_moves_no_promise_of_a_ping_that_nobody_took() {
    let mut desk = Desk::declared();
    desk.act(update(Audience::Internal, None));
    let text = desk.state.rhythm[&Audience::Internal].last.clone().unwrap().event;
    let promised = desk.state.rhythm[&Audience::Internal].due_at;
    ping(desk.minutes_later(15), false);
    outcome_for(&mut desk, text, DeliveryState::Sent);
    let rhythm = &desk.state.rhythm[&Audience::Internal];
    assert_eq!(rhythm.due_at, promised, "readers know the time of the text alone");
    assert!(rhythm.pending.is_some() && rhythm.told_at.is_some(), "and the ping still waits");
}
