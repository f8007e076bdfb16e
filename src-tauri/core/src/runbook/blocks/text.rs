//! Inline content as a person reads it: without markup, without the tags of HTML.

use std::borrow::Cow;

use crate::runbook::model::Inline;

/// Tags that HTML gives to text, as opposed to a blank such as `<namespace>`.
const TAGS: [&str; 34] = [
    "a", "abbr", "b", "br", "center", "cite", "code", "del", "details", "dfn", "div", "em", "font",
    "hr", "i", "img", "input", "ins", "kbd", "label", "li", "mark", "ol", "p", "pre", "q", "s",
    "small", "span", "strong", "sub", "summary", "sup", "u",
];

/// True when `tag` (`<b>`, `</b>`, `<!-- … -->`) is HTML and not a blank.
pub(in crate::runbook) fn is_html(tag: &str) -> bool {
    let inner = tag.trim_start_matches(['<', '/']);
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(inner.len());
    let name = &inner[..end];
    inner.starts_with(['!', '?'])
        || TAGS.iter().any(|tag| tag.eq_ignore_ascii_case(name))
        || name == "ul"
}

/// Inline content as a person reads it: no markup, no HTML tags, one space where there was white space.
pub(crate) fn plain(content: &[Inline]) -> String {
    let mut plain = Plain { out: String::with_capacity(length(content)), gap: false };
    plain.take(content);
    plain.out
}

/// The same, copied only where it differs from what is there.
pub(in crate::runbook) fn bare(content: &[Inline]) -> Cow<'_, str> {
    match content {
        [Inline::Text { text }] if is_plain(content) => Cow::Borrowed(text),
        [..] => Cow::Owned(plain(content)),
    }
}

/// The most bytes that the words of a line take.
fn length(content: &[Inline]) -> usize {
    let of = |inline: &Inline| match inline {
        Inline::Text { text } | Inline::Code { text } | Inline::Image { alt: text, .. } => {
            text.len()
        }
        Inline::Emphasis { content }
        | Inline::Strong { content }
        | Inline::Strike { content }
        | Inline::Link { content, .. } => length(content),
        Inline::Break => 1,
    };
    content.iter().map(of).sum()
}

/// Plain text while it is written, in one pass.
struct Plain {
    out: String,
    /// White space was read since the last sign.
    gap: bool,
}

impl Plain {
    fn take(&mut self, content: &[Inline]) {
        for inline in content {
            match inline {
                Inline::Text { text } => {
                    if !(text.starts_with('<') && text.ends_with('>') && is_html(text)) {
                        self.push(text);
                    }
                }
                Inline::Code { text } => self.push(text),
                Inline::Emphasis { content }
                | Inline::Strong { content }
                | Inline::Strike { content }
                | Inline::Link { content, .. } => self.take(content),
                Inline::Image { alt, .. } => self.push(alt),
                Inline::Break => self.gap = true,
            }
        }
    }

    fn push(&mut self, text: &str) {
        let mut rest = text;
        while !rest.is_empty() {
            let run = visible(rest.as_bytes());
            if run > 0 {
                self.close_gap();
                self.out.push_str(&rest[..run]);
                rest = &rest[run..];
            }
            let mut signs = rest.chars();
            match signs.next() {
                Some('\u{200b}' | '\u{feff}' | '\u{2060}') | None => {}
                Some(sign) if sign.is_whitespace() => self.gap = true,
                Some(sign) => {
                    self.close_gap();
                    self.out.push(sign);
                }
            }
            rest = signs.as_str();
        }
    }

    fn close_gap(&mut self) {
        if self.gap && !self.out.is_empty() {
            self.out.push(' ');
        }
        self.gap = false;
    }
}

/// How many bytes at the start stay as they are: ASCII signs, and single spaces between them.
fn visible(bytes: &[u8]) -> usize {
    let is_sign = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_graphic);
    let mut at = 0;
    while is_sign(at) || at > 0 && bytes.get(at) == Some(&b' ') && is_sign(at + 1) {
        at += 1;
    }
    at
}

/// True when [`plain`] would only copy: one text without anything to leave out, or nothing at all.
pub(super) fn is_plain(content: &[Inline]) -> bool {
    match content {
        [] => true,
        [Inline::Text { text }] => visible(text.as_bytes()) == text.len() && !text.starts_with('<'),
        [..] => false,
    }
}

/// The lines of a paragraph as they stand in the file, without markup.
pub(in crate::runbook) fn lines_of(content: &[Inline]) -> Vec<String> {
    let mut lines: Vec<Vec<Inline>> = vec![Vec::new()];
    for inline in content {
        let mut pieces = match inline {
            Inline::Break => vec![None, None],
            Inline::Text { text } => {
                text.split('\n').map(|t| Some(Inline::Text { text: t.to_owned() })).collect()
            }
            Inline::Code { .. }
            | Inline::Emphasis { .. }
            | Inline::Strong { .. }
            | Inline::Strike { .. }
            | Inline::Link { .. }
            | Inline::Image { .. } => vec![Some(inline.clone())],
        }
        .into_iter();
        if let (Some(line), Some(piece)) = (lines.last_mut(), pieces.next()) {
            line.extend(piece);
        }
        lines.extend(pieces.map(|piece| piece.into_iter().collect()));
    }
    lines.iter().map(|line| plain(line)).collect()
}

/// True for a text that says something: it holds more than signs and white space.
pub(in crate::runbook) fn says(text: &str) -> bool {
    let is_mark = |c: char| matches!(c, '\u{2000}'..='\u{206f}' | '\u{fe0f}' | '\u{feff}');
    text.chars().any(|c| c.is_alphanumeric() || !c.is_ascii() && !c.is_whitespace() && !is_mark(c))
}
