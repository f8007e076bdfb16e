//! The post-mortem draft: what the log can say of an incident, as Markdown, with visible gaps for the rest.
//!
//! What the log wrote stands in marked blocks, so that it can be refreshed without touching typed prose ([`document`]); what only people know is a countable `[[TODO: …]]`. A time that nobody recorded is
//! *unknown*, never zero. Prose names roles, not people. What is deliberately absent: IO, the clock, other formats,
//! opinions.

mod cadence;
mod communication;
pub mod document;
mod findings;
mod markdown;
mod metrics;
mod people;
mod reached;
mod references;
mod sections;
#[cfg(test)]
mod tests;
mod timeline;
mod told;
pub mod wording;

pub use cadence::{Cadence, GRACE_MS, cadence};
pub use markdown::inline;
pub use metrics::{Metrics, metrics};

use crate::clock::Millis;
use crate::incident::event::{Event, Recorded};
use crate::incident::{Incident, IncidentState};
use crate::update::review_hours;
use people::People;
use told::Posted;

/// The folder of the workspace, or of the data folder, that drafts are saved in.
pub const FOLDER: &str = "postmortems";

/// The block that every draft begins with, and that nothing else has.
const FACTS: &str = "facts";

/// True for the text of a draft, whatever people wrote into it and wherever it lies: its block of facts is the mark. A
/// draft tells of steps and is no runbook.
#[must_use]
pub fn is_draft(text: &str) -> bool {
    let mark = markdown::opening(FACTS);
    text.contains(&mark) && text.lines().any(|line| line.trim_end() == mark)
}

/// True for the draft of the incident that is called `number`: its block of facts names it.
#[must_use]
pub fn is_draft_of(text: &str, number: &str) -> bool {
    let row = markdown::row(&[sections::INCIDENT, number]);
    is_draft(text) && text.lines().any(|line| line.trim_end() == row)
}

/// How the incident is called that a draft tells of, by its block of facts; none where it is no draft.
#[must_use]
pub fn draft_number(text: &str) -> Option<String> {
    let of = |line: &str| {
        let cells = line.trim().strip_prefix('|')?.strip_suffix('|')?;
        let (what, number) = cells.split_once('|')?;
        (what.trim() == sections::INCIDENT).then(|| number.trim().to_owned())
    };
    is_draft(text).then(|| text.lines().find_map(of)).flatten()
}

/// Hours from the end of an incident to its post-mortem, where no runbook says how many.
pub const DUE_HOURS: u32 = 48;

/// Hours from the end of an incident to its post-mortem, by the strictest of its runbooks.
fn due_hours(incident: &Incident) -> u32 {
    review_hours(incident).unwrap_or(DUE_HOURS)
}

/// When the post-mortem is due, by the incident's clock; none while it is open, and for a false alarm.
#[must_use]
pub fn due_at(incident: &Incident) -> Option<Millis> {
    let state = incident.declared.as_ref()?.state;
    let ended = incident.ended_at.filter(|_| state != IncidentState::Declined)?;
    Some(ended.plus_minutes(i64::from(due_hours(incident)) * 60))
}

/// An entry with what the log knows beside the event.
#[derive(Clone, Debug, PartialEq)]
pub struct PostmortemEntry {
    /// The entry.
    pub recorded: Recorded<Event>,
    /// Its place on the timeline: when it happened, as far as a person said so.
    pub order_at: Millis,
    /// The time at which it is shown: when it happened, else when it was recorded.
    pub shown_at: Millis,
    /// The clock had been put back: it stands behind entries that carry a later time.
    pub after_step: bool,
    /// Its hash, hexadecimal.
    pub hash: String,
}

/// The draft as Markdown, of the incident that is called `name`. The same entries give the same text, in whatever order
/// they come.
#[must_use]
pub fn draft(
    incident: &Incident,
    name: &str,
    entries: &[PostmortemEntry],
    cadence: Cadence,
    now: Millis,
) -> String {
    let story = Story::new((incident, name), entries, cadence, now);
    let parts = [
        sections::title(&story),
        sections::facts(&story),
        sections::summary(&story),
        sections::impact(&story),
        timeline::section(&story),
        sections::root_cause(),
        sections::detection(),
        sections::response(&story),
        communication::section(&story),
        findings::runbook(&story),
        sections::lessons(),
        findings::actions(&story),
        findings::questions(&story),
        findings::appendix(&story),
    ];
    let mut text = parts.join("\n\n");
    text.push('\n');
    text
}

/// What every section needs, worked out once.
struct Story<'a> {
    incident: &'a Incident,
    /// How the incident is called.
    name: &'a str,
    /// In the order of the timeline.
    entries: Vec<&'a PostmortemEntry>,
    posts: Vec<Posted<'a>>,
    people: People,
    metrics: Metrics,
    cadence: Cadence,
    /// When it was resolved, and not reopened since.
    resolved_at: Option<Millis>,
    /// When it was resolved, declined or closed, else now.
    until: Millis,
    now: Millis,
    /// True when its entries lie on more than one day: every time then carries its date.
    dated: bool,
}

impl<'a> Story<'a> {
    fn new(
        (incident, name): (&'a Incident, &'a str),
        entries: &'a [PostmortemEntry],
        cadence: Cadence,
        now: Millis,
    ) -> Self {
        let mut entries: Vec<&PostmortemEntry> = entries.iter().collect();
        entries.sort_by_key(|e| (e.order_at, e.recorded.fold_key()));
        let folded = told::in_fold_order(entries.iter().map(|e| &e.recorded));
        let metrics = metrics(entries.iter().map(|e| &e.recorded), now);
        let resolved_at = metrics.resolved_at;
        let ended = incident.ended_at.filter(|_| !sections::is_open(incident));
        let first = entries.iter().map(|e| e.shown_at).min().unwrap_or(now);
        let last = entries.iter().map(|e| e.shown_at).max().unwrap_or(now);
        Self {
            incident,
            name,
            posts: told::posts(&folded),
            people: People::new(incident, &entries),
            metrics,
            cadence,
            resolved_at,
            until: resolved_at.or(ended).unwrap_or(now),
            now,
            dated: first.utc().date_naive() != last.utc().date_naive(),
            entries,
        }
    }

    /// The time of an entry; it says so where the clock had been put back.
    fn time_of(&self, entry: &PostmortemEntry) -> String {
        let time = self.time(entry.shown_at);
        if entry.after_step { format!("{time} (clock put back)") } else { time }
    }

    /// `14:23`, or `2026-01-02 23:58` when the incident crosses midnight. UTC.
    fn time(&self, at: Millis) -> String {
        if self.dated { markdown::date_time(at) } else { at.hh_mm() }
    }
}
