//! The views of a text in which masks look for words: as it stands, and as its readers see it, where `AT\&T`, `AT&amp;T`
//! and `A**T&T**` are one name.
//!
//! Marks are taken out letter by letter, in the text and in what is sought, whether or not they mean something where they
//! stand: so a view finds too much rather than too little, and it needs to know of no reader how it reads Markdown.

use pulldown_cmark::{Event, Parser};
use regex::Regex;
use std::borrow::Cow;
use std::ops::Range;

use crate::text::patterns;

/// How much of the marks is taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    /// Nothing.
    Source,
    /// Escapes, emphasis, code and brackets; signs are written out.
    Signs,
    /// The same, and where links lead, tags, and the marks of quotations.
    Words,
}

/// A text as it is looked through.
pub(super) struct View<'t> {
    pub(super) text: Cow<'t, str>,
    /// Where each letter begins in the view, and where it stands in the source; empty for the source itself.
    places: Vec<(usize, Range<usize>)>,
    look: Look,
}

impl<'t> View<'t> {
    /// The views of a text that differ, the text itself first.
    pub(super) fn all(source: &'t str) -> Vec<Self> {
        let mut all =
            Vec::from([Look::Source, Look::Signs, Look::Words].map(|look| Self::of(source, look)));
        all.dedup_by(|view, before| view.text == before.text);
        all
    }

    fn of(source: &'t str, look: Look) -> Self {
        if look == Look::Source {
            return Self { text: source.into(), places: Vec::new(), look };
        }
        let (mut text, mut places) = (String::with_capacity(source.len()), Vec::new());
        let mut at = 0;
        while let Some(rest) = source.get(at..).filter(|rest| !rest.is_empty()) {
            let (length, shown) = first(rest, look);
            for c in shown.chars().filter(|c| !is_mark(*c)) {
                places.push((text.len(), at..at + length));
                text.push(c);
            }
            at += length;
        }
        Self { text: text.into(), places, look }
    }

    /// A name as it stands in a view that is not the source.
    pub(super) fn without_marks(name: &str) -> String {
        name.chars().filter(|c| !is_mark(*c)).collect()
    }

    /// Where something that was found stands in the source.
    pub(super) fn place(&self, found: Range<usize>) -> Range<usize> {
        let letter = |at: usize| {
            let behind = self.places.partition_point(|(begins, _)| *begins <= at);
            behind.checked_sub(1).and_then(|n| self.places.get(n)).map(|(_, place)| place)
        };
        match (letter(found.start), letter(found.end.saturating_sub(1))) {
            (Some(first), Some(last)) => first.start..last.end,
            (_, _) => found,
        }
    }

    /// True where the words in the view are the words of the source.
    pub(super) fn is_source(&self) -> bool {
        self.look == Look::Source
    }
}

/// How many bytes the first piece of a text takes, and what a reader sees of it.
fn first(rest: &str, look: Look) -> (usize, Cow<'_, str>) {
    let by_shape = |shape: &Regex| shape.find(rest).map(|found| found.end());
    let c = rest.chars().next().unwrap_or_default();
    let itself = (c.len_utf8(), Cow::Borrowed(&rest[..c.len_utf8()]));
    match (c, look) {
        ('\\', _) => by_shape(&ESCAPED).map_or(itself, |end| (end, rest[1..end].into())),
        ('[', _) => by_shape(&MASK).map_or(itself, |end| (end, "\u{fffc}".into())),
        ('&', _) => by_shape(&SIGN).map_or(itself, |end| (end, written_out(&rest[..end]))),
        ('<', Look::Words) => by_shape(&TAG).map_or(itself, |end| {
            let is_break = rest[..end].to_ascii_lowercase().starts_with("<br");
            (end, if is_break { " ".into() } else { "".into() })
        }),
        // What leads somewhere itself is no name of where words before it lead.
        (']', Look::Words) => by_shape(&TARGET)
            .filter(|end| !rest.starts_with("][") || !rest[*end..].starts_with('('))
            .map_or(itself, |end| (end, "".into())),
        ('\n', Look::Words) => by_shape(&QUOTED).map_or(itself, |end| (end, "\n".into())),
        (_, _) => itself,
    }
}

/// `&` for `&amp;`, and what is no sign as it stands.
fn written_out(sign: &str) -> Cow<'_, str> {
    let text = |event: Event<'_>| {
        if let Event::Text(text) = event { Some(text.into_string()) } else { None }
    };
    let shown: String = Parser::new(sign).filter_map(text).collect();
    if shown.is_empty() { sign.into() } else { shown.into() }
}

/// What marks text in Markdown, and what no reader sees.
fn is_mark(c: char) -> bool {
    let is_unseen = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}');
    is_unseen || matches!(c, '\\' | '*' | '_' | '~' | '`' | '[' | ']' | '!')
}

patterns! {
    /// A sign that means nothing but itself.
    ESCAPED = r"^\\[[:punct:]]";
    /// What stands for something in a copy: no word, so that nothing is made of it and what stands beside it.
    MASK = r"^\[(?:secret|(?:email|host|address|card number|customer|name|quote) [0-9]+)\]";
    /// A sign that is written as its name or number.
    SIGN = r"^&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});";
    TAG = r"^</?[A-Za-z][^<>]*>";
    /// Where a link leads, behind its words.
    TARGET = r"^\](?:\((?:[^()\n]|\([^()\n]*\))*\)|\[[^\[\]\n]*\])";
    /// The end of a line before one that is quoted.
    QUOTED = r"^\n[ \t]*>[ \t>]*";
}
