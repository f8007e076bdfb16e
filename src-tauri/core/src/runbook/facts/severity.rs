//! The severity that a file suggests: in a heading, under one, in a line, in a row of a table, in the front matter.
//!
//! A bare `S1` is never read: in runbooks it nearly always means something else. A table or list that explains all
//! levels suggests none.

use crate::runbook::blocks::text::{lines_of, plain};
use crate::runbook::blocks::tree::{Node, each};
use crate::runbook::model::{Inline, SeverityHint};
use crate::runbook::sections::outline::Section;
use crate::runbook::words::mention::Mentions;
use crate::severity::Severity;
use crate::text::patterns;

patterns! {
    CODE = r"(?i)\b(?:sev(?:erity)?|p|prio(?:rity)?)[\s\-–]?([0-5])\b";
    WORD = r"(?i)\b(critical|high|major|medium|moderate|low)\b";
    HEADING = r"(?i)^\W*(?:\d+\W+)?(?:(?:default|alert|incident|initial|expected|suggested)\s+)?(?:severity|priority)(?:\s+level)?\s*(?:(?:[:=–—-]|is)\s*(\S.*))?\W*$";
    HEADING_IN_BRACKETS = r"(?i)^\W*severity(?:\s+level)?\s*\(([^)]+)\)\W*$";
    LINE = r#"(?i)^\W*(?:(?:default|alert|incident|initial|expected|suggested)\s+)?severity(?:\s+level)?\**\s*[:=]\W*(\w[^\n|]*)$"#;
}

static NAMES: Mentions = Mentions::of(&["severity", "priority"]);

/// The level that words mean; none when they name no level, or several.
pub(in crate::runbook) fn level(text: &str) -> Option<Severity> {
    let mut codes: Vec<Severity> =
        CODE.captures_iter(text).filter_map(|f| f[1].parse().ok()).filter_map(from_code).collect();
    codes.dedup();
    match codes.as_slice() {
        [one] => return Some(*one),
        [] => {}
        [..] => return None,
    }
    if let Ok(bare) = text.trim().parse::<u8>() {
        return Severity::from_number(bare);
    }
    let mut words: Vec<Severity> =
        WORD.find_iter(text).filter_map(|m| from_word(m.as_str())).collect();
    words.dedup();
    if let [one] = words.as_slice() { Some(*one) } else { None }
}

fn from_code(number: u8) -> Option<Severity> {
    Severity::from_number(number.max(1))
}

fn from_word(word: &str) -> Option<Severity> {
    match word.to_lowercase().as_str() {
        "critical" => Some(Severity::Sev1),
        "high" | "major" => Some(Severity::Sev2),
        "medium" | "moderate" => Some(Severity::Sev3),
        "low" => Some(Severity::Sev4),
        _ => None,
    }
}

/// True for a section that states the severity and does nothing else.
pub(in crate::runbook) fn is_section(section: &Section<'_>) -> bool {
    section.level > 0
        && NAMES.any(&section.heading)
        && (HEADING.is_match(&section.heading) || HEADING_IN_BRACKETS.is_match(&section.heading))
}

/// The first severity that the text states; what the front matter says, where it states none.
pub(in crate::runbook) fn find(
    front: Option<&str>,
    sections: &[Section<'_>],
    nodes: &[Node],
) -> Option<SeverityHint> {
    let mut named = sections.iter().filter(|section| NAMES.any(&section.heading));
    let stated = named.find_map(from_section).or_else(|| from_lines(nodes));
    stated.or_else(|| front.map(hint))
}

fn hint(text: &str) -> SeverityHint {
    let text =
        text.trim().trim_matches(['*', '_', '`', '"', ' ', ';', ',']).trim_end_matches('.').trim();
    SeverityHint { level: level(text), text: text.to_owned() }
}

fn from_section(section: &Section<'_>) -> Option<SeverityHint> {
    if let Some(found) = HEADING_IN_BRACKETS.captures(&section.heading) {
        return Some(hint(&found[1]));
    }
    let found = HEADING.captures(&section.heading)?;
    if section.level == 0 {
        return None;
    }
    if let Some(words) = found.get(1).map(|m| m.as_str()).filter(|t| !t.trim().is_empty()) {
        return (level(words).is_some() || !words.contains(' ')).then(|| hint(words));
    }
    let node = section.blocks.first()?;
    let words = match (node.paragraph(), node.items()) {
        (Some(_), _) => node.words(),
        (None, [only]) => only.words(),
        (None, [..]) => return None,
    };
    let first = words.split(". ").next().unwrap_or(words);
    level(first).is_some().then(|| hint(first))
}

fn from_lines(nodes: &[Node]) -> Option<SeverityHint> {
    let in_lines = |node: &Node| {
        let content = node.paragraph().filter(|content| mentions(node, content, &NAMES))?;
        lines_of(content).iter().find_map(|line| from_line(line))
    };
    let mut found = None;
    each(nodes, &mut |node| {
        if found.is_none() {
            found = in_lines(node).or_else(|| node.rows().find_map(|row| from_row(row)));
        }
    });
    found
}

/// True when one of the words may stand in a paragraph; without its markup, even where that stands inside the word.
pub(in crate::runbook) fn mentions(node: &Node, content: &[Inline], names: &Mentions) -> bool {
    if let [Inline::Text { text }] = content {
        return names.any(text);
    }
    names.any(node.words())
        || content.iter().any(|one| matches!(one, Inline::Text { text } if names.any(text)))
}

fn from_line(line: &str) -> Option<SeverityHint> {
    let words = LINE.captures(line)?.get(1)?.as_str();
    let short = words.split([';', '|']).next().unwrap_or(words).trim();
    (short.chars().count() <= 60 && level(short).is_some()).then(|| hint(short))
}

fn from_row(row: &[Vec<Inline>]) -> Option<SeverityHint> {
    let [name, value, ..] = row else { return None };
    let name = plain(name);
    let is_severity = matches!(
        name.trim_matches(['*', ':', ' ']).to_lowercase().as_str(),
        "severity" | "default severity" | "severity level" | "alert severity"
    );
    let value = plain(value);
    (is_severity && level(&value).is_some()).then(|| hint(&value))
}
