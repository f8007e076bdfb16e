//! The head of the draft and the sections that are mostly for people: facts the log knows, prompts for the rest.

use super::Story;
use super::markdown::{UNKNOWN, auto, date_time, head, inline, row, todo};
use super::people::role_words;
use crate::clock::Millis;
use crate::incident::clock::Lasted;
use crate::incident::event::Event;
use crate::incident::{Incident, IncidentState};
use crate::severity::Severity;
use crate::text::count;

/// True while people work on the incident, and when its first entry has not been seen.
pub(super) fn is_open(incident: &Incident) -> bool {
    incident.declared.as_ref().is_none_or(|f| f.state.is_open())
}

/// `# Post-mortem: Checkout errors 2026-01-02`
pub(super) fn title(story: &Story<'_>) -> String {
    match &story.incident.declared {
        Some(f) => {
            let date = f.declared_at.utc().format("%Y-%m-%d");
            let mark = if f.exercise { "EXERCISE: " } else { "" };
            format!("# Post-mortem: {mark}{} {date}", inline(&f.title))
        }
        None => format!("# Post-mortem: {UNKNOWN}"),
    }
}

/// What the first row of the facts is called, which names the incident.
pub(super) const INCIDENT: &str = "Incident";

/// The table of facts.
pub(super) fn facts(story: &Story<'_>) -> String {
    let facts = story.incident.declared.as_ref();
    let number = facts.map_or(UNKNOWN, |_| story.name).to_owned();
    let state = facts.map_or(UNKNOWN.to_owned(), |f| f.state.to_string());
    let rows = [
        (INCIDENT, number),
        ("Status", story.incident.review.to_string()),
        ("Owner", "*unassigned*".to_owned()),
        ("Severity", severity(story)),
        ("State", state),
        ("Duration", duration(story)),
        ("Impact began", UNKNOWN.to_owned()),
        ("Detected", UNKNOWN.to_owned()),
        ("Declared", utc(facts.map(|f| f.declared_at))),
        ("Identified", utc(first_in(story, IncidentState::Identified))),
        ("Monitoring", utc(first_in(story, IncidentState::Monitoring))),
        ("Resolved", resolved(story)),
        ("Post-mortem due", due(story)),
    ];
    let rows: Vec<String> = rows.iter().map(|(what, value)| row(&[what, value.as_str()])).collect();
    auto(super::FACTS, &format!("| | |\n|---|---|\n{}", rows.join("\n")))
}

/// When it was resolved. A time before the one of declaring says why.
fn resolved(story: &Story<'_>) -> String {
    let declared = story.incident.declared.as_ref().map(|facts| facts.declared_at);
    let put_back = if story.resolved_at < declared && story.resolved_at.is_some() {
        ", after the clock was put back"
    } else {
        ""
    };
    format!("{}{put_back}", utc(story.resolved_at))
}

fn utc(at: Option<Millis>) -> String {
    at.map_or(UNKNOWN.to_owned(), |at| format!("{} UTC", date_time(at)))
}

/// The severity now, and the one that it was declared with where that differs.
fn severity(story: &Story<'_>) -> String {
    let Some(facts) = &story.incident.declared else { return UNKNOWN.to_owned() };
    match declared_severity(story).filter(|s| *s != facts.severity) {
        Some(before) => format!("{} (declared as {before})", facts.severity),
        None => facts.severity.to_string(),
    }
}

fn declared_severity(story: &Story<'_>) -> Option<Severity> {
    story.entries.iter().find_map(|e| {
        if let Event::Declared(d) = &e.recorded.event { Some(d.severity) } else { None }
    })
}

fn duration(story: &Story<'_>) -> String {
    let Some(facts) = &story.incident.declared else { return UNKNOWN.to_owned() };
    let lasted = lasted(story.metrics.lasted);
    match (story.resolved_at, is_open(story.incident)) {
        (Some(_), _) => format!("{lasted}, from declared to resolved"),
        (None, true) => format!("{lasted} so far, still {}", facts.state.word()),
        (None, false) => format!("{lasted}, from declared to {}", facts.state.word()),
    }
}

/// A length of time in words; what the clocks cannot say is unknown.
fn lasted(known: Option<Lasted>) -> String {
    known.map_or(UNKNOWN.to_owned(), Lasted::words)
}

/// When the incident was first in a state, as set or as told with an update.
fn first_in(story: &Story<'_>, state: IncidentState) -> Option<Millis> {
    let entered = |event: &Event| {
        if let Event::StateSet(set) = event {
            return set.to == state;
        }
        super::told::post_of(event).is_some_and(|(post, _)| post.state == state)
    };
    story.entries.iter().find(|e| entered(&e.recorded.event)).map(|e| e.shown_at)
}

fn due(story: &Story<'_>) -> String {
    let hours = super::due_hours(story.incident);
    match story.resolved_at {
        Some(at) => utc(Some(at.plus_minutes(i64::from(hours) * 60))),
        None => format!("{hours} h after it is resolved"),
    }
}

/// The summary: what the log can tell, in roles.
pub(super) fn summary(story: &Story<'_>) -> String {
    let prompt = todo("what broke, for whom, and what brought it back, in three sentences");
    format!("## Summary\n\n{}\n\n{prompt}", auto("summary", &told_by_log(story)))
}

fn told_by_log(story: &Story<'_>) -> String {
    let Some(facts) = &story.incident.declared else {
        return "The log does not hold the start of this incident.".to_owned();
    };
    let by = story.people.role_of(&facts.declared_by, facts.declared_at);
    let by = by.map_or("a responder".to_owned(), |role| format!("the {}", inline(&role)));
    let severity = declared_severity(story).unwrap_or(facts.severity);
    let at = story.time(facts.declared_at);
    let mut text = format!("{severity} was declared at {at} UTC by {by}{}.", from_runbooks(story));
    if let Some(words) = &facts.reported {
        text.push_str(&format!(" It was reported as “{}”.", inline(words)));
    }
    let lasted = lasted(story.metrics.lasted);
    let until = story.time(story.until);
    text.push_str(&match (story.resolved_at, is_open(story.incident)) {
        (Some(_), _) => format!(" It was resolved at {until} UTC, after {lasted}."),
        (None, true) => format!(" It is still {} after {lasted}.", facts.state.word()),
        (None, false) => format!(" It was {} at {until} UTC, after {lasted}.", facts.state.word()),
    });
    text.push_str(&steps(story));
    text
}

/// How far the checklists were: skipped steps do not count.
fn steps(story: &Story<'_>) -> String {
    let progress = story.incident.progress();
    let all = count(progress.total.saturating_sub(progress.skipped), "step");
    match (progress.total, progress.skipped) {
        (0, _) => String::new(),
        (_, 0) => format!(" {} of {all} were done.", progress.done),
        (_, 1) => format!(" {} of {all} were done, 1 was left out.", progress.done),
        (_, n) => format!(" {} of {all} were done, {n} were left out.", progress.done),
    }
}

fn from_runbooks(story: &Story<'_>) -> String {
    let titles = story.incident.runbooks.iter().map(|r| &r.file.runbook.title);
    let titles: Vec<String> = titles.map(|t| format!("“{}”", inline(t))).collect();
    if titles.is_empty() { String::new() } else { format!(", with {}", titles.join(" and ")) }
}

/// Impact: how long is known from the log, the rest is not.
pub(super) fn impact(story: &Story<'_>) -> String {
    let known = auto("impact", &format!("Time under incident: {}.", duration(story)));
    let prompts = list(&[
        "when the impact began and ended; it may differ from declared and resolved",
        "who noticed what: customers, regions, failed requests, money",
        "whether data was lost",
    ]);
    format!("## Impact\n\n{known}\n\n{prompts}")
}

/// The founding document's heading, with room for more than one condition.
pub(super) fn root_cause() -> String {
    let prompts = list(&[
        "what set it off",
        "the other conditions that had to be true: there is rarely one cause alone",
        "what made each action look right at the time",
    ]);
    format!("## Root cause\n\nContributing factors, in no order:\n\n{prompts}")
}

/// Detection: nothing of it is in the log.
pub(super) fn detection() -> String {
    let prompts = list(&[
        "what told us, and when",
        "which signal could have told us earlier, and who would have seen it",
    ]);
    format!("## Detection\n\nDetected: {UNKNOWN}. Time to declare: {UNKNOWN}.\n\n{prompts}")
}

/// Who held which role, and how fast the response was.
pub(super) fn response(story: &Story<'_>) -> String {
    let mut lines: Vec<String> = story
        .metrics
        .to_first_update
        .iter()
        .map(|(audience, after)| {
            format!("- First {audience} update: {} after declaring", after.words())
        })
        .collect();
    if lines.is_empty() {
        lines.push(format!("- First update by a person: {UNKNOWN}"));
    }
    let resolve = lasted(story.metrics.to_resolve);
    lines.push(format!("- Resolved after: {resolve}"));
    let roles = story.people.changes();
    if roles.is_empty() {
        lines.push("- No role was assigned".to_owned());
    } else {
        lines.push(String::new());
        lines.push(head(&["From", "Role", "Held by"]));
    }
    lines.extend(roles.iter().map(|change| {
        let person = change.to.as_deref().map_or("*nobody*".to_owned(), inline);
        row(&[story.time(change.at), inline(&role_words(&change.role)), person])
    }));
    let prompt = todo("who else helped, and what they were juggling");
    format!("## Response and roles\n\n{}\n\n{prompt}", auto("response", &lines.join("\n")))
}

/// Prompts for the meeting.
pub(super) fn lessons() -> String {
    let prompts = list(&[
        "what went well",
        "what was hard: which signals were distrusted, what was surprising",
        "where we got lucky",
    ]);
    format!("## What went well · What was hard · Where we got lucky\n\n{prompts}")
}

fn list(prompts: &[&str]) -> String {
    let lines: Vec<String> = prompts.iter().map(|p| format!("- {}", todo(p))).collect();
    lines.join("\n")
}
