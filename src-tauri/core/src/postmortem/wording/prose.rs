//! The lines of a draft that are a person's own words: what was typed, and what notes say in the blocks of the log. What is
//! left alone becomes blanks, so that every place stays.

use std::ops::Range;

use crate::postmortem::document::{Part, Place, apart, comments, near, parts, places};
use crate::postmortem::field::Field;
use crate::postmortem::markdown::{TODO, TODO_ENDS};

/// What leaves a line alone.
const IGNORED: &str = "<!-- lint-ok -->";
/// The column of the table of action items that holds what is to be done.
const ACTION: usize = 1;

/// A line of prose.
pub(super) struct Prose<'a> {
    /// From 1.
    pub(super) line: u32,
    /// As it stands in the text.
    pub(super) source: &'a str,
    /// The same length, with blanks in the place of what is left alone.
    pub(super) words: String,
    /// It stands among the action items.
    pub(super) in_actions: bool,
    /// A note of the log says it, and not the draft.
    pub(super) noted: bool,
}

pub(super) fn lines(text: &str) -> Vec<Prose<'_>> {
    let read = Read::of(text);
    let (mut found, mut number, mut at, mut in_actions) = (Vec::new(), 0, 0, false);
    for part in parts(text) {
        let (lines, field) = match part {
            Part::Typed(lines) => (lines, None),
            Part::FromLog { name, whole } => (whole, Some(name)),
        };
        let noted = field.and_then(|name| name.parse::<Field>().ok()).filter(|f| f.is_of_notes());
        for line in lines.split_inclusive('\n') {
            let range = at..at + line.len();
            (number, at) = (number + 1, range.end);
            let source = line.trim_end_matches(['\r', '\n']);
            if field.is_none() && read.is_heading(&range) {
                in_actions = source.to_lowercase().contains("action");
            } else if (field.is_none() || noted.is_some()) && !source.contains(IGNORED) {
                let words = read.said(range.start, source, noted == Some(Field::Actions));
                let is_item = matches!(noted, Some(Field::Actions | Field::ActionList));
                let (in_actions, noted) = (in_actions || is_item, noted.is_some());
                found.push(Prose { line: number, source, words, in_actions, noted });
            }
        }
    }
    found
}

/// A text as it is read; ranges stand in order and apart from each other.
struct Read {
    headings: Vec<Range<usize>>,
    /// What nobody says: code, quotations, comments, addresses, questions that wait.
    unsaid: Vec<Range<usize>>,
    /// Cells that say what is to be done, in tables of action items.
    items: Vec<Range<usize>>,
}

impl Read {
    fn of(text: &str) -> Self {
        let (mut headings, mut items) = (Vec::new(), Vec::new());
        let mut unsaid = [questions(text), comments(text)].concat();
        for (range, place) in places(text) {
            match place {
                Place::Heading(_) => headings.push(range),
                Place::Code | Place::Quote | Place::Address => unsaid.push(range),
                Place::Cell(ACTION) => items.push(range),
                Place::Cell(_) => {}
            }
        }
        let [headings, unsaid, items] = [headings, unsaid, items].map(apart);
        Self { headings, unsaid, items }
    }

    fn is_heading(&self, line: &Range<usize>) -> bool {
        near(&self.headings, line).next().is_some()
    }

    /// The words of a line that begins at `from`; of a row of the table of action items those of the item.
    fn said(&self, from: usize, source: &str, is_item: bool) -> String {
        let line = from..from + source.len();
        let within = |range: &Range<usize>| {
            let (start, end) = (range.start.max(from), range.end.min(line.end));
            start - from..end.max(start) - from
        };
        let mut words = source.as_bytes().to_vec();
        if is_item {
            words.fill(b' ');
            for item in near(&self.items, &line).map(within) {
                words[item.clone()].copy_from_slice(&source.as_bytes()[item]);
            }
        }
        near(&self.unsaid, &line).map(within).for_each(|unsaid| words[unsaid].fill(b' '));
        // Places begin and end between signs.
        String::from_utf8(words).unwrap_or_default()
    }
}

/// The questions that wait. One ends before the next empty line.
fn questions(text: &str) -> Vec<Range<usize>> {
    let of = |(from, _): (usize, &str)| {
        let rest = &text[from..];
        let paragraph = rest.find("\n\n").unwrap_or(rest.len());
        rest[..paragraph].find(TODO_ENDS).map(|end| from..from + end + TODO_ENDS.len())
    };
    text.match_indices(TODO).filter_map(of).collect()
}
