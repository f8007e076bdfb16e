//! Masks secrets by their shape, before a text is appended, logged, shown as an error or sent.
//!
//! The log is for ever and a post-mortem is passed on, so a pasted webhook address must never get that far. Patterns
//! are specific: a false alarm alters what a person wrote. What has no shape of its own (a password in a sentence, a
//! private host's webhook path) is absent; whoever holds such a secret conceals it by value.
//!
//! [`sieve`] finds in one pass the words that may hold a secret, [`shapes`] lists what secrets look like, and a pattern is
//! made when a text has its sign for the first time: most runs of the terminal never need one.

mod beside;
mod discord;
mod framed;
mod json;
mod keys;
mod login;
mod shapes;
mod sieve;
mod stand_in;

use std::ops::Range;

pub(crate) use json::mask_all;

/// A text without known secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Masked {
    /// The text; each secret became `«masked …»`, naming its kind.
    pub text: String,
    /// How many secrets were masked.
    pub count: usize,
}

/// The most bytes of a receiver's or a system's own words that are kept.
pub const REASON_BYTES: usize = 256;

/// Masks every secret whose shape is known. Masking a masked text changes nothing.
///
/// It repeats until nothing is found, because a mask can bring two halves of a secret's frame together. That ends:
/// every pattern needs a character that the masks do not have (punctuation, a digit or a capital), and each
/// replacement removes some.
#[must_use]
pub fn mask(text: &str) -> Masked {
    let mut masked = Masked { text: text.to_owned(), count: 0 };
    loop {
        let spots = find(&masked.text);
        if spots.is_empty() {
            return masked;
        }
        masked.count += spots.len();
        masked.text = replaced(&masked.text, &spots);
    }
}

fn replaced(text: &str, spots: &[Spot]) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut end = 0;
    for spot in spots {
        masked.push_str(&text[end..spot.secret.start]);
        masked.extend(["«masked ", spot.kind, "»"]);
        end = spot.secret.end;
    }
    masked.push_str(&text[end..]);
    masked
}

/// A secret in a text, by its shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Its bytes with what shows that it is one, such as an address around a login. They hold the secret: for looking
    /// at, never for showing.
    pub range: Range<usize>,
    /// The bytes that are masked.
    pub secret: Range<usize>,
    /// What it is: `slack token`.
    pub kind: &'static str,
}

/// The secrets whose shape is known, in the order of the text; the second of two that overlap is left out.
#[must_use]
pub fn find(text: &str) -> Vec<Spot> {
    let mut spots: Vec<Spot> =
        sieve::marked(text).iter().flat_map(|marked| marked.spots(text)).collect();
    spots.sort_by_key(|spot| (spot.range.start, std::cmp::Reverse(spot.range.end)));
    let mut end = 0;
    spots.retain(|spot| {
        let is_next = spot.range.start >= end;
        end = end.max(spot.range.end);
        is_next
    });
    spots
}

/// A foreign text (a receiver's answer, a system's error) made fit to be stored and shown: one line without control
/// characters, masked, at most [`REASON_BYTES`] bytes.
///
/// Control characters go first, so that none can split a secret and hide it from the patterns.
#[must_use]
pub fn reason(text: &str) -> String {
    let plain: String = text.chars().filter_map(printable).collect();
    let words: Vec<&str> = plain.split(' ').filter(|word| !word.is_empty()).collect();
    cut(&mask(&words.join(" ")).text, REASON_BYTES)
}

/// True for characters that show nothing and could make a text read as something else: control characters, direction
/// marks, zero-width characters, tags, separators of lines. Line breaks and tabs are among them. The two selectors that
/// give an emoji its look (U+FE0E, U+FE0F) are not: in a command, [`crate::runbook::commands::tricks::hidden`] looks at these too.
///
/// Source: `Default_Ignorable_Code_Point` of the Unicode Character Database, U+2028, U+2029, and the annotation marks. The
/// window has the same list; `ui/src/document/text/wary.json` compares the two.
#[must_use]
pub fn is_hidden(c: char) -> bool {
    let invisible = matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{3164}' | '\u{FE00}'..='\u{FE0D}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}'
        | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}');
    invisible || c.is_control()
}

fn printable(c: char) -> Option<char> {
    match c {
        '\n' | '\r' | '\t' => Some(' '),
        c => (!is_hidden(c)).then_some(c),
    }
}

/// At most `bytes` bytes of `text`, ending with `…` where something was cut, never inside a character.
fn cut(text: &str, bytes: usize) -> String {
    if text.len() <= bytes {
        return text.to_owned();
    }
    let room = bytes.saturating_sub('…'.len_utf8());
    let end =
        text.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|end| *end <= room).last();
    format!("{}…", text.get(..end.unwrap_or(0)).unwrap_or_default())
}

#[cfg(test)]
mod tests;
