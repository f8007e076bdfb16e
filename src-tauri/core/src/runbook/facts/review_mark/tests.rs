use super::*;
use proptest::prelude::*;

fn on() -> NaiveDate {
    "2026-08-29".parse().unwrap()
}

fn marked(text: &str) -> String {
    mark(text, on()).text
}

#[test]
fn the_day_is_replaced_and_everything_else_stays() {
    let cases = [
        (
            "---\nlast_reviewed_on: 2025-01-01\n---\n# A\n",
            "---\nlast_reviewed_on: 2026-08-29\n---\n# A\n",
        ),
        (
            "---\r\na: b\r\nlast_reviewed_on:  \"2025-01-01\"  # by Dana\r\n---\r\n# A",
            "---\r\na: b\r\nlast_reviewed_on:  \"2026-08-29\"  # by Dana\r\n---\r\n# A",
        ),
        ("---\nlast_reviewed_on:\n---\n", "---\nlast_reviewed_on: 2026-08-29\n---\n"),
        ("+++\nlast_reviewed_on = 2025-01-01\n+++\n", "+++\nlast_reviewed_on = 2026-08-29\n+++\n"),
    ];
    for (given, wanted) in cases {
        assert_eq!(marked(given), wanted, "{given:?}");
    }
}

#[test]
fn a_missing_line_and_a_missing_block_are_added() {
    let cases = [
        (
            "---\ntitle: A\ntags:\n  - x\n---\n# A\n",
            "---\ntitle: A\ntags:\n  - x\nlast_reviewed_on: 2026-08-29\n---\n# A\n",
        ),
        (
            "+++\ntitle = \"A\"\n[extra]\nx = 1\n+++\n",
            "+++\nlast_reviewed_on = 2026-08-29\ntitle = \"A\"\n[extra]\nx = 1\n+++\n",
        ),
        ("# A\n", "---\nlast_reviewed_on: 2026-08-29\n---\n\n# A\n"),
        ("# A\r\nb\r\n", "---\r\nlast_reviewed_on: 2026-08-29\r\n---\r\n\r\n# A\r\nb\r\n"),
        ("\u{feff}# A\n", "\u{feff}---\nlast_reviewed_on: 2026-08-29\n---\n\n# A\n"),
        (
            "---\nText under a rule\n---\n",
            "---\nlast_reviewed_on: 2026-08-29\n---\n\n---\nText under a rule\n---\n",
        ),
    ];
    for (given, wanted) in cases {
        assert_eq!(marked(given), wanted, "{given:?}");
    }
}

#[test]
fn the_change_is_told_line_by_line() {
    let found = mark("---\na: b\nlast_reviewed_on: 2025-01-01\n---\n", on());
    assert_eq!(found.removed.as_deref(), Some("last_reviewed_on: 2025-01-01"), "what went");
    assert_eq!((found.added, found.line), (vec![line(on())], 3), "what came, and where");
    let again = mark(&marked("# A\n"), on());
    assert!(again.added.is_empty() && again.removed.is_none(), "said already");
}

proptest! {
    #[test]
    fn any_file_keeps_its_text_and_a_second_time_changes_nothing(text in "(\u{feff})?(---\r?\n)?([a-z]+: ?[a-z]*\r?\n|last_reviewed_on: x\n)*(---|\\.\\.\\.)?\r?\n?[ -~\r\n]*") {
        let once = mark(&text, on());
        prop_assert_eq!(&mark(&once.text, on()).text, &once.text, "it settles at once");
        let grown: usize = once.added.iter().map(String::len).sum();
        prop_assert!(once.text.len() + 64 >= text.len() && once.text.len() <= text.len() + grown + 8, "only a line or a block came");
        prop_assert!(once.text.contains("last_reviewed_on: 2026-08-29"), "and the day is there");
    }
}
