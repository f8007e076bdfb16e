//! Masks secrets by their shape, before a text is appended, logged, shown as an error or sent.
//!
//! The log is for ever and a post-mortem is passed on, so a pasted webhook address must never get that far. Patterns
//! are deliberately few and specific: a false alarm alters what a person wrote. What has no shape of its own (a
//! password in a sentence, a private host's webhook path) is absent; whoever holds such a secret conceals it by value.

mod json;
mod keys;
mod sieve;

use regex::{Regex, RegexSet};
use std::ops::Range;
use std::sync::LazyLock;

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
        let before = masked.text.clone();
        for shape in matching(&masked.text) {
            let spots = shape.spots(&masked.text);
            masked.count += spots.len();
            masked.text = shape.replaced(&masked.text, &spots);
        }
        if masked.text == before {
            return masked;
        }
    }
}

/// A secret in a text, by its shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Its bytes. They hold the secret: for looking at, never for showing.
    pub range: std::ops::Range<usize>,
    /// What it is: `slack token`.
    pub kind: &'static str,
}

/// The secrets whose shape is known, in the order of the text; the second of two that overlap is left out.
#[must_use]
pub fn find(text: &str) -> Vec<Spot> {
    let mut spots: Vec<Spot> = matching(text)
        .iter()
        .flat_map(|shape| {
            shape.spots(text).into_iter().map(|range| Spot { range, kind: shape.kind() })
        })
        .collect();
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

/// The shapes that have a secret in a text, in their order.
fn matching(text: &str) -> Vec<&'static Shape> {
    let mut may = [false; SHAPES.len()];
    for (shape, may) in PATTERNS.each.iter().zip(&mut may) {
        *may = shape.is_long && shape.regex.is_match(text);
    }
    for word in sieve::words(text) {
        for at in PATTERNS.set.matches(&text[word]) {
            may[at] = true;
        }
    }
    let each = PATTERNS.each.iter().zip(may).filter_map(|(shape, may)| may.then_some(shape));
    each.filter(|shape| shape.is_long || !shape.spots(text).is_empty()).collect()
}

struct Shape {
    regex: Regex,
    mask: &'static str,
    /// It may hold white space, so that words do not tell.
    is_long: bool,
}

impl Shape {
    /// `slack token`
    fn kind(&self) -> &'static str {
        let kind = self.mask.split(['«', '»']).nth(1).unwrap_or_default();
        kind.strip_prefix("masked ").unwrap_or(kind)
    }

    /// Where its secrets stand, in order.
    fn spots(&self, text: &str) -> Vec<Range<usize>> {
        if self.mask == KEY {
            return keys::find(&self.regex, text);
        }
        if self.is_long {
            return self.regex.find_iter(text).map(|found| found.range()).collect();
        }
        let in_word = |word: Range<usize>| {
            let found = self.regex.find_iter(&text[word.clone()]);
            found.map(move |found| word.start + found.start()..word.start + found.end())
        };
        sieve::words(text).flat_map(in_word).collect()
    }

    fn replaced(&self, text: &str, spots: &[Range<usize>]) -> String {
        let mut masked = String::with_capacity(text.len());
        let mut end = 0;
        for spot in spots {
            masked.push_str(&text[end..spot.start]);
            self.expand(text, spot, &mut masked);
            end = spot.end;
        }
        masked.push_str(&text[end..]);
        masked
    }

    /// Writes the mask of a spot. What stands around it decides on its edges, so it is not looked at alone.
    fn expand(&self, text: &str, spot: &Range<usize>, masked: &mut String) {
        let found = (self.mask != KEY).then(|| self.regex.captures_at(text, spot.start)).flatten();
        match found.filter(|c| c.get(0).is_some_and(|all| all.range() == *spot)) {
            Some(found) => found.expand(self.mask, masked),
            None => masked.extend(["«masked ", self.kind(), "»"]),
        }
    }
}

struct Patterns {
    /// Says which shapes a word may have. It takes any letter beyond ASCII for the end of a word, because asking the
    /// tables of all languages makes a pattern slow; the shapes themselves ask.
    set: RegexSet,
    each: Vec<Shape>,
}

const KEY: &str = "«masked private key»";
const HEADER: &str = "«masked auth header»";

/// Shapes and what stands in for them. Replacements hold no character that a shape needs; see [`mask`]. One that may hold
/// white space is a long one, and every other has a sign of [`sieve`].
const SHAPES: [(&str, &str); 15] = [
    (
        r"-----BEGIN[A-Z ]*PRIVATE KEY-----(?:(?s:.*?)-----END[A-Z ]*PRIVATE KEY-----|(?:(?:\s|\\n)*[A-Za-z0-9+/=]{16,})*)",
        KEY,
    ),
    (
        r"(?i)https?:(?:\\?/){2}hooks\.slack(?:-gov)?\.com\\?/(?:services|workflows|triggers)\\?/[A-Za-z0-9/\\_-]+",
        "«masked slack hook»",
    ),
    (r"\bxox[abeoprs]-[A-Za-z0-9-]{10,}", "«masked slack token»"),
    (
        r"(?i)https://(?:ptb\.|canary\.)?discord(?:app)?\.com/api(?:/v\d+)?/webhooks/\d{17,20}/[\w-]{60,}",
        "«masked discord hook»",
    ),
    (
        r#"(?i)https://[^\s"']+\.(?:logic\.azure\.com|api\.powerplatform\.com|webhook\.office\.com)[^\s"']*"#,
        "«masked teams hook»",
    ),
    (r#"https?://[^\s"']+/hooks/[a-z0-9]{26}\b"#, "«masked mattermost hook»"),
    (
        r#"(?i)https://chat\.googleapis\.com/v1/spaces/[^\s"']+[?&](?:key|token)=[^\s"']+"#,
        "«masked google chat hook»",
    ),
    (r"\b(?:bot)?\d{6,12}:[A-Za-z0-9_-]{35}\b", "«masked telegram token»"),
    (r"\bwh(?:sec|sk|pk)_[A-Za-z0-9+/=_-]{16,}", "«masked signing key»"),
    (r"\b(?:AKIA|ASIA)[A-Z0-9]{16}\b", "«masked access key»"),
    (r"\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{22,})", "«masked access token»"),
    (r"\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}", "«masked web token»"),
    (
        r#"(?i)authorization["']?\s*[:=]\s*["']?(?:bearer|oauth|basic|token(?:\s+token=)?)\s*[^\s"']+"#,
        HEADER,
    ),
    (r"(?i)\b([a-z][a-z0-9+.-]*://)[^\s/@:]*:[^\s/@]+@", "${1}«masked login»@"),
    (
        r#"(?i)([?&](?:sig|signature|token|key|secret|client_secret|password|api_?key|access_token)=)[^&\s"'«][^&\s"']*"#,
        "${1}«masked query secret»",
    ),
];

static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| {
    // A test asserts that all shapes are well formed, so nothing is left out here.
    let shape = |(shape, mask): &(&str, &'static str)| {
        let is_long = [KEY, HEADER].contains(mask);
        Some(Shape { regex: Regex::new(shape).ok()?, mask, is_long })
    };
    let each: Vec<_> = SHAPES.iter().filter_map(shape).collect();
    let quick = each.iter().map(|shape| shape.regex.as_str().replace(r"\b", r"(?-u:\b)"));
    let set = RegexSet::new(quick);
    Patterns { set: set.unwrap_or_else(|_| RegexSet::empty()), each }
});

#[cfg(test)]
mod tests;
