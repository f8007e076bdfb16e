//! The texts that a person starts from, after the templates of status update practice: filled in as far as the log
//! knows, with one blank where a person must say what no log can.

use super::facts::since;
use super::phrase::{clock_time, commander, exercise_mark, opening, promise, utc, zone};
use super::ping::headline;
use crate::clock::Millis;
use crate::incident::event::{Event, Recorded};
use crate::incident::state::Facts;
use crate::incident::{Audience, Incident, IncidentState, StepStatus};
use crate::text::{count, one_line, shorten};

/// What the composer starts with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The text, with one `{blank}` for a person to fill in.
    pub text: String,
    /// "No change since 14:30 …": complete, one key away.
    pub no_change: String,
}

/// The prefilled update for an audience, and the one that says that nothing changed.
///
/// `name` is how the incident is called, and `next_update_at` the promise that the update would make.
#[must_use]
pub fn draft(
    incident: &Incident,
    name: &str,
    entries: &[Recorded<Event>],
    audience: Audience,
    now: Millis,
    next_update_at: impl Into<Option<Millis>>,
) -> Draft {
    let next = promise(incident, audience, next_update_at.into(), now);
    let Some(facts) = &incident.declared else {
        let text = format!("{{what is known}}. {next}");
        return Draft { no_change: format!("No change. {next}"), text };
    };
    let repeat = incident.rhythm.get(&audience).is_some_and(|r| r.updates > 0);
    let over = incident.told_over(audience).map(|at| utc(incident, at, now));
    let text = match (audience, repeat, over) {
        (Audience::Internal, _, Some(at)) => reopened((incident, facts), name, (&at, now), &next),
        (Audience::External, _, Some(at)) => back(facts, &at, &next),
        (Audience::Internal, false, None) => first((incident, facts), name, &next),
        (Audience::Internal, true, None) => again((incident, facts), name, entries, now, &next),
        (Audience::External, _, None) => external(facts, repeat, &next),
    };
    Draft { text, no_change: no_change(incident, facts, audience, now, &next) }
}

/// INTERNAL first: `[{id}] {sev} INVESTIGATING - {title}. Known: … Doing: … IC … Next update …`
fn first((incident, facts): (&Incident, &Facts), name: &str, next: &str) -> String {
    format!(
        "{} {} - {}. Known: {{what is known}}.{} {} {next}",
        opening(facts, name),
        facts.state.word().to_uppercase(),
        plain(&facts.title),
        doing(incident),
        commander(incident),
    )
}

/// INTERNAL repeat: `[{id}] {sev} {state} (+{elapsed}). Changed: … Known: … Doing: … Next update …`
fn again(
    (incident, facts): (&Incident, &Facts),
    name: &str,
    entries: &[Recorded<Event>],
    now: Millis,
    next: &str,
) -> String {
    let last = incident.rhythm.get(&Audience::Internal).and_then(|r| r.last_human.as_ref());
    let changed = since(incident, entries, last).for_editing(facts.severity);
    format!(
        "{} Changed: {}. Known: {{what is known now}}.{} {} {next}",
        headline(facts, name, now),
        changed.unwrap_or_else(|| "nothing recorded since the last update".to_owned()),
        doing(incident),
        commander(incident),
    )
}

/// INTERNAL after reopening: whoever read that nothing follows is told that it does. `at` is when they were told so.
fn reopened(
    (incident, facts): (&Incident, &Facts),
    name: &str,
    (at, now): (&str, Millis),
    next: &str,
) -> String {
    format!(
        "{} Reopened: that it is over and no further updates follow ({at}) is taken back. Known: {{what is known now}}.{} {} {next}",
        headline(facts, name, now),
        doing(incident),
        commander(incident),
    )
}

/// EXTERNAL after reopening.
fn back(facts: &Facts, at: &str, next: &str) -> String {
    format!(
        "{}The problem that we reported as solved at {at} is not over. {{what the customer notices}}. {next}",
        exercise_mark(facts)
    )
}

fn external(facts: &Facts, repeat: bool, next: &str) -> String {
    let said = match (facts.state, repeat) {
        (IncidentState::Investigating, false) => {
            "We are investigating a problem affecting {what the customer notices}."
        }
        (IncidentState::Investigating, true) => {
            "We are still investigating. The problem affects {what the customer notices}."
        }
        (IncidentState::Identified, _) => {
            "We have found the source of the problem and are {action in plain words}."
        }
        (IncidentState::Monitoring, _) => {
            "A fix is in place and we are watching recovery. {what customers may still notice}."
        }
        (IncidentState::Resolved | IncidentState::Closed, _) => {
            return format!(
                "{}{{what was affected}} is working normally again.",
                exercise_mark(facts)
            );
        }
        (IncidentState::Declined, _) => return format!("{}{{what to say}}.", exercise_mark(facts)),
    };
    format!("{}{said} {next}", exercise_mark(facts))
}

/// The step that somebody is at, else how far the runbook is; nothing without a runbook.
fn doing(incident: &Incident) -> String {
    let started = incident
        .steps
        .iter()
        .find(|(_, record)| record.status == StepStatus::Started)
        .and_then(|(step, _)| Some((step, incident.step_text(*step)?)));
    if let Some((step, text)) = started {
        return format!(" Doing: step {}, {}.", incident.step_name(*step), plain(text));
    }
    match incident.runbooks.first() {
        None => String::new(),
        Some(first) => {
            let progress = incident.progress();
            let counted = count(progress.total.saturating_sub(progress.skipped), "step");
            let title = plain(&first.file.runbook.title);
            format!(" Doing: runbook “{title}”, {} of {counted} done.", progress.done)
        }
    }
}

fn no_change(
    incident: &Incident,
    facts: &Facts,
    audience: Audience,
    now: Millis,
    next: &str,
) -> String {
    let last = incident.rhythm.get(&audience).and_then(|r| r.last.as_ref());
    let since = last.map_or(facts.since, |l| l.at);
    let from = |zone: &str| match since.at_latest {
        false => format!("{}{zone}", clock_time(incident, since.at, now)),
        true if last.is_some() => "the last update".to_owned(),
        true => "it began".to_owned(),
    };
    let mark = exercise_mark(facts);
    let still = match facts.state {
        IncidentState::Investigating => "still investigating",
        IncidentState::Identified => "still working on it",
        IncidentState::Monitoring => "still watching recovery",
        IncidentState::Resolved | IncidentState::Closed | IncidentState::Declined => {
            return format!("{mark}No change since {}.", from(zone(incident)));
        }
    };
    match audience {
        Audience::Internal => format!("{mark}No change since {}; {still}. {next}", from("")),
        Audience::External => {
            format!("{mark}No change since {}; we are {still}. {next}", from(zone(incident)))
        }
    }
}

/// The closing post of the incident that is called `name`, from the log alone: how long it took, what was done, who commanded, when the review is due.
#[must_use]
pub fn closing_text(incident: &Incident, name: &str, now: Millis) -> String {
    let Some(facts) = &incident.declared else { return "Resolved.".to_owned() };
    let end = incident.ended_at.filter(|_| !facts.state.is_open()).unwrap_or(now);
    let lasted = incident.lasted.unwrap_or_else(|| facts.since.lasted(now));
    let progress = incident.progress();
    let mut text = format!(
        "{} RESOLVED after {}: {}.",
        opening(facts, name),
        lasted.words(),
        plain(&facts.title)
    );
    if progress.total > 0 {
        text.push_str(&format!(" {} done", count(progress.done, "step")));
        if progress.skipped > 0 {
            text.push_str(&format!(", {} skipped", progress.skipped));
        }
        text.push('.');
    }
    text.push_str(&format!(" {} No further updates unless it is reopened.", commander(incident)));
    if let Some(hours) = review_hours(incident) {
        let due = end.plus_minutes(i64::from(hours) * 60);
        text.push_str(&format!(" Post-mortem due by {}.", utc(incident, due, now)));
    }
    text
}

/// The last text for an audience. What customers noticed no log can say: that is a blank for a person.
#[must_use]
pub fn last_word(incident: &Incident, name: &str, audience: Audience, now: Millis) -> String {
    let Some(facts) = &incident.declared else { return "Resolved.".to_owned() };
    let end = incident.ended_at.filter(|_| !facts.state.is_open()).unwrap_or(now);
    match audience {
        Audience::Internal => closing_text(incident, name, now),
        Audience::External => format!(
            "{}{{what was affected}} has been working normally since {}.",
            exercise_mark(facts),
            utc(incident, end, now)
        ),
    }
}

/// The words that make a closing post a witness of the log: later changes of it become evident.
#[must_use]
pub fn closing_witness(short_hash: &str, entries: u64) -> String {
    format!("log of {entries} entries, head {short_hash}")
}

/// The least of the hours that the runbooks give for the post-mortem.
pub(crate) fn review_hours(incident: &Incident) -> Option<u32> {
    incident.runbooks.iter().filter_map(|r| r.file.runbook.postmortem_due_hours).min()
}

/// Words of a runbook or a title on one line, without braces that would read as a blank to fill in.
fn plain(text: &str) -> String {
    let plain = one_line(text).replace('{', "(").replace('}', ")");
    shorten(plain.trim_end_matches(['.', ' ']), 160)
}
