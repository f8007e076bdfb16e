//! Characters of a command that are not what they look like: letters of another alphabet, spaces that do not part words,
//! typographic quotes and dashes. Invisible characters are refused elsewhere (see [`super::blanks::fill`]).

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

/// A letter of another alphabet in a word of Latin letters.
fn disguised_letter(command: &str) -> Option<(usize, String)> {
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
