//! What a file says about itself: its front matter, and a line such as "Last reviewed: 2026-04-21".
//!
//! Front matter comes from strangers, so it is bounded: only the top level is read, nothing is expanded, and an alias
//! is refused. What cannot be read is said with its line, its simple lines still count, and its text is always shown.

mod dates;
mod values;

use self::values::{Values, read};
use super::severity::mentions;
use crate::runbook::blocks::normalise::Source;
use crate::runbook::blocks::text::{bare, lines_of, plain};
use crate::runbook::blocks::tree::{Node, each};
use crate::runbook::model::reading::FrontMatter;
use crate::runbook::model::{Inline, Warning};
use crate::runbook::words::mention::Mentions;
use crate::text::patterns;

/// Front matter of more bytes is not one that people wrote.
const MOST_BYTES: usize = 16 * 1024;

/// Reads the front matter, then what the text says of its last review. Says what could not be read.
pub(in crate::runbook) fn front(source: &Source, nodes: &[Node]) -> (FrontMatter, Option<Warning>) {
    let mut warning = None;
    let mut front = FrontMatter::default();
    if let Some(matter) = &source.front {
        let values = if matter.text.len() > MOST_BYTES {
            Err((2, "it is longer than 16 KB".to_owned()))
        } else {
            read(matter.language, &matter.text)
        };
        let values = values.unwrap_or_else(|(line, why)| {
            let message = format!(
                "the front matter is no {} that can be read ({why}), so only its simple lines were used",
                matter.language.to_uppercase()
            );
            warning = Some(Warning::new(line, message));
            values::simple_lines(matter.text.get(..MOST_BYTES).unwrap_or(&matter.text))
        });
        front = from(&values);
    }
    front.last_reviewed_on = front.last_reviewed_on.or_else(|| review_mark(nodes));
    (front, warning)
}

fn from(values: &Values) -> FrontMatter {
    FrontMatter {
        title: values.one(&["title"]),
        owner: values.one(&["owner", "owners", "team", "maintainer"]),
        owner_slack: values.one(&["owner_slack", "slack"]),
        last_reviewed_on: values
            .one(&[
                "last_reviewed_on",
                "last_reviewed",
                "reviewed_on",
                "reviewed",
                "last_updated",
                "last_verified",
            ])
            .and_then(|text| dates::date(&text)),
        review_in_days: values
            .one(&["review_in", "review_every", "review_interval"])
            .and_then(|text| dates::days(&text)),
        severity: values.one(&["severity"]),
        services: values.many(&["services", "service"]),
        tags: values.many(&["tags"]),
    }
}

patterns! {
    REVIEWED = r"(?i)^\W*(?:(?:date\s+)?last[ -]+(?:reviewed|updated|verified|verfied|tested|revised)(?:\s+on)?|review(?:ed)?\s+(?:on|date)|updated\s+on)\b\s*[:=–—-]*\s*(.*)$";
}

/// The words that [`REVIEWED`] is about.
static MARKS: Mentions = Mentions::of(&["last", "review", "updated"]);

/// The newest date of the lines and rows that say when the file was reviewed.
fn review_mark(nodes: &[Node]) -> Option<String> {
    let mut found: Option<String> = None;
    let mut take = |label: &str, value: Option<&[Inline]>| {
        if !MARKS.any(label) {
            return;
        }
        let Some(mark) = REVIEWED.captures(label) else { return };
        let date = match value {
            Some(value) => dates::date(&plain(value)),
            None => dates::date(mark.get(1).map_or("", |m| m.as_str())),
        };
        // Dates of this form sort as they follow each other.
        found = found.take().max(date);
    };
    each(nodes, &mut |node| {
        if let Some(content) = node.paragraph().filter(|content| mentions(node, content, &MARKS)) {
            let lines = lines_of(content);
            lines.iter().flat_map(|line| line.split(" | ")).for_each(|part| take(part, None));
        }
        for row in node.rows() {
            if let [label, value, ..] = row.as_slice() {
                take(&bare(label), Some(value));
            }
        }
    });
    found
}
