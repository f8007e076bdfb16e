use super::fixture::*;
use crate::incident::event::{Event, Reason, Reopened, SeveritySet, StateSet};
use crate::incident::{Audience, Incident, IncidentState};
use crate::severity::Severity;
use crate::update::*;

fn severity(from: Severity, to: Severity) -> Event {
    let (reason, promises, intervals) = (None, vec![], vec![]);
    Event::SeveritySet(SeveritySet { from, to, reason, promises, intervals })
}

/// An incident of which an update told at 14:41 that it is a SEV 2, and what was recorded since.
fn told(since: Vec<Event>) -> (Incident, Log) {
    let mut log = Log::default();
    log.say(min(0), "Dana", declared(min(15)));
    let text = post("[INC-0042] SEV 2 Investigating.", None, Some(min(30)));
    let event = log.say(min(15), "Dana", Event::UpdatePosted(text));
    for (at, event) in (23..).zip(since) {
        log.say(min(at), "Dana", event);
    }
    let mut incident = incident();
    let last = last_text(event, min(15), "We look into it.");
    incident.rhythm.insert(Audience::Internal, rhythm(Some(last.clone())));
    incident.rhythm.insert(Audience::External, rhythm(Some(last)));
    (incident, log)
}

fn words(incident: &Incident, log: &Log, audience: Audience) -> Vec<String> {
    let all = changed(incident, &log.entries, audience, None);
    all.iter().map(|changed| changed.with_time(incident, min(30))).collect()
}

#[test]
fn a_change_since_the_last_text_is_one_from_what_was_told_to_what_is() {
    let set = |from, to| Event::StateSet(StateSet { from, to, reason: None });
    let (incident, log) = told(vec![
        severity(Severity::Sev2, Severity::Sev3),
        severity(Severity::Sev3, Severity::Sev1),
        set(IncidentState::Investigating, IncidentState::Monitoring),
        set(IncidentState::Monitoring, IncidentState::Identified),
    ]);
    let state = "Investigating → Identified at 14:52";
    assert_eq!(words(&incident, &log, Audience::Internal), ["SEV 2 → SEV 1 at 14:50", state]);
    assert_eq!(words(&incident, &log, Audience::External), [state], "they know no severities");
}

#[test]
fn what_went_back_to_what_was_told_is_no_change() {
    let back =
        vec![severity(Severity::Sev2, Severity::Sev1), severity(Severity::Sev1, Severity::Sev2)];
    let (incident, log) = told(back);
    assert_eq!(words(&incident, &log, Audience::Internal), [""; 0]);
    let next =
        changed(&incident, &log.entries, Audience::Internal, Some(IncidentState::Monitoring));
    assert_eq!(
        next[0].with_time(&incident, min(30)),
        "Identified → Monitoring",
        "the text itself makes it"
    );
}

#[test]
fn a_change_that_the_text_does_not_say_is_asked_about_with_a_sentence_that_says_it() {
    let (incident, log) = told(vec![severity(Severity::Sev2, Severity::Sev1)]);
    let asked = |text: &str, audience| {
        let changed = changed(&incident, &log.entries, audience, None);
        let (contradiction, previous, masked, now) = (None, None, 0, min(30));
        let check =
            Check { audience, contradiction, previous, masked, changed, now, incident: &incident };
        lint(text, &check)
    };
    let [missing] = &asked("The disk is full.", Audience::Internal)[..] else { panic!("one") };
    assert_eq!(missing.message, "SEV 2 → SEV 1 at 14:49 is missing");
    assert!(!missing.stop, "a person may have a reason");
    let add = missing.add.as_deref().unwrap_or_default();
    assert_eq!(add, "Severity SEV 1, was SEV 2");
    assert_eq!(missing.fact, Some(log.entries[2].id.to_string()), "the fact on the list");
    for text in [add, "now a sev 1", "[INC-0042] SEV1 Identified"] {
        assert_eq!(asked(text, Audience::Internal), [], "{text} says it");
    }
    assert_eq!(asked("SEV 15", Audience::Internal).len(), 1, "another number");
    assert_eq!(asked("We look.", Audience::External), [], "customers read no severity");
}

#[test]
fn reopening_takes_back_that_nothing_follows() {
    let reopened = Event::Reopened(Reopened { reason: None, promises: vec![] });
    let (mut incident, log) = told(vec![Event::Resolved(Reason { reason: None }), reopened]);
    for rhythm in incident.rhythm.values_mut() {
        rhythm.told_at = Some(min(15));
        rhythm.last.iter_mut().for_each(|last| last.closing = true);
    }
    incident.reopened = vec![min(24)];
    for audience in Audience::ALL {
        assert_eq!(words(&incident, &log, audience)[0], "Reopened at 14:50", "{audience}");
        let text = drafted(&incident, &log.entries, audience, min(30), min(45)).text;
        assert!(text.contains("14:41 UTC"), "names the text that it takes back: {text}");
        assert!(text.contains("{what"), "a person says what is known: {text}");
    }
    let internal = drafted(&incident, &log.entries, Audience::Internal, min(30), min(45)).text;
    assert!(internal.contains("no further updates follow (14:41 UTC) is taken back"), "{internal}");
    assert!(changed(&incident, &log.entries, Audience::Internal, None)[0].is_said(&internal));
}
