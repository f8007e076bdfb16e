//! Scenarios as large as a file may be: what a line costs does not grow with the file, and what is kept of it neither.
//!
//! Nothing is timed. Where each line were compared with all others, these would not end.

use std::fmt::Write as _;

use crate::exercise::import::{draft, import};
use crate::exercise::strict::{Level, read};

/// So many parts: each is a line or more.
const MANY: usize = 10_000;

fn numbered(head: &str, part: impl Fn(usize) -> String) -> String {
    (0..MANY).fold(head.to_owned(), |mut text, number| {
        text.push_str(&part(number));
        text
    })
}

#[test]
fn more_stories_than_a_team_writes_are_refused_with_a_word() {
    let text = numbered("# Tabletop\n\n", |n| format!("- T+0 a{n}\n- T+5 b{n}\n"));
    let imported = import(&text, "x.md");
    assert_eq!(imported.scenarios, []);
    let why = imported.refusal.unwrap();
    assert!(why.contains("10000 scenarios") && why.contains("divide it"), "{why}");
}

#[test]
fn what_all_stories_share_is_not_copied_beyond_measure() {
    let mut text = numbered("# Tabletop\n\n## Rules\n\n", |n| {
        format!("- Rule {n}: {}\n", "calm and kind, ".repeat(10))
    });
    let rules = text.len();
    text.push_str("\n## Injects\n\n");
    (0..150).for_each(|n| write!(text, "- T+0 alarm {n}\n- T+5 report {n}\n").unwrap());
    let imported = import(&text, "x.md");
    assert!(rules > 1_000_000 && imported.refusal.is_some(), "{rules} bytes of rules 150 times");
}

#[test]
fn a_long_list_and_a_long_paragraph_become_a_draft_that_keeps_each_line_once() {
    let list = numbered("# Tabletop\n\n## Injects\n\n", |n| format!("- T+{n} alarm {n}\n\n"));
    let text = numbered(&format!("{list}\n## Catering\n\n"), |n| format!("Bread {n}.\n"));
    let imported = import(&text, "x.md");
    assert_eq!(imported.scenarios[0].injects.len(), MANY);
    let draft = draft(&imported, 0).unwrap();
    for number in [0, MANY / 2, MANY - 1] {
        assert_eq!(draft.matches(&format!("Bread {number}.")).count(), 1, "{number}");
    }
}

#[test]
fn a_long_strict_scenario_is_checked_whole() {
    let roles = numbered("# Scenario: x\n\n## Participants\n\n", |n| format!("- **R{n}** a\n"));
    let text = numbered(&format!("{roles}\n## Injects\n\n"), |n| {
        format!("### T+00:00 I{n}: y\n\n- **To:** R{n}\n\n> z\n\n")
    });
    let strict = read(&format!("{text}### T+00:00 I7: y\n\n> z\n"), "x.md");
    let [twice] = strict.findings.as_slice() else { panic!("{:?}", strict.findings) };
    assert_eq!(twice.level, Level::Error);
    assert!(twice.message.contains("I7 is there twice"), "{twice:?}");
}
