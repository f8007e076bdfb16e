//! Time windows in headings: `0-5 minutes`, `15+ minutes`, `first 10 minutes`.
//!
//! A window is read only where a heading states one: in brackets, after a dash or colon at its end, or as the whole
//! heading. "Restart takes 5 minutes" has none.

use regex::Captures;

use crate::runbook::model::Window;
use crate::text::patterns;

const UNIT: &str = r"(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?)\b\.?";
/// The same, where the second number of a span has it.
const MAYBE_UNIT: &str = r"(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?)?";

patterns! {
    DASH = r"(\d)\s*-\s*(\d)";
    SPAN = &format!(r"(?i)^(?:T\s*\+\s*)?(\d{{1,5}})\s*{MAYBE_UNIT}\s*(?:-|–|—|to|until|\.\.|…)\s*(?:T\s*\+\s*)?(\d{{1,5}})\s*{UNIT}$");
    OPEN = &format!(r"(?i)^(?:(?:after|from|over|more than|>)\s*(\d{{1,5}})\s*\+?|(?:T\s*\+\s*)?(\d{{1,5}})\s*\+)\s*{UNIT}(?:\s*(?:\+|onwards?|and beyond|or more))?$");
    WITHIN = &format!(r"(?i)^(?:(?:the\s+)?first|within|up to|under|less than|about|approx\.?|approximately|est\.?|estimated:?|<|≤|~|≈)?\s*(?:the first\s+)?~?\s*(\d{{1,5}})\s*{UNIT}(?:\s*max)?$");
    BRACKETS = r"[(\[]\s*([^()\[\]]*?)\s*[)\]]";
    TAIL = r"^(.*\S)\s*(?:\s[-–—]|[:,|])\s*(\S.*)$";
    HEAD = r"^([^:]+?)\s*:\s+(\S.*)$";
}

/// The heading without its window, and the window.
#[must_use]
pub(in crate::runbook) fn split(heading: &str) -> (String, Option<Window>) {
    if !holds_digit(heading) {
        return (heading.to_owned(), None);
    }
    for found in BRACKETS.captures_iter(heading) {
        if let (Some(window), Some(all)) = (read(&found[1]), found.get(0)) {
            let rest = format!("{}{}", &heading[..all.start()], &heading[all.end()..]);
            let rest = rest.split_whitespace().collect::<Vec<_>>().join(" ");
            let rest = rest.trim_end_matches([':', ' ']);
            return (
                if rest.is_empty() { heading.to_owned() } else { rest.to_owned() },
                Some(window),
            );
        }
    }
    if let Some(window) = read(heading.trim()) {
        return (heading.to_owned(), Some(window));
    }
    if let Some(found) = TAIL.captures(heading)
        && let Some(window) = read(found[2].trim())
    {
        return (found[1].to_owned(), Some(window));
    }
    match HEAD.captures(heading) {
        Some(found) => (
            if read(&found[1]).is_some() { found[2].to_owned() } else { heading.to_owned() },
            read(&found[1]),
        ),
        None => (heading.to_owned(), None),
    }
}

/// The words of a window as they are set: with a dash between its numbers.
pub(in crate::runbook) fn dashed(window: &str) -> String {
    DASH.replace_all(window, "$1–$2").into_owned()
}

/// Where the words end that stand before the window with which a heading ends, and that window.
pub(in crate::runbook) fn at_end(heading: &str) -> Option<(usize, &str)> {
    if !holds_digit(heading) {
        return None;
    }
    let brackets = BRACKETS.captures_iter(heading).last();
    if let Some((all, words)) = brackets.and_then(|found| found.get(0).zip(found.get(1))) {
        let is_end = heading[all.end()..].trim_matches([':', ' ', '\n']).is_empty();
        if is_end && read(words.as_str()).is_some() {
            return Some((heading[..all.start()].trim_end().len(), words.as_str()));
        }
    }
    let (before, words) =
        TAIL.captures(heading).and_then(|found| found.get(1).zip(found.get(2)))?;
    let words = words.as_str().trim();
    read(words).map(|_| (before.end(), words))
}

/// No window is stated without a number.
fn holds_digit(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit())
}

/// Behind the last number of a window stands its unit, perhaps after a plus.
fn may_end_with_unit(text: &str) -> bool {
    let Some(last) = text.rfind(|c: char| c.is_ascii_digit()) else { return false };
    let rest = text[last + 1..].trim_start_matches(|c: char| c.is_whitespace() || c == '+');
    rest.starts_with(|c: char| matches!(c, 's' | 'm' | 'h' | 'S' | 'M' | 'H') || !c.is_ascii())
}

/// A window that fills the whole text.
fn read(text: &str) -> Option<Window> {
    if !may_end_with_unit(text) {
        return None;
    }
    if let Some(found) = SPAN.captures(text) {
        let unit = &found[4];
        let from_unit = found.get(2).map_or(unit, |m| m.as_str());
        let (from, to) = (minutes(&found, 1, from_unit, false)?, minutes(&found, 3, unit, true)?);
        return (from <= to).then_some(Window { from_minutes: from, to_minutes: Some(to) });
    }
    if let Some(found) = OPEN.captures(text) {
        let from = minutes(&found, 1, &found[3], false)
            .or_else(|| minutes(&found, 2, &found[3], false))?;
        return Some(Window { from_minutes: from, to_minutes: None });
    }
    let found = WITHIN.captures(text)?;
    Some(Window { from_minutes: 0, to_minutes: Some(minutes(&found, 1, &found[2], true)?) })
}

fn minutes(found: &Captures<'_>, group: usize, unit: &str, up: bool) -> Option<u32> {
    let count: u32 = found.get(group)?.as_str().parse().ok()?;
    match unit.chars().next()?.to_ascii_lowercase() {
        's' => Some(if up { count.div_ceil(60) } else { count / 60 }),
        'h' => count.checked_mul(60),
        _ => Some(count),
    }
}
