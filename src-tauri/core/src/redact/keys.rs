//! Private keys in a text: PEM and PGP. A key whose end is missing is searched for it up to the end of the text, so a file of
//! many such beginnings would take hours; where there is no end any more, it is not searched for.

use std::ops::Range;

use super::framed::Framed;
use crate::text::patterns;

const FIRST_LINE: &str = r"-----BEGIN[A-Z ]*PRIVATE KEY(?: BLOCK)?-----";
/// What follows the first line: lines that say how it is made, and the lines of the key itself.
const BODY: &str = r"(?:(?-u:\s|\\n)*(?:Version|Comment|Charset|Hash|MessageID|Proc-Type|DEK-Info): [^\n\\]*)*(?:(?-u:\s|\\n)*[A-Za-z0-9+/=]{16,})*";
const LAST_LINE: &str = r"-----END[A-Z ]*PRIVATE KEY(?: BLOCK)?-----";

patterns! {
    pub(super) WHOLE = &format!("{FIRST_LINE}(?:(?s:.*?){LAST_LINE}|{BODY})");
    FIRST = FIRST_LINE;
    /// What is left of a key where no last line follows.
    UNENDED = &format!("{FIRST_LINE}{BODY}");
    LAST = &format!("^{LAST_LINE}");
}

/// Where keys stand, each with what is masked of it: all.
pub(super) fn find(text: &str) -> Vec<Framed> {
    let mut ends = text.rmatch_indices("-----END");
    let last_end = ends.find(|(at, _)| LAST.is_match(&text[*at..])).map(|(at, _)| at);
    let mut found: Vec<Range<usize>> = Vec::new();
    while let Some(first) = FIRST.find_at(text, found.last().map_or(0, |key| key.end)) {
        let is_ended = last_end.is_some_and(|end| end >= first.end());
        let shape = if is_ended { &WHOLE } else { &UNENDED };
        let Some(key) = shape.find_at(text, first.start()) else { break };
        found.push(key.range());
    }
    found.into_iter().map(|key| (key.clone(), key)).collect()
}
