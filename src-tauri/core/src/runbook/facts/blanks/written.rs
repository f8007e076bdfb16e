//! The ways in which runbooks write a blank, and what only looks like one.

use regex::Captures;
use std::ops::Range;

use super::program::{self, Inside, OF_TEMPLATES};
use crate::runbook::blocks::text::is_html;
use crate::runbook::words::front_marks::is_stage;
use crate::runbook::words::is_imperative;
use crate::text::patterns;

/// In commands and in sentences. The alternatives are: `<x>`, `{{x}}`, `${X}`, `$X`, `YOUR_X`, a host by its role, `{x}`,
/// `XXXX`, a date as letters, `[Name]`.
const FORMS: &str = r"<([A-Za-z][\w ./|:-]{0,60})>|\{\{\s*([A-Za-z][\w -]{0,60}?)\s*\}\}|\$\{([A-Z][A-Z0-9_]+)\}|\$([A-Z][A-Z0-9_]+)|\b(YOUR_[A-Z0-9_]+|your-[a-z0-9-]+)\b|@([A-Za-z][\w-]*-(?:host|HOST))\b|\{([A-Za-z][\w-]{0,40})\}|\b((?:[a-z]{1,10}-)?(?:X{4,}|x{6,})|[a-z]{1,10}-[a-z]?xxx)\b|\b((?:YYYY[-./]?MM[-./]?DD|MM[-./]DD[-./]YYYY|DD[-./]MM[-./]YYYY)(?:[T -]?HH:?MM(?::?SS)?)?)\b|\[([A-Z][A-Za-z]{2,}(?:[ /_-][A-Za-z]+){0,4}|[a-z][a-z0-9]{3,}|[a-z][a-z0-9]+(?:[ _-][a-z0-9]+){1,4})\]";
/// In angle brackets also what begins with a number or with a letter of another alphabet.
const OF_OTHERS: &str = r"<(\d{0,4}[^\x00-\x7F][^<>\n]{0,60})>|";
patterns! {
    ANYWHERE = &format!("{OF_OTHERS}{FORMS}");
    /// The same for text that is ASCII, as nearly all is: with the letters of all languages the pattern is so large that the
    /// engine falls back to its slowest way.
    ANYWHERE_IN_ASCII = &format!("(?-u){FORMS}");
    /// In sentences only, because a command may mean something else by them: a line to write on, answers to choose from,
    /// and what its author left open.
    IN_TEXT = r"(?:^|[\s:])(_{3,})|(?:^|[\s`(])([A-Z][a-z]+(?:\|[A-Z][a-z]+)+)\b|\b(TODO|TBD)(?::[ \t]*([a-z][^.;`)\n]{0,40})?|\s*(?:$|[`).;|\n]))";
}
/// Variables that every shell sets.
const OF_THE_SHELL: [&str; 32] = [
    "HOME",
    "PATH",
    "USER",
    "PWD",
    "OLDPWD",
    "SHELL",
    "HOSTNAME",
    "RANDOM",
    "LOGNAME",
    "TERM",
    "LANG",
    "EDITOR",
    "TMPDIR",
    "SECONDS",
    "IFS",
    "UID",
    "EUID",
    "PPID",
    "REPLY",
    "LINENO",
    "FUNCNAME",
    "OPTARG",
    "OPTIND",
    "PIPESTATUS",
    "COLUMNS",
    "LINES",
    "SHLVL",
    "BASH_SOURCE",
    "BASH_REMATCH",
    // Of PowerShell.
    "LASTEXITCODE",
    "PSHOME",
    "PROFILE",
];
/// Words in square brackets that mark a line of a log or of a runbook.
const MARKERS: [&str; 14] = [
    "info",
    "warn",
    "warning",
    "error",
    "debug",
    "fatal",
    "trace",
    "note",
    "optional",
    "manual",
    "automated",
    "critical",
    "service",
    "unit",
];
/// What programs write in braces of their own languages.
const IN_BRACES: [&str; 6] = ["print", "next", "exit", "upstream", "push", "http_code"];

/// The blanks that are written in a text, with their places and names; the place of a host leaves out the `@`.
pub(super) fn anywhere(text: &str) -> Vec<(Range<usize>, &str)> {
    if !may_hold(text) {
        return Vec::new();
    }
    let forms = if text.is_ascii() { &ANYWHERE_IN_ASCII } else { &ANYWHERE };
    let mut programs = None;
    let found = forms.find_iter(text).filter(|found| {
        let programs = programs.get_or_insert_with(|| program::inside(text));
        let mut around = programs.iter().filter(|(place, _)| place.contains(&found.start()));
        around.all(|(_, inside)| match inside {
            Inside::Source => found.as_str().starts_with('<'),
            Inside::Expression => !found.as_str().starts_with('['),
        })
    });
    found.filter_map(|found| blank(text, found.range())).collect()
}

/// True for small letters in square brackets: a blank of a command, and too often an aside of a sentence.
pub(super) fn is_loose(written: &str) -> bool {
    written.strip_prefix('[').is_some_and(|name| name.starts_with(|c: char| c.is_ascii_lowercase()))
}

/// False for most texts, at a small part of the price of the pattern.
fn may_hold(text: &str) -> bool {
    let begins = |three: &[u8]| {
        matches!(three, b"YOU" | b"you" | b"YYY") || three.eq_ignore_ascii_case(b"xxx")
    };
    text.contains(['<', '{', '$', '@', '[']) || text.as_bytes().windows(3).any(begins)
}

/// Which alternative of [`ANYWHERE`] was found, counted from 1, and the name in it. The signs at its ends tell it: asking
/// the pattern for its groups costs many times what finding it does.
fn named(found: &str) -> (u8, Range<usize>) {
    let end = found.len();
    let inside = 1..end.saturating_sub(1);
    match found.as_bytes() {
        [b'<', ..] => (1, inside),
        [b'{', b'{', ..] => (2, 2..end.saturating_sub(2)),
        [b'$', b'{', ..] => (3, 2..end.saturating_sub(1)),
        [b'$', ..] => (4, 1..end),
        [b'@', ..] => (6, 1..end),
        [b'{', ..] => (7, inside),
        [b'[', ..] => (10, inside),
        [b'Y', b'Y', ..] | [b'M' | b'D', ..] => (9, 0..end),
        [b'Y', ..] => (5, 0..end),
        [b'y', b'o', b'u', b'r', b'-', .., b'X'] => (8, 0..end),
        [b'y', b'o', b'u', b'r', b'-', ..] => (5, 0..end),
        _ => (8, 0..end),
    }
}

fn blank(text: &str, found: Range<usize>) -> Option<(Range<usize>, &str)> {
    let (n, inside) = named(&text[found.clone()]);
    let name = found.start + inside.start..found.start + inside.end;
    let whole = if matches!(n, 5 | 6 | 8 | 9) { name.clone() } else { found };
    let name = &text[name];
    let before = text[..whole.start].chars().next_back();
    let after = &text[whole.end..];
    let is_blank = match n {
        1 => {
            let word = name;
            !matches!(word, "none" | "nil" | "null" | "unknown")
                // `sort <in >out` redirects.
                && !word.ends_with(' ')
                && !is_address(text, word)
                && !is_html(&text[whole.clone()])
        }
        2 => before != Some('$') && !OF_TEMPLATES.contains(&name),
        3 => !OF_THE_SHELL.contains(&name),
        4 => !OF_THE_SHELL.contains(&name) && !after.starts_with(|c: char| c.is_ascii_lowercase()),
        6 => !(after.starts_with('.') && after[1..].starts_with(char::is_alphanumeric)),
        7 => {
            !matches!(before, Some('$' | '{' | '%' | '@' | '#' | '\\' | '}'))
                && !after.starts_with('}')
                && !IN_BRACES.contains(&name)
        }
        8 => !matches!(before, Some('.' | '/' | '_')) && !text.contains("mktemp"),
        10 => {
            let word = name.to_lowercase();
            let is_lower = word == name;
            !after.starts_with(['(', '[', ':', '$', '+', '*', '{', '@', '?'])
                && !((is_lower || name.contains(' ')) && before.is_some_and(is_joined))
                && !(is_lower && after.starts_with(['.', '=', ',', '\'']))
                && !is_stage(&word)
                && !quotes_subject(&text[..whole.start])
                && !is_section(text, &whole)
                && !is_owner(text, &whole)
                && !MARKERS.contains(&word.as_str())
                && !word.split('-').any(|part| part.chars().count() < 2)
        }
        _ => true,
    };
    is_blank.then(|| (whole, name.trim()))
}

/// True for a sign in front of a bracket that makes it an index, a link or a part of a word: `list[index]`, `.[name]`.
fn is_joined(sign: char) -> bool {
    sign.is_alphanumeric() || matches!(sign, ']' | ')' | '}' | '.' | '_' | '$' | '!' | '*' | '^')
}

/// True for an address or a tag of XML between the angle brackets, and not `<host:port>`.
fn is_address(text: &str, name: &str) -> bool {
    let is_tag = || text.contains(&format!("</{name}>"));
    name.contains(':') && (name.contains("//") || name.starts_with("mailto:") || is_tag())
}

/// `[Install]` alone on a line of several: a section of a file that is written.
fn is_section(text: &str, place: &Range<usize>) -> bool {
    let (before, after) = (&text[..place.start], &text[place.end..]);
    let begins = before.is_empty() || before.ends_with('\n');
    begins && (after.is_empty() && !before.is_empty() || after.starts_with(['\n', '\r']))
}

/// True where a sentence quotes the subject of a mail, whose brackets name who sent it.
fn quotes_subject(before: &str) -> bool {
    let sentence = before.rsplit(". ").next().unwrap_or(before).to_ascii_lowercase();
    sentence.contains("subject ") || sentence.contains("subject:")
}

/// `[DBA] Promote the replica`: who does a step, in front of it.
fn is_owner(text: &str, place: &Range<usize>) -> bool {
    let begins = text[..place.start].trim().is_empty();
    let behind = text[place.end..].trim_start_matches([':', ' ', '-', '–', '—']);
    begins && text[place.end..] != *behind && behind.starts_with(char::is_uppercase)
}

/// False for most sentences, at a small part of the price of [`IN_TEXT`].
fn may_be_left_open(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes
        .iter()
        .zip(bytes.iter().skip(1))
        .any(|two| matches!(two, (b'_', b'_') | (b'T', b'O' | b'B')))
        || text.contains('|')
}

/// The names of the lines to write on in a sentence: `Start time` of "Start time: ___".
pub(super) fn lines_to_write_on(text: &str) -> Vec<String> {
    if !text.contains("___") {
        return Vec::new();
    }
    let places = IN_TEXT.captures_iter(text).filter_map(|found| found.get(1));
    places.map(|place| name_of(text, place.start(), place.as_str())).collect()
}

fn name_of(text: &str, start: usize, written: &str) -> String {
    label(&text[..start]).unwrap_or_else(|| written.to_owned())
}

/// The names of the blanks that only a sentence has. A line to write on, and answers to choose from, are named by
/// what stands before them.
pub(super) fn in_text(text: &str) -> Vec<String> {
    let name = |found: Captures<'_>| {
        if let Some(mark) = found.get(3) {
            let rest = found.get(4).map_or("", |m| m.as_str().trim());
            return Some(if rest.is_empty() { mark.as_str() } else { rest }.to_owned());
        }
        let place = found.get(1).or_else(|| found.get(2))?;
        Some(name_of(text, place.start(), place.as_str()))
    };
    if !may_be_left_open(text) {
        return Vec::new();
    }
    IN_TEXT.captures_iter(text).filter_map(name).collect()
}

/// The last words before a place: `Start time` of "Start time: ___". What was asked for before the last thing to do is
/// not among them: `record the lag` of "Check the replica and record the lag: ___".
fn label(before: &str) -> Option<String> {
    let before = before.trim_end().trim_end_matches(['`', ':', '=', '(', ' ']).trim_end();
    let start = before.rfind(['.', ',', ';', ':', '_', '|', '?', '!']).map_or(0, |at| at + 1);
    let words: Vec<&str> = before.get(start..)?.split_whitespace().collect();
    let asks = |pair: &[&str]| {
        let joins = ["and", "or", "then"].iter().any(|join| pair[0].eq_ignore_ascii_case(join));
        joins && is_imperative(&pair[1].to_lowercase())
    };
    let clause = words.windows(2).rposition(asks).map_or(0, |at| at + 1);
    let last = words.len().saturating_sub(4).max(clause);
    (!words.is_empty()).then(|| words[last..].join(" "))
}
