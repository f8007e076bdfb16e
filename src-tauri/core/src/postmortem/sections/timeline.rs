//! The timeline: one item an entry, `- 14:23 - …`, in the order in which it happened. UTC.
//!
//! The clean view: what people saw, did, decided and told. The fate of a message stands on the line of its post; the
//! program's own housekeeping stays in the log. A stretch in which nobody entered anything is said, because it is a question.

use crate::clock::{MINUTE_MS, Millis};
use crate::incident::entry::{Section, called, fate, sentence};
use crate::incident::event::{Event, Post, Recorded};
use crate::postmortem::entry::PostmortemEntry;
use crate::postmortem::markdown::{inline, lines};
use crate::postmortem::story::Story;
use crate::postmortem::told::{Posted, post_of};
use crate::postmortem::written;
use crate::text::length;
use std::collections::BTreeSet;

/// How long nobody may have entered anything before the timeline says so.
pub(super) const GAP_MS: i64 = 30 * MINUTE_MS;

/// The lines, with the pings that followed each other folded and the gaps said.
pub(super) fn block(story: &Story<'_>) -> String {
    let gaps = gaps(story);
    let mut gaps = gaps.iter().peekable();
    let mut rows: Vec<String> = Vec::new();
    let mut pings: Vec<&PostmortemEntry> = Vec::new();
    for &entry in story.entries.iter().filter(|e| is_told(story, e)) {
        while let Some(gap) = gaps.next_if(|gap| gap.1 <= entry.order_at) {
            rows.extend(folded(story, &std::mem::take(&mut pings)));
            rows.push(gap_line(story, *gap));
        }
        let is_ping = post_of(&entry.recorded.event).is_some_and(|(_, ping)| ping);
        if !is_ping || pings.last().is_some_and(|last| !is_like(last, entry)) {
            rows.extend(folded(story, &std::mem::take(&mut pings)));
        }
        if is_ping {
            pings.push(entry);
        } else {
            rows.extend(line(story, entry));
        }
    }
    rows.extend(folded(story, &pings));
    rows.extend(gaps.map(|gap| gap_line(story, *gap)));
    if rows.is_empty() { "No entries.".to_owned() } else { rows.join("\n") }
}

/// True for two posts to the same audience.
fn is_like(one: &PostmortemEntry, other: &PostmortemEntry) -> bool {
    let audience =
        |entry: &PostmortemEntry| post_of(&entry.recorded.event).map(|(p, _)| p.audience);
    audience(one) == audience(other)
}

/// Automatic pings in a row as one line; one alone as it is.
fn folded(story: &Story<'_>, pings: &[&PostmortemEntry]) -> Option<String> {
    match pings {
        [] => None,
        [one] => line(story, one),
        [first, .., last] => {
            let audience =
                post_of(&first.recorded.event).map_or("", |(post, _)| post.audience.word());
            let (n, until) = (pings.len(), story.time_of(last));
            Some(format!(
                "- {} - {n} automatic pings ({audience}) until {until}",
                story.time_of(first)
            ))
        }
    }
}

/// From when to when nobody entered anything while it was open, in order.
fn gaps(story: &Story<'_>) -> Vec<(Millis, Millis)> {
    let Some(from) = story.incident.declared_at() else { return Vec::new() };
    if story.has_stepped {
        return Vec::new();
    }
    let during = |at: &Millis| (from..=story.until).contains(at);
    let entered = story.entries.iter().filter(|e| is_of_response(story, e));
    // A key time is said afterwards, and stands where it was.
    let entered = entered.filter(|e| !matches!(e.recorded.event, Event::KeyTimeSet(_)));
    let mut times: Vec<Millis> = entered.map(|e| e.shown_at).filter(during).collect();
    times.extend([from, story.until]);
    times.sort_unstable();
    let pairs = times.iter().zip(times.iter().skip(1)).map(|(a, b)| (*a, *b));
    pairs.filter(|(a, b)| b.since(*a) >= GAP_MS).collect()
}

/// An entry by a person, written while it was open.
pub(super) fn is_of_response(story: &Story<'_>, entry: &PostmortemEntry) -> bool {
    entry.recorded.event.is_human() && entry.recorded.recorded_at <= story.until
}

fn gap_line(story: &Story<'_>, (from, to): (Millis, Millis)) -> String {
    format!(
        "- {} - no entry until {} ({})",
        story.time(from),
        story.time(to),
        length(to.since(from))
    )
}

/// What people wrote down, in their words, and the states that no note of the same minute tells; without who, because
/// these lines are read by those who were not there.
pub(super) fn notes(story: &Story<'_>) -> String {
    let minute = |at: Millis| at.0.div_euclid(MINUTE_MS);
    let told: BTreeSet<i64> = story
        .entries
        .iter()
        .filter(|e| free_words(e).is_some())
        .map(|e| minute(e.shown_at))
        .collect();
    let rows = story.entries.iter().filter_map(|entry| {
        let event = &entry.recorded.event;
        if let Some(text) = free_words(entry) {
            return Some(format!("- {} - {}", story.time_of(entry), lines(text)));
        }
        (event.gist().turns() && !told.contains(&minute(entry.shown_at)))
            .then(|| format!("- {} - {}", story.time_of(entry), lines(&sentence(event))))
    });
    rows.collect::<Vec<_>>().join("\n")
}

/// What a person wrote down of what happened; none for what is for another section.
fn free_words(entry: &PostmortemEntry) -> Option<&str> {
    let said = entry.recorded.event.gist().said?;
    said.written().filter(|_| said.note().and_then(written::read).is_none())
}

/// True for what the timeline tells. Of a key time that was corrected the last word holds.
fn is_told(story: &Story<'_>, entry: &PostmortemEntry) -> bool {
    if let Event::KeyTimeSet(set) = &entry.recorded.event {
        return set.to.at().is_some() && story.incident.said_of(set.which) == set.to;
    }
    entry.recorded.event.kind().face().section == Some(Section::Timeline)
}

fn line(story: &Story<'_>, entry: &PostmortemEntry) -> Option<String> {
    let recorded = &entry.recorded;
    let mut text = words(story, entry)?;
    if recorded.happened_at.is_some_and(|at| recorded.recorded_at.since(at) >= MINUTE_MS) {
        text.push_str(&format!(" (recorded {})", story.time(recorded.recorded_at)));
    }
    if recorded.event.is_human() && !speaks_of_actor(recorded) {
        text.push_str(&format!(" ({})", story.people.who(recorded)));
    }
    Some(format!("- {} - {text}", story.time_of(entry)))
}

/// True for a role that a person took: the line names them already.
fn speaks_of_actor(entry: &Recorded<Event>) -> bool {
    let names = entry.event.gist().names;
    names.role.is_some() && names.to == Some(&entry.actor)
}

fn words(story: &Story<'_>, entry: &PostmortemEntry) -> Option<String> {
    let event = &entry.recorded.event;
    if let Event::KeyTimeSet(set) = event {
        let why =
            set.reason.as_deref().map_or_else(String::new, |why| format!(" — {}", lines(why)));
        return Some(format!("{}{why}", set.which));
    }
    let name = called(event).unwrap_or_default();
    if let Some((post, ping)) = post_of(event) {
        let text = if ping { String::new() } else { format!(": “{}”", lines(&post.text)) };
        return Some(format!("{name} ({}){text}{}", post.audience, fates(story, entry, post)));
    }
    let said = lines(&sentence(event));
    Some(if name.is_empty() { said } else { format!("{name}: {said}") })
}

fn fates(story: &Story<'_>, entry: &PostmortemEntry, post: &Post) -> String {
    if post.elsewhere {
        return ", said elsewhere".to_owned();
    }
    let posted = story.post_at.get(&entry.recorded.id).and_then(|at| story.posts.get(*at));
    posted.and_then(reached).map_or_else(String::new, |fates| format!(", {fates}"))
}

/// `sent to incidents; status page: failed`; none when it went to no channel.
pub(super) fn reached(posted: &Posted<'_>) -> Option<String> {
    let said: Vec<String> =
        posted.channels.iter().map(|(name, now)| fate(now.state, &inline(name))).collect();
    (!said.is_empty()).then(|| said.join("; "))
}
