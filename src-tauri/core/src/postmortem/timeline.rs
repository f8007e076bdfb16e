//! The timeline: one item an entry, `- 14:23 - …`, in the order in which it happened. UTC.
//!
//! The clean view: what people saw, did, decided and told. The fate of a message stands on the line of its post; the
//! program's own housekeeping stays in the log.

use super::markdown::{auto, inline, lines, todo};
use super::told::{Fate, Posted, post_of};
use super::{PostmortemEntry, Story};
use crate::incident::entry::{Section, called, sentence};
use crate::incident::event::{DeliveryState, Event, Post, Recorded};

/// The section with its lines.
pub(super) fn section(story: &Story<'_>) -> String {
    let rows: Vec<String> = story.entries.iter().filter_map(|e| line(story, e)).collect();
    let rows = if rows.is_empty() { "No entries.".to_owned() } else { rows.join("\n") };
    let before = todo("what happened before it was declared, with its times");
    format!("## Timeline\n\nAll times are UTC.\n\n{}\n\n{before}", auto("timeline", &rows))
}

fn line(story: &Story<'_>, entry: &PostmortemEntry) -> Option<String> {
    let recorded = &entry.recorded;
    let mut text = words(story, entry)?;
    if recorded.happened_at.is_some_and(|at| recorded.recorded_at.since(at) >= 60_000) {
        text.push_str(&format!(" (recorded {})", story.time(recorded.recorded_at)));
    }
    if recorded.event.is_human() && !speaks_of_actor(recorded) {
        text.push_str(&format!(" ({})", story.people.who(&recorded.actor, entry.order_at)));
    }
    Some(format!("- {} - {text}", story.time_of(entry)))
}

/// True for a role that a person took: the line names them already.
fn speaks_of_actor(entry: &Recorded<Event>) -> bool {
    matches!(&entry.event, Event::RoleAssigned(r) if r.to.as_deref() == Some(&entry.actor))
}

fn words(story: &Story<'_>, entry: &PostmortemEntry) -> Option<String> {
    let event = &entry.recorded.event;
    if event.kind().face().section != Some(Section::Timeline) {
        return None;
    }
    let name = called(event).unwrap_or_default();
    if let Some((post, ping)) = post_of(event) {
        let text = if ping { String::new() } else { format!(": “{}”", lines(&post.text)) };
        return Some(format!("{name} ({}){text}{}", post.audience, fate(story, entry, post)));
    }
    let said = lines(&sentence(event));
    Some(if name.is_empty() { said } else { format!("{name}: {said}") })
}

fn fate(story: &Story<'_>, entry: &PostmortemEntry, post: &Post) -> String {
    if post.elsewhere {
        return ", said elsewhere".to_owned();
    }
    let posted = story.posts.iter().find(|p| p.entry.id == entry.recorded.id);
    posted.and_then(reached).map_or_else(String::new, |fates| format!(", {fates}"))
}

/// `sent to incidents; status page: failed`; none when it went to no channel.
pub(super) fn reached(posted: &Posted<'_>) -> Option<String> {
    let said: Vec<String> = posted.channels.iter().map(|(name, fate)| one(name, *fate)).collect();
    (!said.is_empty()).then(|| said.join("; "))
}

fn one(channel: &str, fate: Fate) -> String {
    let channel = inline(channel);
    match fate.state {
        DeliveryState::Sent => format!("sent to {channel}"),
        DeliveryState::Accepted => format!("accepted by {channel}"),
        DeliveryState::Copied => format!("for {channel} said elsewhere"),
        DeliveryState::Uncertain => format!("{channel}: *unknown* whether it arrived"),
        DeliveryState::Queued | DeliveryState::Sending | DeliveryState::Retry => {
            format!("{channel}: waits")
        }
        DeliveryState::Failed
        | DeliveryState::Expired
        | DeliveryState::Superseded
        | DeliveryState::Cancelled => format!("{channel}: {}", fate.state.word()),
    }
}
