//! Everything that is printed goes through here: whole texts at once, so that a reader that stops listening is no
//! error and nothing panics. What is deliberately absent: colour, and progress that rewrites a line.

use holdfast_core::redact::{is_hidden, mask};
use serde::Serialize;
use std::io::{self, ErrorKind, IsTerminal, Write};

use crate::problem::{Problem, Result};

/// Prints lines for a person. Characters that a terminal would act on are shown as `�`: a title may come from a file.
pub fn text(text: &str) -> Result<()> {
    write(&shown(text))
}

/// Prints a text to the letter, except on a terminal, where characters that it would act on are shown as `�`.
pub fn exact(text: &str) -> Result<()> {
    if io::stdout().is_terminal() { write(&shown(text)) } else { write(text) }
}

/// Prints a text to be pasted: to the letter and without a newline at its end, which a terminal would run; on a terminal as
/// [`exact`] does.
pub fn pasted(text: &str) -> Result<()> {
    if io::stdout().is_terminal() { write(&shown(text)) } else { put(text.as_bytes()) }
}

/// An object of JSON that has these keys in this order: what a program reads where no screen shows the same.
macro_rules! object {
    ($($key:ident: $value:expr),+ $(,)?) => {{
        #[allow(non_camel_case_types, reason = "the type of a value is called as its key")]
        mod object {
            #[derive(serde::Serialize)]
            pub struct Object<$($key),+> { $(pub $key: $key),+ }
        }
        object::Object { $($key: $value),+ }
    }};
}
pub(crate) use object;

/// Prints JSON, indented, for a program. Hidden characters are written as `\u` and their number, which is the same JSON.
pub fn json<T: Serialize>(value: &T) -> Result<()> {
    let text = serde_json::to_string_pretty(value).map_err(|error| {
        Problem::failed(format!("the answer cannot be written as JSON: {error}"))
    })?;
    write(&escaped(&text))
}

/// Characters of a title or a name that a row shows.
const ROW_CHARS: usize = 300;

/// The text on one line, for a name or a title that stands in a row: a line break in it would begin a row of its own.
pub fn one_line(text: &str) -> String {
    let visible = |c: char| if matches!(c, '\n' | '\r' | '\t') { '\u{FFFD}' } else { c };
    let mut line: String = text.chars().take(ROW_CHARS).map(visible).collect();
    if text.chars().nth(ROW_CHARS).is_some() {
        line.push('…');
    }
    line
}

/// Says something beside the answer, on stderr. What was typed may stand in it, and a secret was pasted there.
pub fn remark(text: &str) {
    let line = format!("{}\n", shown(&mask(text).text));
    // Nobody can be told that telling failed.
    let _ = io::stderr().lock().write_all(line.as_bytes());
}

fn write(text: &str) -> Result<()> {
    let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    put(format!("{text}{end}").as_bytes())
}

fn put(bytes: &[u8]) -> Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Problem::failed(format!(
            "the answer could not be printed ({error}); look at where the output goes"
        ))),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// The text with every hidden character visible; line breaks and tabs stay.
fn shown(text: &str) -> String {
    let visible = |c: char| if c != '\n' && c != '\t' && is_hidden(c) { '\u{FFFD}' } else { c };
    text.chars().map(visible).collect()
}

/// JSON with every hidden character as an escape; in JSON they stand inside strings only.
fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if c != '\n' && is_hidden(c) {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_cannot_steer_the_terminal() {
        let given = "a\u{1b}[2Jb\tc\nd\u{202e}e";
        assert_eq!(
            shown(given),
            "a\u{FFFD}[2Jb\tc\nd\u{FFFD}e",
            "escapes and direction marks show"
        );
    }

    #[test]
    fn json_cannot_steer_the_terminal_and_stays_the_same_json() {
        let given = "a\u{9b}31mb\u{202e}c\u{1b}\nd";
        let json = escaped(&serde_json::to_string_pretty(&[given]).unwrap());
        assert!(!json.contains(|c: char| c != '\n' && is_hidden(c)), "nothing acts: {json}");
        let read: Vec<String> = serde_json::from_str(&json).unwrap();
        assert_eq!(read, [given], "a program reads what was there");
    }

    #[test]
    fn a_name_cannot_begin_a_row_of_its_own() {
        assert_eq!(one_line("a\nb\tc"), "a\u{FFFD}b\u{FFFD}c");
    }
}
