//! What a text says of the next update is the promise, and a lower severity promises less from the next text on.

use super::*;
use crate::incident::command::SystemAction;

fn say(text: &str, next_minutes: Option<u32>) -> Action {
    Action::Post(PostAction::PostUpdate(Update {
        audience: Audience::Internal,
        text: text.into(),
        state: None,
        next_minutes,
        approved_by: None,
        elsewhere: true,
        to_nobody: false,
        without: vec![],
    }))
}

#[test]
fn the_time_that_the_author_writes_is_the_promise() {
    for (text, ahead) in [
        ("We fail over. Next update 13:30 UTC.", 90),
        ("Next update in 30 minutes.", 30),
        ("We know more by 14:00 UTC.", 120),
        ("We fail over.", 15),
    ] {
        let mut desk = Desk::declared();
        let events = desk.act(say(text, None));
        let post = posts(&events)[0];
        assert_eq!(post.next_update_at, Some(desk.cx.now.plus_minutes(ahead)), "{text}");
        assert_eq!(post.text, text, "the words go as they were approved");
    }
}

#[test]
fn words_that_contradict_the_picked_time_are_refused_and_nothing_is_cut() {
    let desk = Desk::declared();
    for (text, minutes) in [
        ("Next update 13:30 UTC.", Some(15)),
        ("Next update 11:30 UTC.", None),
        ("Next update 13:30.", None),
        ("Next update tomorrow.", None),
        ("Next update in 30 minutes. Next update 14:00 UTC.", None),
        ("Next update in 26 hours.", None),
    ] {
        let refusal = desk.ask(say(text, minutes)).unwrap_err().message;
        assert!(refusal.contains("ext update"), "it quotes the words: {refusal}");
    }
    let vague = desk.ask(say("We know more by 14:00 UTC.", Some(20))).unwrap_err().message;
    assert!(vague.contains("14:00 UTC"), "also where it does not say update: {vague}");
    assert!(desk.ask(say("Next update 12:18 UTC.", Some(15))).is_ok(), "a draft ages a little");
    let last = Action::Post(PostAction::Resolve { text: Some("Next update 13:00 UTC.".into()) });
    assert!(desk.ask(last).is_err(), "a last word promises nothing");
}

fn severity(severity: Severity) -> Action {
    Action::State(StateAction::SetSeverity { severity, reason: Some("smaller".into()) })
}

#[test]
fn a_lower_severity_gives_its_interval_from_the_next_promise_on() {
    let mut desk = Desk::declared();
    let due = desk.state.next_update_at(&desk.cx.policy);
    desk.minutes_later(5).act(severity(Severity::Sev3));
    assert_eq!(desk.state.next_update_at(&desk.cx.policy), due, "what was promised stands");
    let rhythm = &desk.state.rhythm[&Audience::Internal];
    assert!(rhythm.is_slower, "the next text says so");
    desk.act(say("Better.", None));
    let rhythm = &desk.state.rhythm[&Audience::Internal];
    assert_eq!(rhythm.due_at, Some(desk.cx.now.plus_minutes(60)), "every hour at SEV 3");
    assert!(!rhythm.is_slower, "it was said");
    desk.act(severity(Severity::Sev1));
    let rhythm = &desk.state.rhythm[&Audience::Internal];
    assert_eq!(rhythm.due_at, Some(desk.cx.now.plus_minutes(15)), "up pulls forward");
}

#[test]
fn a_severity_without_a_rhythm_keeps_the_last_promise_and_makes_no_other() {
    let mut desk = Desk::declared();
    let due = desk.state.next_update_at(&desk.cx.policy);
    desk.act(severity(Severity::Sev5));
    assert_eq!(desk.state.next_update_at(&desk.cx.policy), due, "it is kept once more");
    let text = "Automatic update.".to_owned();
    let ping = SystemAction::Ping { audience: Audience::Internal, text, late: false };
    let events = desk.minutes_later(15).act(Action::System(ping));
    assert_eq!(posts(&events)[0].next_update_at, None, "then nothing is promised");
    desk.act(say("Fine.", None));
    assert_eq!(desk.state.rhythm[&Audience::Internal].due_at, None, "nor by a person");
}

#[test]
fn breaking_off_answers_the_promise_that_readers_know_of() {
    let mut desk = Desk::with(Severity::Sev1, true);
    let known = desk.state.rhythm[&Audience::Internal].due_at;
    desk.minutes_later(5).act(update(Audience::Internal, None));
    let facts = desk.state.declared.clone().unwrap();
    let case = Case { state: &desk.state, facts: &facts, cx: &desk.cx };
    let last = super::super::post::broken_off(case, "a real one");
    assert_eq!(posts(&[last.unwrap()])[0].answers, known, "no channel has the newer one");
}
