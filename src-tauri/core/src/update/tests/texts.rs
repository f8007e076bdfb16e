use super::fixture::*;
use crate::incident::event::{Event, RunbookAttached, StepEntry};
use crate::incident::plan::AttachedRunbook;
use crate::incident::{Audience, Incident, IncidentState, Recorded, StepStatus};
use crate::update::*;

const UPDATE: &str =
    "[INC-0042] SEV 1 Identified (+2 min). The disk is full. Next update 14:41 UTC.";

/// Dana posted at 14:28; after that a step done twice, one undone, one skipped, a decision and a note.
fn story() -> (Incident, Log) {
    let mut log = Log::default();
    log.say(min(0), "Dana", declared(min(15)));
    log.say(min(1), "Dana", Event::StepDone(step(1, "Check the process", None)));
    let post = log.say(min(2), "Dana", Event::UpdatePosted(post(UPDATE, None, Some(min(15)))));
    log.say(min(3), "Dana", Event::StepDone(step(2, "Check recent logs", None)));
    log.say(min(4), "Dana", Event::StepUndone(step(2, "Check recent logs", None)));
    log.say(min(5), "Dana", Event::StepDone(step(2, "Check recent logs", None)));
    log.say(min(5), "Dana", Event::StepDone(step(4, "Check disk space", None)));
    log.say(min(5), "Dana", Event::StepUndone(step(4, "Check disk space", None)));
    log.say(min(6), "Dana", Event::StepSkipped(step(3, "Attempt a restart", Some("alive"))));
    log.say(min(7), "Dana", decision("Clear logs\nbefore failing over."));
    log.say(min(8), "Kim", note("errors falling on {all} hosts"));
    let mut incident = incident();
    incident.runbooks.push(runbook());
    incident.rhythm.insert(Audience::Internal, rhythm(Some(last_text(post, min(2), UPDATE))));
    (incident, log)
}

/// The entries as they are in the incident.
fn own(incident: &Incident, entries: &[Recorded<Event>]) -> Vec<Recorded<Event>> {
    entries.iter().cloned().map(|entry| incident.own(entry)).collect()
}

/// Two laptops each attached a runbook as their first, so both wrote of a step 1 of runbook 1.
#[test]
fn steps_of_two_runbooks_are_counted_apart_and_only_after_the_text() {
    let mut log = Log::default();
    log.say(min(0), "Dana", declared(min(15)));
    let (mut database, mut queue) = (runbook(), runbook());
    let mut attach = |book: &mut AttachedRunbook, ordinal| {
        let body = RunbookAttached { ordinal, file: book.file.clone() };
        let entry = log.say(min(0), "Dana", Event::RunbookAttached(body));
        book.entry = Some(entry);
        entry
    };
    let (first, second) = (attach(&mut database, 1), attach(&mut queue, 1));
    let mut incident = incident();
    incident.runbooks = vec![database, queue];
    let of = |book| StepEntry { book: Some(book), ..step(1, "Check the process", None) };
    log.say(min(1), "Dana", Event::StepDone(of(first)));
    let all = since(&own(&incident, &log.entries), None);
    assert_eq!((all.done, all.blocked), (1, 0), "the other runbook's step 1 is not done");
    let post = log.say(min(2), "Dana", Event::UpdatePosted(post(UPDATE, None, Some(min(15)))));
    let last = last_text(post, min(2), UPDATE);
    log.say(min(3), "Kim", Event::StepDone(of(second)));
    assert_eq!(since(&own(&incident, &log.entries), None).done, 2, "one of each, not one twice");
    assert_eq!(since(&own(&incident, &log.entries), Some(&last)).done, 1, "the first was told");
    log.say(min(4), "Kim", Event::StepUndone(of(first)));
    log.say(min(5), "Kim", Event::StepBlocked(of(first)));
    let now = since(&own(&incident, &log.entries), Some(&last));
    assert_eq!((now.done, now.blocked), (1, 1), "each by what became of it last");
}

fn internal(late: bool, at: crate::clock::Millis) -> String {
    let (incident, log) = story();
    ping_text(&incident, NAME, &log.entries, Audience::Internal, at, at.plus_minutes(15), late)
}

#[test]
fn a_ping_says_what_the_log_knows_and_nothing_else() {
    assert_eq!(
        internal(false, min(15)),
        "[INC-0042] SEV 1 Identified (+15 min). Automatic update. Last update 14:28 UTC (13 min ago): \
         “The disk is full”. Since then: 1 step done, 1 skipped; decision: Clear logs before failing over; \
         1 note. IC Dana. Next update 14:56 UTC.",
        "steps count once, by what became of them last; the old promise is not quoted"
    );
}

#[test]
fn a_late_ping_says_by_how_much() {
    let text = internal(true, min(19));
    assert!(text.contains("Automatic update, late by 4 min."), "the promise was 14:41: {text}");
}

#[test]
fn a_ping_without_a_word_by_a_person_says_so() {
    let (incident, log) = (incident(), Log::default());
    let text =
        ping_text(&incident, NAME, &log.entries, Audience::Internal, min(15), min(30), false);
    assert_eq!(
        text,
        "[INC-0042] SEV 1 Identified (+15 min). Automatic update. No update by a person yet. \
         Since declared: nothing recorded. IC Dana. Next update 14:56 UTC."
    );
}

#[test]
fn a_ping_is_bounded_and_keeps_its_promise() {
    let (mut incident, mut log) = story();
    for _ in 0..50 {
        log.say(min(9), "Kim", decision(&"wort ".repeat(400)));
    }
    incident.roles.insert("commander".to_owned(), "Dana ".repeat(300));
    let words = "long ".repeat(2000);
    let last = last_text(log.entries[2].id, min(2), &words);
    incident.rhythm.insert(Audience::Internal, rhythm(Some(last)));
    let text = ping_text(&incident, NAME, &log.entries, Audience::Internal, min(15), min(30), true);
    assert!(text.chars().count() <= PING_LIMIT, "{} characters", text.chars().count());
    assert!(text.ends_with("Next update 14:56 UTC."), "the promise is never cut off: {text}");
    assert!(text.contains("long…”"), "cut at a word, with an ellipsis: {text}");
}

#[test]
fn a_ping_for_customers_names_nothing_inner() {
    let (mut incident, log) = story();
    let said = "We are investigating failed checkouts. We will post again by 14:41 UTC.";
    let last = last_text(log.entries[2].id, min(2), said);
    incident.rhythm.insert(Audience::External, rhythm(Some(last)));
    let text =
        ping_text(&incident, NAME, &log.entries, Audience::External, min(15), min(30), false);
    assert_eq!(
        text,
        "Identified: Automatic update. Last update 14:28 UTC (13 min ago): “We are investigating \
         failed checkouts”. We will post again by 14:56 UTC."
    );
}

#[test]
fn an_exercise_is_marked_in_every_text() {
    let (mut incident, log) = story();
    if let Some(facts) = &mut incident.declared {
        facts.exercise = true;
    }
    let inside = drafted(&incident, &log.entries, Audience::Internal, min(15), min(30));
    let outside = drafted(&incident, &log.entries, Audience::External, min(15), min(30));
    let ping =
        ping_text(&incident, NAME, &log.entries, Audience::Internal, min(15), min(30), false);
    let public =
        ping_text(&incident, NAME, &log.entries, Audience::External, min(15), min(30), false);
    let closing = closing_text(&incident, NAME, min(42));
    for text in
        [inside.text, inside.no_change, outside.text, outside.no_change, ping, public, closing]
    {
        assert!(text.starts_with(EXERCISE_MARK), "nobody may take it for real: {text}");
    }
}

#[test]
fn the_first_draft_holds_one_blank() {
    let (mut incident, log) = story();
    incident.rhythm.insert(Audience::Internal, rhythm(None));
    mark(&mut incident, 1, StepStatus::Done);
    mark(&mut incident, 3, StepStatus::Skipped);
    let draft = drafted(&incident, &log.entries, Audience::Internal, min(9), min(24));
    assert_eq!(
        draft.text,
        "[INC-0042] SEV 1 IDENTIFIED - Checkout database unresponsive. Known: {what is known}. \
         Doing: runbook “Database unresponsive”, 1 of 2 steps done. IC Dana. Next update 14:50 UTC."
    );
}

#[test]
fn a_repeated_draft_brings_the_facts_in_their_own_words() {
    let (mut incident, log) = story();
    mark(&mut incident, 2, StepStatus::Started);
    let draft = drafted(&incident, &log.entries, Audience::Internal, min(9), min(24));
    assert_eq!(
        draft.text,
        "[INC-0042] SEV 1 Identified (+9 min). Changed: errors falling on (all) hosts; decision: Clear \
         logs before failing over; 1 step done, 1 skipped. Known: {what is known now}. Doing: step 2, \
         Check recent logs. IC Dana. Next update 14:50 UTC.",
        "a brace in a note must not become a blank"
    );
}

#[test]
fn a_word_that_a_note_begins_with_stands_once_and_before_its_own_words() {
    let mut log = Log::default();
    let last = last_text(log.say(min(0), "Dana", declared(min(15))), min(0), UPDATE);
    let mut incident = incident();
    incident.rhythm.insert(Audience::Internal, rhythm(Some(last)));
    let changed = |texts: &[&str], decided: &str| -> String {
        let mut log = log.clone();
        for text in texts {
            log.say(min(5), "Kim", note(text));
        }
        log.say(min(6), "Kim", decision(decided));
        let text = drafted(&incident, &log.entries, Audience::Internal, min(9), min(24)).text;
        let said = text.split_once("(+9 min). ").and_then(|(_, rest)| rest.split_once(" Known: {"));
        said.unwrap().0.to_owned()
    };
    let causes = ["Root cause: a lock.", "errors fall", "root cause: a slow query"];
    assert_eq!(
        changed(&causes, "Decision: we fail over."),
        "Changed: errors fall; decision: we fail over. Root cause: a lock; a slow query."
    );
    assert_eq!(
        changed(&["Summary: it is down", "impact: 300 users", "Mitigated: load moved"], "wait"),
        "Changed: it is down; decision: wait. Impact: 300 users. Mitigated: load moved."
    );
}

#[test]
fn no_change_is_complete() {
    let (mut incident, log) = story();
    if let Some(facts) = &mut incident.declared {
        facts.state = IncidentState::Investigating;
    }
    let of = |audience| drafted(&incident, &log.entries, audience, min(15), min(30)).no_change;
    assert_eq!(
        of(Audience::Internal),
        "No change since 14:28; still investigating. Next update 14:56 UTC."
    );
    assert_eq!(
        of(Audience::External),
        "No change since 14:26 UTC; we are still investigating. We will post again by 14:56 UTC.",
        "customers were told nothing yet, so it counts from declaring"
    );
}

#[test]
fn no_change_names_no_time_that_nobody_measured() {
    let (mut incident, log) = story();
    incident.declared.iter_mut().for_each(|facts| facts.since.at_latest = true);
    let rhythms = incident.rhythm.values_mut();
    rhythms.flat_map(|r| &mut r.last).for_each(|last| last.at.at_latest = true);
    let of = |audience| drafted(&incident, &log.entries, audience, min(15), min(30)).no_change;
    assert!(of(Audience::Internal).starts_with("No change since the last update; "));
    assert!(of(Audience::External).starts_with("No change since it began; "));
}

#[test]
fn every_open_draft_has_exactly_one_blank_and_every_no_change_none() {
    let open = [IncidentState::Investigating, IncidentState::Identified, IncidentState::Monitoring];
    for state in open {
        for audience in Audience::ALL {
            for posted in [false, true] {
                let (mut incident, log) = story();
                if let Some(facts) = &mut incident.declared {
                    facts.state = state;
                    facts.title = "{braces} in the title".to_owned();
                }
                let last = posted.then(|| last_text(log.entries[2].id, min(2), UPDATE));
                incident.rhythm.insert(audience, rhythm(last));
                let draft = drafted(&incident, &log.entries, audience, min(9), min(24));
                assert_eq!(draft.text.matches('{').count(), 1, "one blank: {}", draft.text);
                assert!(!draft.no_change.contains('{'), "complete: {}", draft.no_change);
                assert!(draft.text.contains("14:50 UTC"), "names the next time: {}", draft.text);
            }
        }
    }
}

#[test]
fn a_closing_post_is_told_from_the_log() {
    let (mut incident, _) = story();
    mark(&mut incident, 1, StepStatus::Done);
    mark(&mut incident, 2, StepStatus::Done);
    mark(&mut incident, 3, StepStatus::Skipped);
    assert_eq!(
        closing_text(&incident, NAME, min(42)),
        "[INC-0042] SEV 1 RESOLVED after 42 min: Checkout database unresponsive. 2 steps done, 1 skipped. \
         IC Dana. No further updates unless it is reopened. Post-mortem due by 2026-01-04 15:08 UTC."
    );
    assert_eq!(closing_witness("1a2b3c4d", 34), "log of 34 entries, head 1a2b3c4d");
}

#[test]
fn after_reopening_the_words_that_it_is_over_are_not_said_again() {
    let (mut incident, log) = story();
    let rhythm = incident.rhythm.get_mut(&Audience::Internal).expect("the internal rhythm");
    rhythm.last_human.as_mut().expect("a text").closing = true;
    let text =
        ping_text(&incident, NAME, &log.entries, Audience::Internal, min(15), min(30), false);
    assert!(text.contains("Reopened after the closing post of 14:28 UTC"), "{text}");
    assert!(!text.contains("The disk is full"), "it is not over: {text}");
}

#[test]
fn nothing_panics_before_the_first_entry_is_seen() {
    let incident = Incident::default();
    for audience in Audience::ALL {
        let ping = ping_text(&incident, NAME, &[], audience, min(0), min(15), true);
        let draft = drafted(&incident, &[], audience, min(0), min(15));
        assert!(
            ping.contains("14:41 UTC") && draft.text.contains("14:41 UTC"),
            "the promise stands"
        );
    }
    assert_eq!(closing_text(&incident, NAME, min(0)), "Resolved.");
}
