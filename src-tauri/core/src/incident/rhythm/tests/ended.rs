//! What goes on after the end, and what starts anew: the last word to each audience, escalations, snoozes.

use super::{alarms, noticed};
use crate::clock::Millis;
use crate::incident::command::{PostAction, RhythmAction, StateAction, Update};
use crate::incident::decide::tests::{Desk, update};
use crate::incident::rhythm::escalation_times;
use crate::incident::{Action, Audience, IncidentState};

fn resolve(audience: Audience) -> Action {
    Action::Post(PostAction::PostUpdate(Update {
        audience,
        text: "It works again.".into(),
        state: Some(IncidentState::Resolved),
        next_minutes: None,
        approved_by: Some("Kim".into()),
        elsewhere: true,
        to_nobody: false,
        without: vec![],
    }))
}

#[test]
fn an_audience_that_heard_of_it_keeps_its_clock_until_its_last_word_went() {
    for (first, other) in
        [(Audience::Internal, Audience::External), (Audience::External, Audience::Internal)]
    {
        let mut desk = Desk::declared();
        desk.act(update(Audience::Internal, None));
        desk.act(update(Audience::External, Some("Kim")));
        desk.minutes_later(5).act(resolve(first));
        let due = desk.cx.now.plus_minutes(10);
        assert_eq!(
            desk.state.owed(&desk.cx.policy),
            [(other, due)],
            "resolving to one tells not the other"
        );
        assert_eq!(desk.state.next_update_at(&desk.cx.policy), Some(due), "the clock runs");
        let said = alarms(desk.minutes_later(12)).join("\n");
        let words = format!("the {other} update on how it ended is 2 min overdue");
        assert!(said.contains(&words), "{said}");
        desk.act(resolve(other));
        assert_eq!(desk.state.owed(&desk.cx.policy), [], "everybody knows");
        assert_eq!(noticed(&desk), [], "and nothing rings");
    }
}

#[test]
fn a_last_word_that_was_taken_back_is_missed_by_nobody() {
    let mut desk = Desk::declared();
    desk.act(update(Audience::Internal, None));
    let text = Some("It works again.".to_owned());
    desk.minutes_later(5).act(Action::Post(PostAction::Resolve { text }));
    desk.act(Action::State(StateAction::Reopen { reason: None }));
    let unheard = |desk: &Desk| alarms(desk).iter().any(|text| text.contains("reached nobody"));
    assert!(!unheard(desk.minutes_later(14)), "work goes on, and so does the promise");
}

#[test]
fn nobody_waits_for_the_end_of_what_they_never_heard_of() {
    let mut desk = Desk::declared();
    desk.act(update(Audience::Internal, None));
    desk.act(resolve(Audience::Internal));
    assert_eq!(desk.state.owed(&desk.cx.policy), [], "customers were told nothing");
}

#[test]
fn escalations_count_from_the_reopening() {
    let mut desk = Desk::declared();
    desk.minutes_later(20).act(resolve(Audience::Internal));
    desk.minutes_later(60).act(Action::State(StateAction::Reopen { reason: None }));
    let told = |desk: &Desk| alarms(desk).iter().any(|text| text.contains("escalate"));
    assert_eq!(escalation_times(&desk.state)[0].1, desk.cx.now.plus_minutes(30), "from now");
    assert!(!told(desk.minutes_later(29)), "work began a while ago, not at noon");
    assert!(told(desk.minutes_later(1)), "30 minutes after it was taken up again");
}

#[test]
fn the_time_of_a_phase_counts_from_the_reopening() {
    let mut desk = Desk::declared();
    let window = |desk: &Desk| desk.state.window_of(&desk.state.checklist(1)[0], false);
    let from = |at: Millis| Some((at, Some(at.plus_minutes(5))));
    assert_eq!(window(&desk), from(desk.cx.now), "from declaring");
    desk.minutes_later(20).act(resolve(Audience::Internal));
    desk.minutes_later(60).act(Action::State(StateAction::Reopen { reason: None }));
    assert_eq!(window(&desk), from(desk.cx.now), "as the notice of a phase that runs over counts");
}

#[test]
fn snoozes_add_up_to_one_interval_until_a_person_posts() {
    let snooze =
        |minutes| Action::Rhythm(RhythmAction::Snooze { minutes, reason: "on the call".into() });
    let mut desk = Desk::declared();
    desk.minutes_later(15).act(snooze(10));
    desk.minutes_later(10).act(snooze(5));
    let refusal = desk.minutes_later(5).ask(snooze(5)).unwrap_err().message;
    assert!(refusal.contains("post an update, or hold"), "an hour in small pieces: {refusal}");
    desk.act(update(Audience::Internal, None));
    desk.minutes_later(15).act(snooze(15));
}

#[test]
fn a_snooze_never_silences_what_customers_were_promised() {
    let mut desk = Desk::declared();
    let snooze = RhythmAction::Snooze { minutes: 15, reason: "on the call".into() };
    desk.minutes_later(14).act(Action::Rhythm(snooze));
    let said = alarms(desk.minutes_later(1)).join("\n");
    assert!(said.contains("the external update is due now"), "{said}");
    assert!(!said.contains("internal"), "responders chose silence: {said}");
}
