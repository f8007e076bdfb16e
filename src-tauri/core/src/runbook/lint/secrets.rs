//! Secrets in the text, by their shape and by the name before them. What is found is never repeated: the finding names its kind and its line.

use std::ops::Range;

use super::finding::LintFinding;
use super::named_secrets;
use super::page::Page;
use super::rule::{Level, Rule};
use crate::redact;
use crate::text::patterns;

patterns! {
    /// Marks of a value that stands for a secret without being one: a variable, a blank, an example.
    STANDS_FOR_ONE = r"(?i)[$<>{}\[\]…*]|\.\.\.|x{4}|example|sample|dummy|placeholder|redacted|change[_-]?me|your|\btest\b|:(?:pass(?:word|wd)?|pwd|pw|secret|token|root|admin|postgres|guest|user(?:name)?)@|@(?:localhost|127\.|host\b|\[::1\])|(?:=|bearer|basic|token)\s*(?:token|secret|key|password|api_?key|abc\w{0,3}|123\w{0,3}|fake\w*|foo|bar|tok|\w*_here)\b|\b(?:bearer|basic|token)\s*[\\|)]*$";
}

pub(super) fn check(page: &Page<'_>) -> Vec<LintFinding> {
    let spots = redact::find(page.source);
    let is_seen = |range: &Range<usize>| {
        let next = spots.partition_point(|spot| spot.range.end <= range.start);
        spots.get(next).is_some_and(|spot| spot.range.start < range.end)
    };
    let named = named_secrets::find(page.source, stands_for_one);
    let named = named.into_iter().filter(|named| !is_seen(&named.range)).map(|named| {
        let level = if named.random { Level::Error } else { Level::Warning };
        found(page, &named.range, &named.kind).at(level)
    });
    let real = spots
        .iter()
        .filter(|spot| !page.source.get(spot.range.clone()).is_some_and(stands_for_one))
        .map(|spot| found(page, &spot.range, spot.kind));
    real.chain(named).collect()
}

fn found(page: &Page<'_>, range: &Range<usize>, kind: &str) -> LintFinding {
    let message = format!(
        "this looks like a secret ({kind}); take it out, replace it where it is used, and write a blank such as <token>."
    );
    LintFinding::new(Rule::Secret, page.line_at(range.start), message)
}

fn stands_for_one(text: &str) -> bool {
    let few = text.chars().rev().take(12).collect::<std::collections::HashSet<_>>().len() < 4;
    let key_block = text.starts_with("-----BEGIN");
    // A block that names a private key and holds none, as in a grep or a template.
    let empty_block = key_block
        && text.lines().filter(|l| l.trim().len() >= 40 && !l.contains("-----")).count() == 0;
    empty_block || !key_block && (few || STANDS_FOR_ONE.is_match(text))
}
