//! Tables that are kept in sight beside the checklist, known by the words of their header row.

use super::severity::level;
use crate::runbook::blocks::text::plain;
use crate::runbook::blocks::tree::Node;
use crate::runbook::model::Inline;
use crate::runbook::model::reading::{PinnedTable, TableKind};
use crate::runbook::sections::outline::Section;
use crate::severity::Severity;

/// Rows of a table that are kept: more would be no help beside a checklist.
const MOST_ROWS: usize = 40;

/// The tables about severity, contacts and symptoms, in document order.
pub(in crate::runbook) fn pinned(sections: &[Section<'_>]) -> Vec<PinnedTable> {
    let blocks =
        sections.iter().flat_map(|section| section.blocks.iter().map(move |b| (section, b)));
    let table = |(section, node): (&Section<'_>, &&Node)| {
        let mut rows = node.rows();
        let head = rows.next()?;
        Some(PinnedTable {
            kind: kind_of(head, &section.heading)?,
            heading: section.title.clone(),
            line: node.line,
            head: head.clone(),
            rows: rows.take(MOST_ROWS).cloned().collect(),
        })
    };
    blocks.filter_map(table).collect()
}

/// The first row of a table of severities whose first cell names this one, from 0.
pub(crate) fn row_of(table: &PinnedTable, severity: Severity) -> Option<usize> {
    let is_own = |row: &Vec<Vec<Inline>>| {
        row.first().is_some_and(|cell| level(&plain(cell)) == Some(severity))
    };
    let rows = (table.kind == TableKind::Severity).then_some(&table.rows)?;
    rows.iter().position(is_own)
}

const LEVEL: [&str; 7] = ["severity", "level", "sev", "priority", "impact", "class", "tier"];
const MEANING: [&str; 16] = [
    "description",
    "definition",
    "meaning",
    "criteria",
    "example",
    "examples",
    "response",
    "impact",
    "sla",
    "action",
    "escalation",
    "time",
    "target",
    "when",
    "update",
    "notify",
];
const WHO: [&str; 14] = [
    "contact",
    "name",
    "role",
    "team",
    "person",
    "who",
    "owner",
    "service",
    "on-call",
    "oncall",
    "escalation",
    "area",
    "responsible",
    "vendor",
];
const HOW: [&str; 15] = [
    "contact",
    "phone",
    "email",
    "e-mail",
    "slack",
    "channel",
    "pager",
    "pagerduty",
    "telephone",
    "mobile",
    "reach",
    "handle",
    "number",
    "how",
    "availability",
];
const SEEN: [&str; 10] = [
    "symptom",
    "symptoms",
    "problem",
    "issue",
    "alert",
    "error",
    "observation",
    "indicator",
    "sign",
    "message",
];
const DO: [&str; 14] = [
    "action",
    "actions",
    "fix",
    "solution",
    "resolution",
    "mitigation",
    "remedy",
    "response",
    "do",
    "step",
    "steps",
    "runbook",
    "cause",
    "check",
];

/// What a table with these columns under this heading tells.
pub(in crate::runbook) fn kind_of(head: &[Vec<Inline>], heading: &str) -> Option<TableKind> {
    let has = |cell: &[String], list: &[&str]| cell.iter().any(|w| list.contains(&w.as_str()));
    let (first, rest) = head.split_first()?;
    let first = &words(&plain(first));
    if ![&LEVEL[..], &SEEN, &WHO].iter().any(|list| has(first, list)) {
        return None;
    }
    let rest: Vec<Vec<String>> = rest.iter().map(|cell| words(&plain(cell))).collect();
    let rest_has = |list: &[&str]| rest.iter().any(|cell| has(cell, list));
    let under = words(heading);
    let about_severity = has(first, &["severity", "sev", "priority"])
        || has(first, &LEVEL)
            && has(&under, &["severity", "severities", "priority", "levels", "classification"]);
    if about_severity && rest_has(&MEANING) {
        return Some(TableKind::Severity);
    }
    if has(first, &SEEN) && rest_has(&DO) {
        return Some(TableKind::Symptoms);
    }
    let about_people =
        has(&under, &["contact", "contacts", "escalation", "who", "on-call", "team"])
            || rest_has(&[
                "phone",
                "email",
                "e-mail",
                "slack",
                "contact",
                "pager",
                "pagerduty",
                "telephone",
                "mobile",
            ]);
    (has(first, &WHO) && rest_has(&HOW) && about_people).then_some(TableKind::Contacts)
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '-'))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}
