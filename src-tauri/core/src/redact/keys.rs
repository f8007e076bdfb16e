//! Private keys in a text. A key whose end is missing is searched for it up to the end of the text, so a file of many such
//! beginnings would take hours; where there is no end any more, it is not searched for.

use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// The first line of a key, and what of the shape is left where no last line follows.
const FIRST_LINE: &str = r"-----BEGIN[A-Z ]*PRIVATE KEY-----";
const UNENDED: &str = r"-----BEGIN[A-Z ]*PRIVATE KEY-----(?:(?:\s|\\n)*[A-Za-z0-9+/=]{16,})*";
const LAST_LINE: &str = r"^-----END[A-Z ]*PRIVATE KEY-----";

struct Lines {
    first: Regex,
    unended: Regex,
    last: Regex,
}

static LINES: LazyLock<Option<Lines>> = LazyLock::new(|| {
    let [first, unended, last] = [FIRST_LINE, UNENDED, LAST_LINE].map(Regex::new);
    Some(Lines { first: first.ok()?, unended: unended.ok()?, last: last.ok()? })
});

/// Where keys stand: what `whole`, the shape of a key, finds.
pub(super) fn find(whole: &Regex, text: &str) -> Vec<Range<usize>> {
    let Some(lines) = LINES.as_ref() else {
        return whole.find_iter(text).map(|key| key.range()).collect();
    };
    let mut ends = text.rmatch_indices("-----END");
    let last_end = ends.find(|(at, _)| lines.last.is_match(&text[*at..])).map(|(at, _)| at);
    let mut found: Vec<Range<usize>> = Vec::new();
    while let Some(first) = lines.first.find_at(text, found.last().map_or(0, |key| key.end)) {
        let is_ended = last_end.is_some_and(|end| end >= first.end());
        let shape = if is_ended { whole } else { &lines.unended };
        let Some(key) = shape.find_at(text, first.start()) else { break };
        found.push(key.range());
    }
    found
}
