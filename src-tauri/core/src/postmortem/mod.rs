//! The post-mortem draft: what the log can say of an incident, as Markdown, with visible gaps for the rest.
//!
//! What the log wrote stands in marked blocks, so that it can be refreshed without touching typed prose ([`document`]);
//! what only people know is a countable `[[TODO: …]]`. A time that nobody recorded is *unknown*, never zero. Prose names roles, not people. What is deliberately absent: IO, the clock, other formats,
//! opinions.

mod actions;
mod cadence;
mod chart;
mod communication;
pub mod document;
mod evidence;
mod findings;
mod key_times;
mod markdown;
mod metrics;
mod people;
mod profile;
mod reached;
mod references;
mod sections;
mod template;
#[cfg(test)]
mod tests;
mod timeline;
mod told;
pub mod wording;
mod written;

pub use cadence::{Cadence, GRACE_MS, cadence, promises_kept};
pub use chart::{Room, chart, chart_in, charted_kinds, with_words, without_words};
pub use key_times::impact::words as key_time_words;
pub use key_times::{KeyFact, KeyStatus, key_times};
pub use markdown::inline;
pub use metrics::{Metrics, counted_kinds, metrics};
pub use people::effort::Rate;
pub use profile::{
    Mask, MaskKind, Masking, Masks, Profile, not_outside, pseudonyms, said,
    summary as masked_summary,
};
pub use template::{Template, TemplateError};

use crate::clock::Millis;
use crate::ids::EventId;
use crate::incident::event::{Event, Recorded};
use crate::incident::went::states::{Entered, states};
use crate::incident::{Incident, IncidentState};
use crate::update::review_hours;
use cadence::Judged;
use document::Fresh;
use people::People;
use std::collections::BTreeMap;
use template::Field;
use told::Posted;
use written::{For, Written};

/// The folder of the workspace, or of the data folder, that drafts are saved in.
pub const FOLDER: &str = "postmortems";

/// The block that a draft begins with, and that nothing else has.
const FACTS: &str = "facts";

/// What the line begins with that names the incident of a draft without that block.
const MARK: &str = "<!-- post-mortem of ";

/// What the workspace says of its post-mortems.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// What an hour of a person costs.
    pub rate: Option<Rate>,
    /// Within how many minutes a service is to be back.
    pub rto_minutes: Option<u32>,
    /// How many minutes of data may be lost.
    pub rpo_minutes: Option<u32>,
    /// Endings of the team's own hosts, which are masked in a copy.
    pub hosts: Vec<String>,
    /// Customers who are masked in a copy.
    pub customers: Vec<String>,
}

/// The words of updates as a draft quotes them, between “ and ”.
pub fn quoted<'a>(entries: impl IntoIterator<Item = &'a Recorded<Event>>) -> Vec<String> {
    let posts = entries.into_iter().filter_map(|entry| told::post_of(&entry.event));
    posts.map(|(post, _)| markdown::lines(&post.text)).filter(|text| !text.is_empty()).collect()
}

/// What a draft is to look like.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// Its layout.
    pub template: &'a Template,
    /// What the workspace says.
    pub settings: &'a Settings,
}

/// True for the text of a draft, whatever people wrote into it and wherever it lies: its block of facts, or the line that
/// names its incident, is the mark. A draft tells of steps and is no runbook.
#[must_use]
pub fn is_draft(text: &str) -> bool {
    let facts = markdown::opening(FACTS);
    let is_mark = |line: &str| line == facts || line.starts_with(MARK);
    text.contains("<!-- ") && text.lines().any(|line| is_mark(line.trim_end()))
}

/// True for the draft of the incident that is called `number`: its block of facts, or its first line, names it.
#[must_use]
pub fn is_draft_of(text: &str, number: &str) -> bool {
    let row = markdown::row(&[sections::INCIDENT, number]);
    let mark = markdown::mark(number);
    is_draft(text) && text.lines().map(str::trim_end).any(|line| line == row || line == mark)
}

/// How the incident is called that a draft tells of, by its block of facts or its first line; none where it is no draft.
#[must_use]
pub fn draft_number(text: &str) -> Option<String> {
    let of = |line: &str| {
        if let Some(number) = line.trim().strip_prefix(MARK) {
            return number.strip_suffix(" -->").map(str::to_owned);
        }
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

/// The draft as Markdown, in the layout that is used where none is asked for. The same entries give the same text, in
/// whatever order they come.
#[must_use]
pub fn draft(
    incident: &Incident,
    name: &str,
    entries: &[PostmortemEntry],
    cadence: Cadence,
    now: Millis,
) -> String {
    // What ships is read in a test.
    let full = Template::read(Template::FULL).unwrap_or_default();
    let settings = Settings::default();
    let asked = Asked { template: &full, settings: &settings };
    draft_by(asked, (incident, name), entries, cadence, now)
}

/// The draft of the incident that is called `name`, as it is asked for. Masks are put into it by [`Masking`].
#[must_use]
pub fn draft_by(
    asked: Asked<'_>,
    (incident, name): (&Incident, &str),
    entries: &[PostmortemEntry],
    cadence: Cadence,
    now: Millis,
) -> String {
    asked.template.filled(&Story::new((incident, name), asked, entries, cadence, now))
}

/// What the log says now in the blocks of a text, each by its own field, and in the layout that is asked for.
#[must_use]
pub fn fresh_blocks(
    asked: Asked<'_>,
    (incident, name): (&Incident, &str),
    entries: &[PostmortemEntry],
    cadence: Cadence,
    now: Millis,
    text: &str,
) -> Fresh {
    let story = Story::new((incident, name), asked, entries, cadence, now);
    let fields = template::blocks_of(text).chain(asked.template.blocks());
    let mut said: BTreeMap<&str, String> = BTreeMap::new();
    for field in fields {
        said.entry(field.word()).or_insert_with(|| field.text(&story));
    }
    Fresh::new(said, asked.template.blocks().map(Field::word))
}

/// What every section needs, worked out once.
struct Story<'a> {
    incident: &'a Incident,
    /// How the incident is called.
    name: &'a str,
    /// In the order of the timeline.
    entries: Vec<&'a PostmortemEntry>,
    posts: Vec<Posted<'a>>,
    /// Where the post of an entry stands in `posts`.
    post_at: BTreeMap<EventId, usize>,
    people: People,
    metrics: Metrics,
    cadence: Cadence,
    promises: Vec<Judged>,
    keys: Vec<KeyFact>,
    /// The states that it went through.
    states: Vec<Entered<'a>>,
    /// When it hit, in order and without overlap; empty where nobody recorded when it began.
    impact: Vec<(Millis, Millis)>,
    /// The notes that are for a section.
    written: Vec<Written<'a>>,
    settings: &'a Settings,
    /// A clock was put back: times cannot be laid side by side.
    has_stepped: bool,
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
        asked: Asked<'a>,
        entries: &'a [PostmortemEntry],
        cadence: Cadence,
        now: Millis,
    ) -> Self {
        let mut entries: Vec<&PostmortemEntry> = entries.iter().collect();
        entries.sort_by_key(|e| (e.order_at, e.recorded.fold_key()));
        let folded = told::in_fold_order(entries.iter().map(|e| &e.recorded));
        let first = entries.iter().map(|e| e.shown_at).min().unwrap_or(now);
        let last = entries.iter().map(|e| e.shown_at).max().unwrap_or(now);
        let posts = told::posts(&folded);
        let told = || folded.iter().copied().filter(|entry| incident.concerns(entry));
        let keys = key_times(incident, now);
        let metrics = metrics(incident, folded.iter().copied(), now);
        let states = states(folded.iter().copied());
        let resolved_at = metrics.resolved_at;
        Self {
            incident,
            name,
            post_at: (0..).zip(&posts).map(|(at, posted)| (posted.entry.id, at)).collect(),
            posts,
            promises: cadence::promises_of(told(), now),
            impact: key_times::impact(&keys, &states, now),
            keys,
            states,
            written: written::written(&entries),
            settings: asked.settings,
            has_stepped: told().any(|e| e.event.gist().steps_clock()),
            people: People::new(incident, &entries),
            metrics,
            cadence,
            resolved_at,
            until: resolved_at.or(incident.over_at()).unwrap_or(now),
            now,
            dated: first.utc().date_naive() != last.utc().date_naive(),
            entries,
        }
    }

    /// The notes that are for a section, in the order of the timeline.
    fn written(&self, part: For) -> impl Iterator<Item = &Written<'a>> {
        self.written.iter().filter(move |item| item.part == part)
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
