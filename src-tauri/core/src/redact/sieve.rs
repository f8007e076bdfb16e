//! Where in a text a secret may stand. Most texts hold none of the signs that every secret has one of, and one pass over
//! them says so; the shapes are asked only about the words that hold a sign.
//!
//! A secret that may hold white space (a key in lines, a header) is no word, and is looked for in the whole text.

use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// What every secret that is one word has, whatever its shape: the `:/` of an address, with or without a backslash; the
/// beginning of its query; a digit before a colon; the first letters of a token.
const SIGNS: &str = r":\\?/|[?&]|\d:|xox|wh(?:sec|sk|pk)_|A(?:KIA|SIA)|gh[pousr]_|github_pat_|eyJ";

static SIGN: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(SIGNS).ok());

/// The words of a text that hold a sign, each once, in order. Words stand between ASCII white space.
pub(super) fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let found = match SIGN.as_ref() {
            // What cannot be sieved is looked at as a whole.
            None => (from < text.len()).then_some(from..text.len())?,
            Some(sign) => sign.find_at(text, from)?.range(),
        };
        let word = around(text, from, found);
        from = word.end;
        Some(word)
    })
}

fn around(text: &str, from: usize, found: Range<usize>) -> Range<usize> {
    let bytes = text.as_bytes();
    let before = bytes[from..found.start].iter().rposition(u8::is_ascii_whitespace);
    let after = bytes[found.end..].iter().position(u8::is_ascii_whitespace);
    before.map_or(from, |at| from + at + 1)..after.map_or(bytes.len(), |at| found.end + at)
}
