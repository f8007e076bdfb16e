//! What files say of themselves, and what their front matter cannot do.

use super::{read, shown};
use crate::runbook::model::reading::{FrontMatter, TableKind};

fn front(yaml: &str) -> FrontMatter {
    read(&format!("---\n{yaml}\n---\n# T\n")).checklist.front
}

#[test]
fn front_matter_is_read() {
    let found = front(
        "title: 'T: it'  # why\nowner: Kim\nowner_slack: \"#db\"\nlast_reviewed_on: 2026-04-21\nreview_in: 6 months\nseverity: P2\nservices:\n  - web\n  - db\ntags: [a, b]\nnested:\n  owner: nobody",
    );
    let text = |t: &str| Some(t.to_owned());
    assert_eq!(found.title, text("T: it"));
    assert_eq!(found.owner, text("Kim"), "not the nested one");
    assert_eq!(found.owner_slack, text("#db"));
    assert_eq!(found.last_reviewed_on, text("2026-04-21"));
    assert_eq!(found.review_in_days, Some(183));
    assert_eq!(found.services, ["web", "db"]);
    assert_eq!(found.tags, ["a", "b"]);
    assert_eq!(read("---\nseverity: P2\n---\n# T\n").checklist.severity.unwrap().text, "P2");
    assert_eq!(
        read("---\nseverity: P2\n---\n# T\n\n**Severity:** P1\n").checklist.severity.unwrap().text,
        "P1",
        "the text counts more"
    );
    let toml = read("+++\ntitle = \"T\"\ntags = ['a']\nlast_reviewed_on = 2026-04-21\n+++\n# T\n")
        .checklist
        .front;
    assert_eq!((toml.tags, toml.last_reviewed_on), (vec!["a".to_owned()], text("2026-04-21")));
}

#[test]
fn intervals_are_days() {
    for (said, days) in [
        ("6 months", 183),
        ("3 weeks", 21),
        ("90 days", 90),
        ("1 year", 365),
        ("12 months", 365),
        ("quarter", 91),
    ] {
        assert_eq!(front(&format!("review_in: {said}")).review_in_days, Some(days), "{said}");
    }
    assert_eq!(front("review_in: soon").review_in_days, None);
    assert_eq!(front("review_in: 0 days").review_in_days, None);
    assert_eq!(front("review_in: 9999 years").review_in_days, Some(3_649_635), "no overflow");
}

#[test]
fn review_marks_in_the_text_count() {
    let reviewed = |text: &str| read(&format!("# T\n\n{text}\n")).checklist.front.last_reviewed_on;
    let day = Some("2026-04-21".to_owned());
    assert_eq!(reviewed("_Last reviewed: 2026-04-21_"), day);
    assert_eq!(reviewed("> **Last Updated:** 21 April 2026"), day);
    assert_eq!(reviewed("Last verfied on April 21, 2026"), day);
    assert_eq!(reviewed("| Last Updated | 2026-04-21 |\n|--|--|\n| a | b |"), day);
    assert_eq!(reviewed("Owner: web\nLast reviewed: 2026/4/21"), day);
    assert_eq!(
        reviewed("**Last Updated:** April 2026"),
        Some("2026-04-01".to_owned()),
        "never younger"
    );
    assert_eq!(reviewed("Last reviewed: 2026-13-45"), None);
    assert_eq!(reviewed("Last reviewed: 04/05/2026"), None, "nobody knows which day that is");
    assert_eq!(reviewed("The last review was fine."), None);
}

#[test]
fn front_matter_that_cannot_be_read_is_said_and_shown() {
    let bomb = "a: &a [x, x]\nb: &b [*a, *a]\nowner: Kim\nc: [*b, *b]";
    let garbage = "title: Foo: bar\nowner: Kim\n\t- {";
    let huge = format!("owner: Kim\nx: {}", "y".repeat(20_000));
    let deep = format!("owner: Kim\nx: {}", "[".repeat(15_000));
    for yaml in [bomb, garbage, &huge, &deep] {
        let runbook = read(&format!("---\n{yaml}\n---\n# T\n"));
        let told = runbook.warnings.iter().find(|w| w.message.contains("front matter"));
        assert!(told.is_some_and(|w| w.line.is_some()), "it is said where: {:?}", runbook.warnings);
        assert_eq!(runbook.front.owner.as_deref(), Some("Kim"), "what is plain still counts");
        assert!(shown(&runbook.document).contains(yaml), "and all of it is shown");
    }
    let line = read(&format!("---\n{bomb}\n---\n# T\n")).warnings.iter().find_map(|w| w.line);
    assert_eq!(line, Some(3), "the line in the file");
}

#[test]
fn tables_are_known_by_their_header() {
    let kinds = |source: &str| -> Vec<TableKind> {
        read(&format!("# T\n\n## Contacts\n\n{source}\n")).pinned.iter().map(|t| t.kind).collect()
    };
    assert_eq!(
        kinds("| Severity | Description | Response time |\n|--|--|--|\n| P1 | x | y |"),
        [TableKind::Severity]
    );
    assert_eq!(
        kinds("| Role | Name | Phone |\n|--|--|--|\n| CTO | x | y |"),
        [TableKind::Contacts]
    );
    assert_eq!(kinds("| Symptom | Action |\n|--|--|\n| x | y |"), [TableKind::Symptoms]);
    assert_eq!(kinds("| Field | Value |\n|--|--|\n| x | y |"), []);
}
