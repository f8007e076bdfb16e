//! The appendix: decisions, what was written down as evidence, and the log itself.

use std::collections::{BTreeMap, BTreeSet};

use crate::ids::DeviceId;
use crate::incident::entry::Said;
use crate::incident::event::Event;
use crate::postmortem::entry::PostmortemEntry;
use crate::postmortem::markdown::{head, inline, lines, row};
use crate::postmortem::story::Story;

/// The decisions, with who and when.
pub(super) fn decisions(story: &Story<'_>) -> String {
    let one = |entry: &&PostmortemEntry| {
        let decision = entry.recorded.event.gist().said?.decision()?;
        let who = story.people.who(&entry.recorded);
        Some(format!("- {} - {} ({who})", story.time_of(entry), lines(decision)))
    };
    let items: Vec<String> = story.entries.iter().filter_map(one).collect();
    if items.is_empty() { String::new() } else { format!("Decisions:\n\n{}", items.join("\n")) }
}

/// Addresses in notes and decisions, and values that were written down with steps, each with its time.
pub(super) fn block(story: &Story<'_>) -> String {
    let mut seen = BTreeSet::new();
    let mut items = Vec::new();
    for entry in &story.entries {
        for found in of(&entry.recorded.event) {
            if seen.insert(found.clone()) {
                items.push(format!("- {} - {found}", story.time_of(entry)));
            }
        }
    }
    if items.is_empty() { String::new() } else { format!("Evidence:\n\n{}", items.join("\n")) }
}

fn of(event: &Event) -> Vec<String> {
    let gist = event.gist();
    let words = gist.said.and_then(Said::written).unwrap_or_default().split_whitespace();
    let words = words.map(|word| word.trim_matches(['(', ')', ',', '.', '<', '>', '“', '”', '"']));
    let is_address = |word: &&str| word.starts_with("https://") || word.starts_with("http://");
    let addresses = words.filter(is_address).map(inline);
    let values = gist.step.into_iter().flat_map(|(step, _)| {
        let number = step.number.clone().unwrap_or_else(|| step.step.to_string());
        step.values
            .iter()
            .map(move |value| format!("step {number}: {}", inline(&value.to_string())))
    });
    addresses.chain(values).collect()
}

/// The log's size and the heads of its lanes: a witness outside of it.
pub(super) fn log(story: &Story<'_>) -> String {
    let mut lanes: BTreeMap<DeviceId, Lane<'_>> = BTreeMap::new();
    for &entry in &story.entries {
        let lane = lanes.entry(entry.recorded.device).or_insert(Lane { count: 0, head: entry });
        lane.count += 1;
        if entry.recorded.n > lane.head.recorded.n {
            lane.head = entry;
        }
    }
    let rows: Vec<String> = lanes.iter().map(|(id, lane)| lane.row(&name(story, *id))).collect();
    let head = head(&["Laptop", "Entries", "Head"]);
    let text = format!(
        "{} entries. Changes of the log are evident, not impossible: whoever holds the file can \
         compute the chain anew, and these heads then no longer match.\n\n{head}\n{}",
        story.entries.len(),
        rows.join("\n")
    );
    text.trim_end().to_owned()
}

struct Lane<'a> {
    count: u64,
    head: &'a PostmortemEntry,
}

impl Lane<'_> {
    fn row(&self, name: &str) -> String {
        let last = self.head.recorded.n;
        let count = if self.count == last {
            self.count.to_string()
        } else {
            format!("{} of {last}", self.count)
        };
        let hash: String = self.head.hash.chars().take(12).collect();
        row(&[name, &count, &format!("`{}`", hash.replace(['`', '|'], ""))])
    }
}

/// The laptop's name where it ever took the rhythm, and the end of its id.
fn name(story: &Story<'_>, device: DeviceId) -> String {
    let id = device.to_string();
    let end = id.rsplit('-').next().unwrap_or_default().to_owned();
    let known = story.entries.iter().rev().find_map(|e| {
        if let Event::RhythmTaken(r) = &e.recorded.event
            && r.device == device
        {
            return Some(inline(&r.device_name));
        }
        None
    });
    known.map_or(format!("`{end}`"), |name| format!("{name} (`{end}`)"))
}
