//! Characters of a command that are not what they look like: letters of another alphabet, spaces that do not part words,
//! typographic quotes and dashes, and characters that are not seen at all. The last are refused ([`crate::runbook::facts::blanks::fill`]),
//! the others warned of. The window has the same rules for a page that is read: `ui/src/document/text/wary.ts`, with the
//! same table of cases.

use crate::redact::is_hidden;

/// The first character of a command that is not seen; none where all are. Line breaks and tabs are fine, and so is what
/// makes one emoji of several signs, in its place.
#[must_use]
pub fn hidden(command: &str) -> Option<char> {
    let mut before = ' ';
    let mut rest = command.chars();
    while let Some(c) = rest.next() {
        let next = rest.clone().next();
        let is_fine = match c {
            '\n' | '\t' => true,
            '\r' => next.is_none_or(|next| next == '\n'),
            '\u{FE0E}' | '\u{FE0F}' => is_emoji(before) || next == Some('\u{20E3}'),
            '\u{200D}' => (is_emoji(before) || before == '\u{FE0F}') && next.is_some_and(is_emoji),
            c => !is_hidden(c),
        };
        if !is_fine {
            return Some(c);
        }
        before = c;
    }
    None
}

/// Of the blocks that hold emoji, so that a selector or a joiner after it has something to do.
fn is_emoji(c: char) -> bool {
    let signs = matches!(c, '\u{A9}' | '\u{AE}' | '\u{203C}'..='\u{2BFF}' | '\u{3030}' | '\u{303D}' | '\u{3297}' | '\u{3299}' | '\u{1F000}'..='\u{1FAFF}');
    signs && !is_hidden(c)
}

/// What is treacherous in a command, as a sentence that names the first such character; none when nothing is.
#[must_use]
pub fn tricks(command: &str) -> Option<String> {
    let (at, what) = disguised_letter(command).or_else(|| typographic(command))?;
    let sign = command.get(at..)?.chars().next()?;
    let line = command.get(..at)?.matches('\n').count() + 1;
    let place = if command.trim_end().contains('\n') {
        format!(" in line {line} of this command")
    } else {
        " in this command".to_owned()
    };
    Some(format!(
        "“{sign}” (U+{:04X}){place} is {what}: type it again before you run it.",
        u32::from(sign)
    ))
}

/// A letter of another alphabet in a word of Latin letters: where it stands, and what it is.
pub(in crate::runbook) fn disguised_letter(command: &str) -> Option<(usize, String)> {
    let mut start = 0;
    for word in command.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let foreign = word.char_indices().find_map(|(at, c)| Some((at, alphabet(c)?)));
        if let Some((at, alphabet)) = foreign
            && word.chars().any(|c| c.is_ascii_alphabetic())
        {
            return Some((start + at, format!("a {alphabet} letter among Latin ones")));
        }
        start += word.len();
    }
    None
}

/// True for a text with a letter of another alphabet, or with a character that is not seen.
pub(super) fn looks_alike(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(|c| alphabet(c).is_some() || is_hidden(c))
}

fn alphabet(c: char) -> Option<&'static str> {
    match u32::from(c) {
        0x370..=0x3ff | 0x1f00..=0x1fff => Some("Greek"),
        0x400..=0x52f => Some("Cyrillic"),
        0x530..=0x58f => Some("Armenian"),
        0xff21..=0xff3a | 0xff41..=0xff5a => Some("full-width"),
        _ => None,
    }
}

/// A space, quote or dash that a shell does not read as one.
fn typographic(command: &str) -> Option<(usize, String)> {
    let mut before = ' ';
    for (at, c) in command.char_indices() {
        let what = match c {
            '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => {
                Some("a space that does not part words")
            }
            '‘' | '’' | '“' | '”' | '„' | '«' | '»' => {
                Some("a quotation mark that a shell does not know")
            }
            '‐'..='―' | '−' if before.is_whitespace() => Some("a dash that starts no option"),
            _ => None,
        };
        if let Some(what) = what {
            return Some((at, what.to_owned()));
        }
        before = c;
    }
    None
}
