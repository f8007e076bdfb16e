//! The chart of an incident: severity and state as bands, phases against their planned windows, updates against promises,
//! decisions as signs, key times as lines. Every row is told in words too.
//!
//! What is deliberately absent: how a shape becomes a picture (`paper::drawing` and the window do that), and colours.

mod draw;

pub use draw::Room;

use super::cadence::{Judged, Outcome, promises_of};
use super::key_times::{key_times, recorded};
use super::markdown::inline;
use super::metrics::counted_kinds;
use super::told::{in_fold_order, moment, post_of};
use crate::clock::{MINUTE_MS, Millis};
use crate::exercise::Dial;
use crate::incident::entry::{Part, Said, kinds};
use crate::incident::event::{EntryKind, Event, Recorded};
use crate::incident::went::phases::Went;
use crate::incident::went::states::states;
use crate::incident::{Audience, Incident, IncidentState, KeyTime};
use crate::paper::drawing::Drawing;
use crate::severity::Severity;
use crate::text::{one_line, shorten};

/// The most characters of a decision that are shown.
const LONGEST: usize = 80;

/// A report with the words of its chart under the heading *Timeline*, else at its end: for Markdown, which draws nothing.
#[must_use]
pub fn with_words(markdown: &str, chart: &Drawing) -> String {
    let words = listed(chart);
    if words.is_empty() {
        return markdown.to_owned();
    }
    let (mut at, mut fenced) = (0, false);
    for line in markdown.split_inclusive('\n') {
        at += line.len();
        fenced ^= ["```", "~~~"].iter().any(|fence| line.trim_start().starts_with(fence));
        if !fenced && line.trim_end() == "## Timeline" {
            let (before, behind) = markdown.split_at(at);
            let behind = behind.trim_start_matches('\n');
            return format!("{}\n\n{words}\n{behind}", before.trim_end());
        }
    }
    format!("{}\n\n{words}", markdown.trim_end())
}

/// The report without these words, for a form that has the chart itself.
#[must_use]
pub fn without_words(markdown: &str, chart: &Drawing) -> String {
    let words = listed(chart);
    if words.is_empty() { markdown.to_owned() } else { markdown.replacen(&words, "", 1) }
}

fn listed(chart: &Drawing) -> String {
    chart.words.iter().map(|line| format!("- {}\n", inline(line))).collect()
}

/// What a chart shows, before it is drawn.
struct Chart<'a> {
    title: String,
    dial: Dial,
    from: Millis,
    to: Millis,
    severities: Vec<(Millis, Severity)>,
    states: Vec<(Millis, IncidentState)>,
    phases: Vec<Went<'a>>,
    posts: Vec<(Millis, Audience, bool)>,
    promises: Vec<Judged>,
    decisions: Vec<(Millis, String)>,
    keys: Vec<(KeyTime, Millis)>,
}

/// The kinds of entries that a chart is made of: with these alone it is the same.
#[must_use]
pub fn charted_kinds() -> Vec<EntryKind> {
    [counted_kinds(), kinds(|face| face.part == Part::Decisions)].concat()
}

/// The chart of an incident by `now`; none where its first entry is not there. The entries carry the incident's own time.
#[must_use]
pub fn chart<'a>(
    incident: &Incident,
    entries: impl IntoIterator<Item = &'a Recorded<Event>>,
    now: Millis,
) -> Option<Drawing> {
    chart_in(Room::Page, incident, entries, now)
}

/// The same, for the room that there is.
#[must_use]
pub fn chart_in<'a>(
    room: Room,
    incident: &Incident,
    entries: impl IntoIterator<Item = &'a Recorded<Event>>,
    now: Millis,
) -> Option<Drawing> {
    let facts = incident.declared.as_ref()?;
    let entries = in_fold_order(entries);
    let keys = key_times(incident, now);
    let keys: Vec<(KeyTime, Millis)> =
        KeyTime::ALL.iter().filter_map(|key| Some((*key, recorded(&keys, *key)?))).collect();
    let declared_at = incident.declared_at().unwrap_or(facts.declared_at);
    let from = keys.iter().map(|(_, at)| *at).fold(declared_at, Millis::min);
    let over = incident.over_at().unwrap_or(now);
    let last = keys.iter().map(|(_, at)| *at).fold(over, Millis::max);
    let states = states(entries.iter().copied());
    let after = states.iter().filter(|entered| entered.from.is_some());
    let began = (declared_at, IncidentState::Investigating);
    let told = || entries.iter().copied().filter(|entry| incident.concerns(entry));
    let mark = if facts.exercise { "EXERCISE: " } else { "" };
    let dial = incident.dial();
    let by = if dial.began().is_some() { "by the clock of the story" } else { "in UTC" };
    let mut chart = Chart {
        title: format!("{mark}{} over time, {by}", shorten(&facts.title, LONGEST)),
        dial,
        from,
        to: last.max(from.plus(MINUTE_MS)),
        severities: Vec::new(),
        states: [began].into_iter().chain(after.map(|one| (one.at, one.to))).collect(),
        phases: incident.all_went(),
        posts: Vec::new(),
        promises: promises_of(told(), now),
        decisions: Vec::new(),
        keys,
    };
    entries.iter().for_each(|entry| chart.take(entry));
    Some(draw::drawn(&chart, room))
}

impl Chart<'_> {
    fn take(&mut self, entry: &Recorded<Event>) {
        let at = moment(entry);
        if let Some((post, ping)) = post_of(&entry.event) {
            self.posts.push((at, post.audience, ping));
        }
        let gist = entry.event.gist();
        if let Some((from, to)) = gist.severity {
            // The first holds from when it was declared, as that holds.
            let declared = self.states.first().filter(|_| from.is_none()).map(|(at, _)| *at);
            self.severities.push((declared.unwrap_or(at), to));
        }
        if let Some(text) = gist.said.and_then(Said::decision) {
            self.decisions.push((at, shorten(&one_line(text), LONGEST)));
        }
    }

    /// The open states, each from when to when.
    fn open_states(&self) -> Vec<(Millis, Millis, IncidentState)> {
        spans(&self.states, self.to).into_iter().filter(|(_, _, state)| state.is_open()).collect()
    }

    /// When it was worked on last.
    fn worked_until(&self) -> Millis {
        self.open_states().iter().map(|(_, to, _)| *to).fold(self.from, Millis::max)
    }
}

/// What held from each change to the next, the last until `to`.
fn spans<T: Copy>(changes: &[(Millis, T)], to: Millis) -> Vec<(Millis, Millis, T)> {
    let ends = changes.iter().skip(1).map(|(at, _)| *at).chain([to]);
    changes.iter().zip(ends).map(|((from, what), end)| (*from, end.max(*from), *what)).collect()
}

/// What became of a promise, in a word.
fn outcome_word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Kept => "kept",
        Outcome::Missed => "missed",
        Outcome::Unknown => "unknown",
    }
}
