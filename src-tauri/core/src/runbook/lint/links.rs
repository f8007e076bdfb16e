//! Links that lead to nothing: a relative file that is missing, a heading that is not there.
//!
//! Addresses with a scheme or from the root of a site are not looked at: nothing here reaches over the network, and the
//! root is known only to the site. Nor are addresses that a template still has to fill.

use std::collections::BTreeMap;

use super::finding::{Around, LintFinding, Target};
use super::page::Page;
use super::rule::{Level, Rule};

pub(super) fn check(page: &Page<'_>, around: &Around<'_>) -> Vec<LintFinding> {
    // A target that is missing is told once, where it is linked to first.
    let mut lines: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for link in &page.links {
        lines.entry(link.href.trim()).or_default().push(link.line);
    }
    lines.into_iter().filter_map(|(href, lines)| one(href, &lines, page, around)).collect()
}

fn one(href: &str, lines: &[u32], page: &Page<'_>, around: &Around<'_>) -> Option<LintFinding> {
    if is_elsewhere(href) || is_unfilled(href) {
        return None;
    }
    let (path, fragment) = href.split_once('#').unwrap_or((href, ""));
    let path = decoded(path.split_once('?').map_or(path, |(path, _)| path));
    let fragment = decoded(fragment);
    let (shown_path, shown_fragment) = (shown(&path), shown(&fragment));
    let also = match lines.len().saturating_sub(1) {
        0 => String::new(),
        1 => " (and once more below)".to_owned(),
        n => format!(" (and {n} times below)"),
    };
    let found = |rule: Rule, message: String| {
        Some(LintFinding::new(rule, lines.first().copied(), message + &also + "; mend the link."))
    };
    if path.is_empty() {
        if is_of_the_browser(&fragment) || page.anchors.hold(&fragment) {
            return None;
        }
        let dead = found(
            Rule::DeadAnchor,
            format!("there is no heading for “#{shown_fragment}” in this file"),
        )?;
        return Some(if is_to_do(&fragment) { dead.at(Level::Warning) } else { dead });
    }
    if !names_a_file(&path) {
        return None;
    }
    match (around.target)(&path) {
        Target::Missing => {
            found(Rule::DeadLink, format!("the link to “{shown_path}” leads to no file"))
        }
        Target::NotHere => {
            found(Rule::DeadLink, format!("“{shown_path}” was not found in what is checked"))
                .map(|dead| dead.at(Level::Note))
        }
        Target::Page(anchors) if !is_of_the_browser(&fragment) && !anchors.hold(&fragment) => {
            let message = format!("“{shown_path}” has no heading for “#{shown_fragment}”");
            found(Rule::DeadAnchor, message)
        }
        Target::Page(_) | Target::There | Target::Unchecked => None,
    }
}

/// Has a folder or an ending. A bare word may be anything that a site or a tool makes a page of.
fn names_a_file(path: &str) -> bool {
    path.contains(['/', '\\', '.']) && !path.contains("::")
}

/// A mark that a person left to come back to: it misleads nobody.
fn is_to_do(fragment: &str) -> bool {
    let upper = fragment.to_uppercase();
    ["TODO", "TBD", "FIX"].iter().any(|mark| upper.starts_with(mark))
}

/// Has a scheme, a host, or starts at the root of a site.
fn is_elsewhere(href: &str) -> bool {
    let scheme = href.split_once(':').map_or("", |(scheme, _)| scheme);
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    is_scheme || href.starts_with(['/', '\\'])
}

/// A template or a person still has to fill it: `{{ url }}`, `<link>`, `[url]`, `...`, or an empty address.
fn is_unfilled(href: &str) -> bool {
    let marks = ['{', '}', '<', '>', '$', '%', '[', ']', '`', '…'];
    let has_mark = href.char_indices().any(|(at, c)| {
        let is_encoded = c == '%' && hex_at(href, at).is_some();
        marks.contains(&c) && !is_encoded
    });
    href.is_empty() || has_mark || href.contains("...") || href.chars().all(|c| c == '#')
}

/// Fragments that are no headings: lines of code, text to look for, the top of the page.
fn is_of_the_browser(fragment: &str) -> bool {
    let line = fragment.strip_prefix('L').unwrap_or_default();
    fragment.is_empty()
        || fragment == "top"
        || fragment.starts_with([':', '!', '/', '?'])
        || line.starts_with(|c: char| c.is_ascii_digit())
}

/// `%20` becomes a space; what is no valid encoding stays.
pub fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut skip = 0;
    for (at, byte) in text.bytes().enumerate() {
        if skip > 0 {
            skip -= 1;
        } else if let Some(value) = (byte == b'%').then(|| hex_at(text, at)).flatten() {
            bytes.push(value);
            skip = 2;
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

fn hex_at(text: &str, at: usize) -> Option<u8> {
    u8::from_str_radix(text.get(at + 1..at + 3)?, 16).ok()
}

fn shown(text: &str) -> String {
    crate::redact::reason(text)
}
