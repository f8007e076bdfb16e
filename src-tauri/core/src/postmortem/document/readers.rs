//! The document without what is for its writers: a copy for readers has no comments, and no seal over words that are masked
//! in it.

use std::ops::Range;

use super::blocks::{Mark, mark, sealed_as};
use super::seen::comments;
use crate::postmortem::field::Field;
use crate::postmortem::marks::MARK;
use crate::postmortem::profile::Profile;

/// What a mark of an end is in a copy.
const END: &str = "<!-- /auto -->";

/// What the last line of a copy begins with, which says whom it is for.
const COPY: &str = "<!-- copy for ";

/// What the seal of each block of a copy begins with; the profile and the seal itself follow.
const SEALED: &str = "copy-";

/// A masked document as it is kept: with seals over what stands in it now. Each seal and the last line say for whom it is,
/// which tells it from a draft.
#[must_use]
pub fn sealed_copy(masked: &str, profile: Profile) -> String {
    let text = sealed_as(masked, &format!("{SEALED}{profile}-"));
    format!("{}\n\n{COPY}{profile} -->\n", text.trim_end())
}

/// For whom a document is a copy; none for a draft. One mark is enough, wherever it stands: people add lines, also ones
/// that open a fence, and take lines out.
pub(super) fn copy_for(text: &str) -> Option<Profile> {
    text.lines().find_map(|line| match mark(line) {
        Mark::Closes(Some(seal)) => seal.strip_prefix(SEALED)?.split('-').next()?.parse().ok(),
        Mark::Opens(_) | Mark::Closes(None) => None,
        Mark::None => line.split_once(COPY)?.1.split_once(" -->")?.0.parse().ok(),
    })
}

/// True for a line that this program wrote to mark a block, or to name the incident of a draft: nothing in it was typed.
pub(in crate::postmortem) fn is_own_mark(line: &str) -> bool {
    let line = line.trim();
    match mark(line) {
        Mark::Opens(name) => name.parse::<Field>().is_ok(),
        Mark::Closes(seal) => seal.is_none(),
        Mark::None => {
            let number = line.strip_prefix(MARK).and_then(|rest| rest.strip_suffix(" -->"));
            let number = number.and_then(|number| number.strip_prefix("INC-"));
            let fits = |c: char| c.is_ascii_digit() || matches!(c, 'a'..='f' | '@');
            number.is_some_and(|number| !number.is_empty() && number.chars().all(fits))
        }
    }
}

/// The document for its readers: without comments, and with the marks of its blocks. Every line stays on its number. What
/// looks like a comment in code is code, and stays.
pub(in crate::postmortem) fn for_readers(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for comment in comments(text) {
        if comment.start < at || is_own(text, &comment) {
            continue;
        }
        out.push_str(&text[at..comment.start]);
        let end = sealed_end(text, &comment);
        out.push_str(end.unwrap_or_default());
        out.extend(text[comment.clone()].chars().filter(|c| *c == '\n'));
        at = comment.end;
    }
    out.push_str(&text[at..]);
    out
}

/// True where a comment is a whole line that this program wrote.
fn is_own(text: &str, comment: &Range<usize>) -> bool {
    is_own_mark(line_of(text, comment))
}

/// What the end of a block becomes that tells the seal of a draft.
fn sealed_end(text: &str, comment: &Range<usize>) -> Option<&'static str> {
    matches!(mark(line_of(text, comment)), Mark::Closes(Some(_))).then_some(END)
}

/// The line that a comment begins in.
fn line_of<'t>(text: &'t str, comment: &Range<usize>) -> &'t str {
    let begins = text[..comment.start].rfind('\n').map_or(0, |at| at + 1);
    text[begins..].lines().next().unwrap_or_default()
}
