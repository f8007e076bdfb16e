//! What the log suggests to look at: the runbook's steps, action items, open questions, and the log itself.

use std::collections::BTreeMap;

use super::markdown::{auto, head, inline, lines, row, todo};
use super::{PostmortemEntry, Story, reached};
use crate::clock::Millis;
use crate::ids::DeviceId;
use crate::incident::change::corrections::corrections;
use crate::incident::entry::sentence;
use crate::incident::event::Event;

/// Steps that were skipped, undone or blocked, with their reasons, and those that nobody reached.
pub(super) fn runbook(story: &Story<'_>) -> String {
    let mut items: Vec<String> = story.entries.iter().filter_map(|e| finding(story, e)).collect();
    items.extend(reached::untouched(story));
    let (found, prompt) = match (story.incident.runbooks.is_empty(), items.is_empty()) {
        (true, _) => ("No runbook was used.".to_owned(), "which runbook would have helped"),
        (false, true) => {
            ("No step was skipped, undone or blocked.".to_owned(), "what the runbook lacked")
        }
        (false, false) => (items.join("\n"), "what to change in the runbook"),
    };
    let findings = auto("runbook", &found);
    format!("## Runbook findings\n\n{findings}{}\n\n{}", proposed(story), todo(prompt))
}

/// What was done otherwise than the runbooks say, as proposals for them; nothing where there is none.
fn proposed(story: &Story<'_>) -> String {
    let found = corrections(story.incident);
    if found.is_empty() {
        return String::new();
    }
    let items: Vec<String> =
        found.iter().map(|c| format!("- {} ({})", lines(&c.words()), inline(&c.path))).collect();
    format!("\n\n### Runbook corrections\n\n{}", auto("corrections", &items.join("\n")))
}

fn finding(story: &Story<'_>, entry: &PostmortemEntry) -> Option<String> {
    let event = &entry.recorded.event;
    matches!(event, Event::StepSkipped(_) | Event::StepUndone(_) | Event::StepBlocked(_))
        .then(|| format!("- {} (at {})", lines(&sentence(event)), story.time_of(entry)))
}

/// Action items: notes that begin with `TODO` or `Action:`.
pub(super) fn actions(story: &Story<'_>) -> String {
    let cell = |text: &str| {
        let lines = text.lines().map(inline).filter(|line| !line.is_empty());
        lines.collect::<Vec<_>>().join("<br>")
    };
    let items = notes(story).filter_map(|(_, text)| action(text)).map(cell);
    let items: Vec<String> = items.filter(|item| !item.is_empty()).collect();
    let head = head(&["#", "Action", "Type", "Priority", "Owner", "Due", "Done when", "Link"]);
    let more = todo("one outcome an item, each with one owner and a day");
    let rows: Vec<String> = (1..).zip(&items).map(|(n, item)| action_row(n, item)).collect();
    let rows =
        if rows.is_empty() { action_row(1, &todo("what to change")) } else { rows.join("\n") };
    format!("## Action items\n\n{}\n\n{more}", auto("actions", &format!("{head}\n{rows}")))
}

fn action_row(n: u32, action: &str) -> String {
    let n = n.to_string();
    row(&[n.as_str(), action, "", "", "*unassigned*", "*unknown*", "", ""])
}

/// The words after `TODO `, `TODO:` or `Action:`.
fn action(text: &str) -> Option<&str> {
    let text = text.trim_start();
    if let Some(rest) = text.strip_prefix("TODO") {
        return rest.strip_prefix([' ', ':', '\t']).map(|r| r.trim_start_matches([':', ' ']));
    }
    let (word, rest) = text.split_once(':')?;
    word.eq_ignore_ascii_case("action").then(|| rest.trim_start())
}

/// Open questions: notes that begin with `?`, and what two laptops said apart.
pub(super) fn questions(story: &Story<'_>) -> String {
    let mut items: Vec<String> = notes(story)
        .filter_map(|(at, text)| Some((at, text.trim_start().strip_prefix('?')?)))
        .map(|(at, text)| format!("- {} (asked {})", lines(text), story.time(at)))
        .collect();
    items.extend(story.incident.conflicts.iter().map(|c| {
        let (of, [a, b]) = (inline(&c.of), &c.said);
        format!("- Two laptops disagree on {of}: {} and {}", inline(a), inline(b))
    }));
    let found = if items.is_empty() { "None in the log.".to_owned() } else { items.join("\n") };
    let prompt = todo("what is still not understood");
    format!("## Open questions\n\n{}\n\n{prompt}", auto("questions", &found))
}

fn notes<'a>(story: &'a Story<'_>) -> impl Iterator<Item = (Millis, &'a str)> {
    story.entries.iter().filter_map(|e| {
        if let Event::Note(t) = &e.recorded.event {
            Some((e.shown_at, t.text.as_str()))
        } else {
            None
        }
    })
}

/// The log's size and the heads of its lanes: a witness outside of it.
pub(super) fn appendix(story: &Story<'_>) -> String {
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
    format!("## Appendix: log\n\n{}", auto("log", text.trim_end()))
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
