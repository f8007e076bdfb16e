//! Where blanks are written in a text.
//!
//! By hand, because a pattern for it has to count up to sixty signs of any script, which makes it the dearest of all.

use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

use crate::runbook::words::regex;

/// How a blank is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `<name>`
    Angle,
    /// `{{name}}`
    Braces,
    /// `${NAME}` or `$NAME`
    Variable,
    /// `YOUR_NAME`
    Your,
    /// The host in `deploy@db-host`.
    Host,
}

/// A blank: its form, its place (for a host without the `@`), and the place of its name.
pub(super) struct Written {
    pub form: Form,
    pub place: Range<usize>,
    pub name: Range<usize>,
}

/// Signs of a name behind its first letter.
const LONGEST: usize = 60;

/// The blanks of a text, in order; none overlaps another.
pub(super) fn written(text: &str) -> Vec<Written> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find(['<', '{', '$', '@', 'Y']).map(|n| from + n) {
        let blank = match text.as_bytes()[at] {
            b'<' => angle(text, at),
            b'{' => braces(text, at),
            b'$' => variable(text, at),
            b'@' => host(text, at),
            _ => your(text, at),
        };
        from = blank.as_ref().map_or(at + 1, |blank| blank.place.end);
        found.extend(blank);
    }
    found
}

fn angle(text: &str, at: usize) -> Option<Written> {
    let name = named(text, at + 1, |c| is_word(c) || matches!(c, ' ' | '.' | '/' | '|' | '-'))?;
    text[name.end..].starts_with('>').then(|| Written {
        form: Form::Angle,
        place: at..name.end + 1,
        name,
    })
}

fn braces(text: &str, at: usize) -> Option<Written> {
    let inside = text[at..].strip_prefix("{{")?;
    let start = text.len() - inside.trim_start().len();
    let close = start + text[start..].find('}')?;
    let name = start..start + text[start..close].trim_end().len();
    let fits = named(text, start, |c| is_word(c) || matches!(c, ' ' | '-'))
        .is_some_and(|run| run.end >= name.end);
    (fits && text[close..].starts_with("}}")).then(|| Written {
        form: Form::Braces,
        place: at..close + 2,
        name,
    })
}

fn variable(text: &str, at: usize) -> Option<Written> {
    let is_braced = text[at..].starts_with("${");
    let start = at + 1 + usize::from(is_braced);
    let end = start + text[start..].bytes().take_while(is_upper).count();
    let is_closed = !is_braced || text[end..].starts_with('}');
    let fits = end - start >= 2 && text.as_bytes()[start].is_ascii_uppercase() && is_closed;
    fits.then(|| Written {
        form: Form::Variable,
        place: at..end + usize::from(is_braced),
        name: start..end,
    })
}

fn your(text: &str, at: usize) -> Option<Written> {
    let rest = text[at..].strip_prefix("YOUR_")?;
    let end = at + 5 + rest.bytes().take_while(is_upper).count();
    let before = text[..at].chars().next_back();
    let is_whole = !before.is_some_and(is_word) && !text[end..].chars().next().is_some_and(is_word);
    (end > at + 5 && is_whole).then(|| Written { form: Form::Your, place: at..end, name: at..end })
}

fn host(text: &str, at: usize) -> Option<Written> {
    let rest = &text[at + 1..];
    if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let run = &rest[..rest.find(|c| !is_word(c) && c != '-').unwrap_or(rest.len())];
    let ends = |end: &usize| run[..*end].ends_with("-host") || run[..*end].ends_with("-HOST");
    let stops = run.match_indices('-').map(|(stop, _)| stop).chain([run.len()]);
    let end = at + 1 + stops.filter(ends).last()?;
    Some(Written { form: Form::Host, place: at + 1..end, name: at + 1..end })
}

/// The run of signs that a name may have, from its first letter.
fn named(text: &str, start: usize, fits: impl Fn(char) -> bool) -> Option<Range<usize>> {
    let rest = &text[start..];
    rest.starts_with(|c: char| c.is_ascii_alphabetic()).then(|| {
        let signs = rest.chars().skip(1).take(LONGEST).take_while(|c| fits(*c));
        start..start + 1 + signs.map(char::len_utf8).sum::<usize>()
    })
}

fn is_upper(byte: &u8) -> bool {
    byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte == b'_'
}

static WORD: LazyLock<Regex> = LazyLock::new(|| regex(r"^\w$"));

/// True for what a word is made of, in every script.
fn is_word(c: char) -> bool {
    let is_other = || WORD.is_match(c.encode_utf8(&mut [0; 4]));
    c.is_ascii_alphanumeric() || c == '_' || !c.is_ascii() && (c.is_alphabetic() || is_other())
}
