//! Private keys in a text: PEM and PGP. A key whose end is missing is searched for it up to the end of the text, so a file of
//! many such beginnings would take hours; where there is no end any more, it is not searched for.

use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

use super::framed::Framed;

const FIRST_LINE: &str = r"-----BEGIN[A-Z ]*PRIVATE KEY(?: BLOCK)?-----";
/// What follows the first line: lines that say how it is made, and the lines of the key itself.
const BODY: &str = r"(?:(?-u:\s|\\n)*(?:Version|Comment|Charset|Hash|MessageID|Proc-Type|DEK-Info): [^\n\\]*)*(?:(?-u:\s|\\n)*[A-Za-z0-9+/=]{16,})*";
const LAST_LINE: &str = r"-----END[A-Z ]*PRIVATE KEY(?: BLOCK)?-----";

struct Lines {
    whole: Regex,
    first: Regex,
    /// What is left of a key where no last line follows.
    unended: Regex,
    last: Regex,
}

/// A test asserts that they are well formed.
static LINES: LazyLock<Option<Lines>> = LazyLock::new(|| {
    let whole = format!("{FIRST_LINE}(?:(?s:.*?){LAST_LINE}|{BODY})");
    let unended = format!("{FIRST_LINE}{BODY}");
    let last = format!("^{LAST_LINE}");
    let [whole, first, unended, last] = [&whole, FIRST_LINE, &unended, &last].map(Regex::new);
    Some(Lines { whole: whole.ok()?, first: first.ok()?, unended: unended.ok()?, last: last.ok()? })
});

/// Where keys stand, each with what is masked of it: all.
pub(super) fn find(text: &str) -> Vec<Framed> {
    let Some(lines) = LINES.as_ref() else { return Vec::new() };
    let mut ends = text.rmatch_indices("-----END");
    let last_end = ends.find(|(at, _)| lines.last.is_match(&text[*at..])).map(|(at, _)| at);
    let mut found: Vec<Range<usize>> = Vec::new();
    while let Some(first) = lines.first.find_at(text, found.last().map_or(0, |key| key.end)) {
        let is_ended = last_end.is_some_and(|end| end >= first.end());
        let shape = if is_ended { &lines.whole } else { &lines.unended };
        let Some(key) = shape.find_at(text, first.start()) else { break };
        found.push(key.range());
    }
    found.into_iter().map(|key| (key.clone(), key)).collect()
}

/// The shape of a whole key; none when it is not well formed.
#[cfg(test)]
pub(super) fn whole() -> Option<&'static Regex> {
    LINES.as_ref().map(|lines| &lines.whole)
}
