//! The words of updates where no marks of a quotation stand around them: in the rows of a report, and in the fields of a
//! record. A single word is left: it stands in too many other sentences.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::incident::event::{Event, Recorded};
use crate::postmortem::markdown::inline;
use crate::postmortem::told;
use crate::text::one_line;

/// The words of updates in each way in which a report writes them down: as typed, on one line, and as Markdown.
#[must_use]
pub fn said<'a>(entries: impl IntoIterator<Item = &'a Recorded<Event>>) -> Vec<String> {
    let posts = entries.into_iter().filter_map(|entry| told::post_of(&entry.event));
    let ways = posts.flat_map(|(post, _)| {
        [post.text.trim().to_owned(), one_line(&post.text), inline(&post.text)]
    });
    let known: BTreeSet<String> = ways.filter(|text| text.contains(' ')).collect();
    known.into_iter().collect()
}

/// Where they stand in a text.
pub(super) fn found<'t>(
    text: &'t str,
    said: &'t [String],
) -> impl Iterator<Item = Range<usize>> + use<'t> {
    let goes_on = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let ranges = said.iter().flat_map(move |words| {
        text.match_indices(words.as_str()).map(|(at, words)| at..at + words.len())
    });
    ranges.filter(move |range| {
        let before = text[..range.start].chars().next_back();
        !goes_on(before) && !goes_on(text[range.end..].chars().next())
    })
}

/// A quotation without the marks of Markdown, so that it has one number however it is written.
pub(super) fn unmarked(words: &str) -> String {
    one_line(&words.replace("&lt;", "<").replace(['\\', '`'], ""))
}
