//! What was told to whom, and which promises were kept.

use super::timeline::reached;
use crate::incident::entry::{Section, called, sentence};
use crate::postmortem::cadence::{GRACE_MS, Judged, Outcome, outcome};
use crate::postmortem::entry::PostmortemEntry;
use crate::postmortem::markdown::{head, inline, lines, row};
use crate::postmortem::story::Story;
use crate::postmortem::told::{Posted, Told, moment};
use crate::text::{count, length};

/// The section: numbers, one row a post, what was done to the rhythm and why.
pub(super) fn block(story: &Story<'_>) -> String {
    let mut blocks = vec![numbers(story)];
    let missed = missed(story);
    if !missed.is_empty() {
        blocks.push(format!("Promises that were missed:\n\n{}", missed.join("\n")));
    }
    if !story.posts.is_empty() {
        let rows: Vec<String> = story.posts.iter().map(|p| post(story, p)).collect();
        let head = head(&["Time", "To", "What", "Reached", "Promise"]);
        blocks.push(format!("{head}\n{}", rows.join("\n")));
    }
    let rhythm: Vec<String> = story.entries.iter().filter_map(|e| change(story, e)).collect();
    if !rhythm.is_empty() {
        blocks.push(rhythm.join("\n"));
    }
    blocks.join("\n\n")
}

/// What readers outside were told, with its times: those texts were approved for them.
pub(super) fn told_outside(story: &Story<'_>) -> String {
    let outside = story
        .posts
        .iter()
        .filter(|p| p.post.audience.is_external() && !p.ping && matches!(p.told, Told::At(_)));
    let items =
        outside.map(|p| format!("- {} - {}", story.time(moment(p.entry)), lines(&p.post.text)));
    items.collect::<Vec<_>>().join("\n")
}

fn numbers(story: &Story<'_>) -> String {
    let of = |ping: bool| {
        u32::try_from(story.posts.iter().filter(|p| p.ping == ping).count()).unwrap_or(u32::MAX)
    };
    let (updates, pings) = (count(of(false), "update"), count(of(true), "automatic ping"));
    let mut lines = vec![format!("- {updates} by people, {pings}"), promises(story)];
    lines.push(match story.metrics.longest_silence {
        Some((from, to)) => {
            let (ms, from, to) = (to.since(from), story.time(from), story.time(to));
            format!("- Longest silence: {}, {from} to {to}", length(ms))
        }
        None => "- Longest silence: *unknown*".to_owned(),
    });
    lines.join("\n")
}

fn promises(story: &Story<'_>) -> String {
    let c = story.cadence;
    match (c.due, c.unknown) {
        (0, _) => "- Promises: none fell due".to_owned(),
        (due, 0) => format!("- Promises kept within 60 s: {} of {due}", c.kept),
        (due, n) => format!("- Promises kept within 60 s: {} of {due}, {n} *unknown*", c.kept),
    }
}

/// The promises that were missed, each with whom it was made to.
fn missed(story: &Story<'_>) -> Vec<String> {
    let missed = story.promises.iter().filter(|p| p.outcome == Outcome::Missed);
    let line = |p: &Judged| {
        let only =
            p.channel.as_deref().map_or_else(String::new, |c| format!(", {} only", inline(c)));
        format!("- {} - promised to {}{only}", story.time(p.due_at), p.audience)
    };
    missed.map(line).collect()
}

fn post(story: &Story<'_>, posted: &Posted<'_>) -> String {
    let what = called(&posted.entry.event).unwrap_or_default().to_lowercase();
    let reached = match (posted.post.elsewhere, reached(posted)) {
        (true, _) => "said elsewhere".to_owned(),
        (false, Some(fates)) => fates,
        (false, None) => "no channel set up".to_owned(),
    };
    let time = story.time(moment(posted.entry));
    let audience = posted.post.audience.to_string();
    row(&[time, audience, what, reached, promise(story, posted)])
}

/// The promise that a post answered, and how: `14:41 kept`, `14:41 late by 4 min`.
fn promise(story: &Story<'_>, posted: &Posted<'_>) -> String {
    let Some(promise) = posted.post.answers else { return "–".to_owned() };
    let at = story.time(promise);
    match (outcome(promise, posted, GRACE_MS, story.now), posted.told) {
        (Some(Outcome::Kept), _) => format!("{at} kept"),
        (Some(Outcome::Unknown), _) => format!("{at} *unknown*"),
        (Some(Outcome::Missed), Told::At(told)) => {
            format!("{at} late by {}", length(told.since(promise)))
        }
        (Some(Outcome::Missed), Told::Unknown | Told::Waiting | Told::No) => format!("{at} missed"),
        (None, _) => format!("{at} waits"),
    }
}

/// What people and the program did to the rhythm, with their reasons.
fn change(story: &Story<'_>, entry: &PostmortemEntry) -> Option<String> {
    let event = &entry.recorded.event;
    let of_rhythm = event.kind().face().section == Some(Section::Communication);
    of_rhythm.then(|| format!("- {} - {}", story.time_of(entry), lines(&sentence(event))))
}
