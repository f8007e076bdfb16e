//! The line of the timeline, as people type it: `-2m Kim sees errors`, `14:02 disk full`, `!clear logs first`.
//!
//! Only the front of the line is read, so that a note's words stay to the letter. A front that looks like a time and is none
//! is asked about: words that were meant as a time would stand at the wrong place for ever.

use chrono::TimeZone;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::length::length_ms;
use super::said::{Fault, front, word};
use super::when::{Result, Side, Typed, refused, resolve};
use crate::clock::Millis;

/// What a line asks to record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// A note, a decision or an action item.
    pub kind: LineKind,
    /// The words, without what stands before them; empty when there is nothing to record.
    pub text: String,
    /// When it happened, where the line says so.
    pub happened: Option<Typed>,
}

/// What a line becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    /// Something that was seen or done.
    Note,
    /// A decision: the line begins with `!`.
    Decision,
    /// An action item: the line begins with `TODO` or `Action:`.
    Todo,
}

/// Reads a line at the moment `now`. The mark `!` may stand before or after the time. Behind a backslash the mark and
/// the time are words; it goes, because it is no word of the line. Any other backslash is one: `\\fs01\data`, `\d orders`.
///
/// # Errors
/// When the line begins with what looks like a time and is none, or is one that has not come or never comes.
pub fn line<Z: TimeZone>(input: &str, now: Millis, zone: &Z) -> Result<Line> {
    let input = input.trim();
    if input.starts_with('\\') {
        let escaped = input.strip_prefix('\\').filter(|rest| is_read(rest, now, zone));
        let text = escaped.unwrap_or(input).trim().to_owned();
        return Ok(Line { kind: LineKind::Note, text, happened: None });
    }
    let unmarked = input.strip_prefix('!').map(str::trim_start);
    let (happened, words) = timed(unmarked.unwrap_or(input), now, zone)?;
    let decided = words.strip_prefix('!').filter(|_| unmarked.is_none() && happened.is_some());
    let is_decision = unmarked.is_some() || decided.is_some();
    let (kind, text) = match to_do(words).filter(|_| !is_decision) {
        Some(item) => (LineKind::Todo, item),
        None if is_decision => (LineKind::Decision, decided.unwrap_or(words)),
        None => (LineKind::Note, words),
    };
    Ok(Line { kind, text: text.trim().to_owned(), happened })
}

/// Reads a line without a time: an action item, else a note. Behind a backslash the mark of an item is a word.
#[must_use]
pub fn note_or_item(text: &str) -> (LineKind, &str) {
    if let Some(item) = to_do(text) {
        return (LineKind::Todo, item);
    }
    let escaped = text.trim_start().strip_prefix('\\').filter(|rest| to_do(rest).is_some());
    (LineKind::Note, escaped.unwrap_or(text))
}

/// The words after `TODO `, `TODO:` or `Action:`; none of a text that begins with neither.
#[must_use]
pub fn to_do(text: &str) -> Option<&str> {
    let text = text.trim_start();
    if let Some(rest) = text.strip_prefix("TODO") {
        let is_mark =
            rest.is_empty() || rest.starts_with(':') || rest.starts_with(char::is_whitespace);
        return is_mark.then(|| rest.trim_start_matches(|c: char| c == ':' || c.is_whitespace()));
    }
    let (word, rest) = text.split_once(':')?;
    word.eq_ignore_ascii_case("action").then(|| rest.trim_start())
}

/// True for a line that is more than its words: a decision, an action item, one with a time, or one of these behind a backslash.
fn is_read<Z: TimeZone>(text: &str, now: Millis, zone: &Z) -> bool {
    let bare = text.trim_start_matches(|sign: char| sign == '\\' || sign.is_whitespace());
    bare.starts_with('!')
        || to_do(bare).is_some()
        || !matches!(timed(bare, now, zone), Ok((None, _)))
}

/// The time that a text begins with, and the words behind it.
fn timed<'a, Z: TimeZone>(
    text: &'a str,
    now: Millis,
    zone: &Z,
) -> Result<(Option<Typed>, &'a str)> {
    let (first, rest) = word(text);
    if let Some(ms) = first.strip_prefix(['-', '−']).and_then(length_ms) {
        return Ok((Some(Typed { at: now.plus(-ms), remark: None }), rest));
    }
    match front(text) {
        None => Ok((None, text)),
        Some(Ok((time, rest))) => {
            let said = text[..text.len() - rest.len()].trim_end();
            Ok((Some(resolve(said, time, now, zone, Side::Happened)?), rest))
        }
        Some(Err(fault @ Fault::Behind)) => Err(refused(with_next_word(text), fault)),
        Some(Err(fault @ (Fault::Day | Fault::TimeOfDay))) => Err(refused(two_words(text), fault)),
    }
}

/// `yesterday 14:99` of a longer text, or `14:99`.
fn two_words(text: &str) -> &str {
    let (first, rest) = word(text);
    if first.contains(':') {
        return first;
    }
    let (second, _) = word(rest);
    &text[..text.len() - rest.len() + second.len()]
}

/// `14:02 CET` or `14:02,` of a longer text: a time, and what stands behind it.
fn with_next_word(text: &str) -> &str {
    let time = two_words(text);
    if !time.ends_with(|c: char| c.is_ascii_digit()) {
        return time;
    }
    let (_, rest) = word(text[time.len()..].trim_start());
    text[..text.len() - rest.len()].trim_end()
}
