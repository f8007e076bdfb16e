//! The head of the draft and what the log tells of the incident as a whole.

use super::impact::{self, duration, is_open, lasted};
use crate::clock::{MINUTE_MS, Millis};
use crate::incident::KeyTime;
use crate::incident::words::role;
use crate::postmortem::due::{due_at, due_hours};
use crate::postmortem::key_times::{KeyFact, recorded, words};
use crate::postmortem::markdown::{UNKNOWN, date_time, head, inline, lines, paragraph, row};
use crate::postmortem::marks::INCIDENT;
use crate::postmortem::story::Story;
use crate::postmortem::written::For;
use crate::severity::Severity;
use crate::text::count;

/// The title; an exercise says that it is one.
pub(super) fn title(story: &Story<'_>) -> String {
    let Some(f) = &story.incident.declared else { return UNKNOWN.to_owned() };
    let mark = if f.exercise { "EXERCISE: " } else { "" };
    format!("{mark}{}", inline(&f.title))
}

/// The day of the impact, else of declaring.
pub(super) fn date(story: &Story<'_>) -> String {
    let declared = story.incident.declared_at();
    let began = recorded(&story.keys, KeyTime::ImpactStarted);
    began.or(declared).map_or_else(String::new, |at| at.utc().format("%Y-%m-%d").to_string())
}

/// The table of facts.
pub(super) fn facts(story: &Story<'_>) -> String {
    let facts = story.incident.declared.as_ref();
    let number = facts.map_or(UNKNOWN, |_| story.name).to_owned();
    let state = facts.map_or(UNKNOWN.to_owned(), |f| f.state.to_string());
    let mut rows = vec![
        (INCIDENT, number),
        ("Status", story.incident.review.to_string()),
        ("Owner", owner(story)),
        ("Severity", severity(story)),
        ("State", state),
        ("Duration", duration(story)),
        ("Impact", impact::spans(story)),
    ];
    rows.extend(story.keys.iter().map(|key| (key.which.name(), key_words(story, key))));
    rows.push(("Post-mortem due", due(story)));
    let rows: Vec<String> = rows.iter().map(|(what, value)| row(&[what, value.as_str()])).collect();
    format!("| | |\n|---|---|\n{}", rows.join("\n"))
}

/// Who brings the post-mortem to its end.
fn owner(story: &Story<'_>) -> String {
    let owner = story.incident.review_owner.as_deref();
    owner.map_or_else(|| "*unassigned*".to_owned(), inline)
}

/// A key time. Where the log says that it was resolved before it was declared, it says why.
fn key_words(story: &Story<'_>, key: &KeyFact) -> String {
    let words = words(key);
    let declared = story.incident.declared.as_ref().map(|facts| facts.declared_at);
    let put_back = key.which == KeyTime::Resolved && !key.said && key.logged.is_some();
    if put_back && key.logged < declared {
        return format!("{words}, after the clock was put back");
    }
    words
}

fn utc(at: Option<Millis>) -> String {
    at.map_or(UNKNOWN.to_owned(), |at| format!("{} UTC", date_time(at)))
}

/// The severity now, and the one that it was declared with where that differs.
pub(super) fn severity(story: &Story<'_>) -> String {
    let Some(facts) = &story.incident.declared else { return UNKNOWN.to_owned() };
    match declared_severity(story).filter(|s| *s != facts.severity) {
        Some(before) => format!("{} (declared as {before})", facts.severity),
        None => facts.severity.to_string(),
    }
}

fn declared_severity(story: &Story<'_>) -> Option<Severity> {
    story.entries.iter().find_map(|e| {
        let (None, first) = e.recorded.event.gist().severity? else { return None };
        Some(first)
    })
}

fn due(story: &Story<'_>) -> String {
    match due_at(story.incident) {
        Some(at) => utc(Some(at)),
        None => format!("{} h after it is resolved", due_hours(story.incident)),
    }
}

/// The summary in a person's words, where one was written down; else one sentence, and the causes.
pub(super) fn brief(story: &Story<'_>) -> String {
    let own = story.written(For::Summary).map(|item| paragraph(item.text));
    let own: Vec<String> = own.collect();
    if !own.is_empty() {
        return own.join("\n");
    }
    let Some(facts) = &story.incident.declared else { return String::new() };
    let title = inline(&facts.title);
    let lasted = match story.impact.as_slice() {
        [] => format!("{title}: {}.", duration(story)),
        [(from, .., to)] if !is_open(story.incident) => {
            let (minutes, from, to) =
                (to.since(*from) / MINUTE_MS, story.time(*from), story.time(*to));
            format!("{title} lasted {minutes} minutes, from {from} to {to} UTC.")
        }
        _ => format!("{title}: {}.", impact::spans(story)),
    };
    let causes =
        story.written(For::Causes).map(|item| format!("\nRoot cause: {}", paragraph(item.text)));
    format!("{lasted}{}", causes.collect::<String>())
}

/// The causes that people wrote down, a paragraph each.
pub(super) fn causes(story: &Story<'_>) -> String {
    let causes = story.written(For::Causes).map(|item| paragraph(item.text));
    causes.collect::<Vec<_>>().join("\n\n")
}

/// What people wrote down for a section, as a list.
pub(super) fn written(story: &Story<'_>, part: For) -> String {
    let items = story.written(part);
    items
        .map(|item| format!("- {} ({})", lines(item.text), story.time(item.at)))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The summary: what the log can tell, in roles.
pub(super) fn summary(story: &Story<'_>) -> String {
    let own = story.written(For::Summary).map(|item| format!("{}\n\n", paragraph(item.text)));
    format!("{}{}", own.collect::<String>(), told_by_log(story))
}

fn told_by_log(story: &Story<'_>) -> String {
    let Some(facts) = &story.incident.declared else {
        return "The log does not hold the start of this incident.".to_owned();
    };
    let declared = story.entries.iter().find(|e| e.recorded.event.gist().begins());
    let by = declared.and_then(|entry| story.people.role_of(&entry.recorded));
    let by = by.map_or("a responder".to_owned(), |role| format!("the {}", inline(&role)));
    let severity = declared_severity(story).unwrap_or(facts.severity);
    let at = story.time(story.incident.declared_at().unwrap_or(facts.declared_at));
    let mut text = format!("{severity} was declared at {at} UTC by {by}{}.", from_runbooks(story));
    if let Some(words) = &facts.reported {
        text.push_str(&format!(" It was reported as “{}”.", inline(words)));
    }
    let lasted = lasted(story.metrics.lasted);
    let until = story.time(story.until);
    text.push_str(&match (story.resolved_at, is_open(story.incident)) {
        (Some(_), _) => format!(" It was resolved at {until} UTC, after {lasted}."),
        (None, true) => format!(" It is open after {lasted}: {}.", facts.state),
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

/// Who held which role, and how fast the response was.
pub(super) fn response(story: &Story<'_>) -> String {
    let mut rows: Vec<String> = story
        .metrics
        .to_first_update
        .iter()
        .map(|(audience, after)| {
            format!("- First {audience} update: {} after declaring", after.words())
        })
        .collect();
    if rows.is_empty() {
        rows.push(format!("- First update by a person: {UNKNOWN}"));
    }
    let resolve = lasted(story.metrics.to_resolve);
    rows.push(format!("- Resolved after: {resolve}"));
    let roles = story.people.changes();
    if roles.is_empty() {
        rows.push("- No role was assigned".to_owned());
    } else {
        rows.push(String::new());
        rows.push(head(&["From", "Role", "Held by"]));
    }
    rows.extend(roles.iter().map(|change| {
        let person = change.to.as_deref().map_or("*nobody*".to_owned(), inline);
        row(&[story.time(change.at), inline(role::said(&change.role)), person])
    }));
    rows.join("\n")
}
