//! The sections that are told from the key times: how long it hit whom, how it was seen, how it ended.

use crate::clock::MINUTE_MS;
use crate::ids::EventId;
use crate::incident::clock::Lasted;
use crate::incident::went::states::Entered;
use crate::incident::{Incident, KeyTime};
use crate::postmortem::entry::PostmortemEntry;
use crate::postmortem::key_times::{KeyStatus, between, recorded, status, total};
use crate::postmortem::markdown::{UNKNOWN, head, inline, lines, row};
use crate::postmortem::story::Story;
use crate::postmortem::written::For;
use crate::text::length;
use std::collections::BTreeMap;

/// `2026-01-02 14:02–15:11 UTC (69 min)`, each time that it hit. Where nothing can be counted it says why.
pub(super) fn spans(story: &Story<'_>) -> String {
    let spans = &story.impact;
    let each = spans
        .iter()
        .map(|(from, to)| format!("{}–{} UTC", from.date_hh_mm(), to.hh_mm_near(*from)));
    let each: Vec<String> = each.collect();
    match each.as_slice() {
        [] => uncounted(status(&story.keys, KeyTime::ImpactStarted)),
        all => format!("{} ({})", all.join(", "), minutes(total(spans))),
    }
}

/// Why no time is counted in which it hit anybody: nobody said when that began, it hit nobody, or what was said cannot be.
fn uncounted(began: KeyStatus) -> String {
    match began {
        KeyStatus::Pending => UNKNOWN.to_owned(),
        KeyStatus::NotApplicable => "none".to_owned(),
        KeyStatus::Invalid { .. } => format!("{UNKNOWN}, because when it began is *invalid*"),
        KeyStatus::Recorded { at } => format!("{} UTC ({})", at.date_hh_mm(), minutes(0)),
    }
}

/// `69 min`: minutes alone, so that incidents can be compared.
fn minutes(ms: i64) -> String {
    format!("{} min", ms / MINUTE_MS)
}

/// True while people work on the incident, and when its first entry has not been seen.
pub(super) fn is_open(incident: &Incident) -> bool {
    incident.declared.as_ref().is_none_or(|f| f.state.is_open())
}

/// How long it was worked on, from declaring.
pub(super) fn duration(story: &Story<'_>) -> String {
    let Some(facts) = &story.incident.declared else { return UNKNOWN.to_owned() };
    let lasted = lasted(story.metrics.lasted);
    match (story.resolved_at, is_open(story.incident)) {
        (Some(_), _) => format!("{lasted}, from declared to resolved"),
        (None, true) => format!("{lasted} so far, still open"),
        (None, false) => format!("{lasted}, from declared to {}", facts.state.word()),
    }
}

/// A length of time in words; what the clocks cannot say is unknown.
pub(super) fn lasted(known: Option<Lasted>) -> String {
    known.map_or(UNKNOWN.to_owned(), Lasted::words)
}

/// How long it hit, and what people wrote down of whom.
pub(super) fn block(story: &Story<'_>) -> String {
    let is_counted = !story.impact.is_empty() && is_open(story.incident);
    let so_far = if is_counted { ", so far" } else { "" };
    let mut text = format!("- Impact: {}{so_far}.", spans(story));
    text.push_str(&format!("\n- Time under incident: {}.", duration(story)));
    for item in story.written(For::Impact) {
        text.push_str(&format!("\n- {}", lines(item.text)));
    }
    text
}

/// The impact as people wrote it down, an item each; without their words the minutes that are known.
pub(super) fn list(story: &Story<'_>) -> String {
    let items = story.written(For::Impact).flat_map(|item| item.text.lines());
    let items = items.map(str::trim).filter(|line| !line.is_empty());
    let items: Vec<String> = items.map(|line| format!("- {}", inline(line))).collect();
    if items.is_empty() && !story.impact.is_empty() {
        return format!("- {} of impact, {}", minutes(total(&story.impact)), spans(story));
    }
    items.join("\n")
}

/// Lengths of time between key times, one row each; what cannot be counted is unknown.
fn lengths(story: &Story<'_>, rows: &[(&str, KeyTime, KeyTime)]) -> Vec<String> {
    let cell = |(what, first, second): &(&str, KeyTime, KeyTime)| {
        let known = between(&story.keys, *first, *second).map_or(UNKNOWN.to_owned(), length);
        let from = format!("{} → {}", first.name().to_lowercase(), second.name().to_lowercase());
        row(&[(*what).to_owned(), known, from])
    };
    rows.iter().map(cell).collect()
}

/// How fast it was seen and declared.
pub(super) fn detection(story: &Story<'_>) -> String {
    let rows = lengths(
        story,
        &[
            ("Time to detect", KeyTime::ImpactStarted, KeyTime::Detected),
            ("Time to acknowledge", KeyTime::Detected, KeyTime::Acknowledged),
            ("Time to declare", KeyTime::Detected, KeyTime::Declared),
        ],
    );
    format!("{}\n{}", head(&["What", "How long", "Counted"]), rows.join("\n"))
}

/// How it was mitigated and resolved, and the targets for that.
pub(super) fn recovery(story: &Story<'_>) -> String {
    let rows = lengths(
        story,
        &[
            ("Time to identify", KeyTime::Detected, KeyTime::Identified),
            ("Time to mitigate", KeyTime::ImpactStarted, KeyTime::Mitigated),
            ("Time to resolve", KeyTime::ImpactStarted, KeyTime::Resolved),
        ],
    );
    let mut text = format!("{}\n{}", head(&["What", "How long", "Counted"]), rows.join("\n"));
    for part in [states(story).join("\n"), targets(story)].iter().filter(|part| !part.is_empty()) {
        text.push_str(&format!("\n\n{part}"));
    }
    text
}

/// The states that it went through after declaring, with each reopening. That it was closed is no recovery.
fn states(story: &Story<'_>) -> Vec<String> {
    let after = story.states.iter().filter(|entered| entered.from.is_some());
    let told: BTreeMap<EventId, &Entered<'_>> = after
        .filter(|entered| entered.ends() || entered.to.is_open())
        .map(|entered| (entered.entry.id, entered))
        .collect();
    let line = |entry: &&PostmortemEntry| {
        let entered = told.get(&entry.recorded.id)?;
        let again = if entered.reopens() { "Reopened: " } else { "" };
        let why = entry.recorded.event.gist().state.and_then(|turn| turn.why);
        let reason = why.map(|why| format!(" — {}", lines(why)));
        let (time, reason) = (story.time_of(entry), reason.unwrap_or_default());
        Some(format!("- {time} - {again}{}{reason}", entered.to))
    };
    story.entries.iter().filter_map(line).collect()
}

/// What was reached of the targets of the workspace: RTO by the clocks, RPO by what a person wrote down with a step.
fn targets(story: &Story<'_>) -> String {
    let mut items = Vec::new();
    if let Some(target) = story.settings.rto_minutes {
        items.push(rto(story, target));
    }
    let wanted = story.settings.rpo_minutes;
    let values = story.incident.steps.values().flat_map(|record| &record.values);
    let measured: Vec<String> = values
        .filter(|value| {
            ["rto", "rpo", "data loss"].iter().any(|w| value.name.to_lowercase().contains(w))
        })
        .map(|value| format!("- {}", inline(&value.to_string())))
        .collect();
    if let Some(target) = wanted {
        let ask = match measured.iter().any(|item| item.to_lowercase().contains("rpo")) {
            true => "as written down below".to_owned(),
            false => format!("achieved {UNKNOWN}"),
        };
        items.push(format!("- RPO: target {target} min; {ask}"));
    }
    items.extend(measured);
    items.join("\n")
}

fn rto(story: &Story<'_>, target: u32) -> String {
    let from = [KeyTime::ImpactStarted, KeyTime::Declared];
    let found = from
        .into_iter()
        .find_map(|from| Some((from, between(&story.keys, from, KeyTime::Resolved)?)));
    match found {
        None => format!("- RTO: target {target} min; achieved {UNKNOWN}"),
        Some((from, ms)) => {
            let kept = if ms <= i64::from(target) * MINUTE_MS { "reached" } else { "missed" };
            let (from, took) = (from.name().to_lowercase(), minutes(ms));
            format!("- RTO: {took} from “{from}” to “resolved”; target {target} min: {kept}")
        }
    }
}

/// The times that readers outside may know.
pub(super) fn times(story: &Story<'_>) -> String {
    let shown =
        [KeyTime::ImpactStarted, KeyTime::Identified, KeyTime::Mitigated, KeyTime::Resolved];
    let item = |which: KeyTime| {
        recorded(&story.keys, which).map(|at| format!("- {which}: {} UTC", at.date_hh_mm()))
    };
    let mut items: Vec<String> = shown.into_iter().filter_map(item).collect();
    if !story.impact.is_empty() {
        items.push(format!("- Impact: {}", minutes(total(&story.impact))));
    }
    items.join("\n")
}
