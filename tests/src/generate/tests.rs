//! What is measured on made files is worth as much as they resemble real ones.

use super::{Lists, Made, Shape, folder, of_size, runbook};
use std::collections::HashSet;
use std::sync::OnceLock;

const MANY: u64 = 4_000;

fn many() -> &'static [Made] {
    static MADE: OnceLock<Vec<Made>> = OnceLock::new();
    MADE.get_or_init(|| (0..MANY).map(|number| runbook(1, number)).collect())
}

#[test]
fn the_same_seed_and_number_give_the_same_bytes() {
    for number in [0, 7, 9_999] {
        assert_eq!(runbook(3, number), runbook(3, number), "file {number} is always the same");
        assert_ne!(
            runbook(3, number).text,
            runbook(4, number).text,
            "and another with another seed"
        );
    }
    let all = many();
    let paths: HashSet<&str> = all.iter().map(|made| made.path.as_str()).collect();
    assert_eq!(paths.len(), all.len(), "no file stands in another's place");
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let bytes = folder(one.path(), 1, 40).unwrap();
    assert_eq!(bytes, folder(two.path(), 1, 40).unwrap(), "a folder is the same twice");
    for made in &all[..40] {
        let written = std::fs::read_to_string(one.path().join(&made.path)).unwrap();
        assert_eq!(written, made.text, "what is written is what was made: {}", made.path);
    }
}

/// Fails unless `share` of the files, in thousandths, is within a fifth and one in a hundred.
fn about(all: &[Made], what: &str, wanted: usize, has: impl Fn(&Made) -> bool) {
    let found = all.iter().filter(|made| has(made)).count() * 1_000 / all.len();
    let near = wanted / 5 + 10;
    assert!(
        found.abs_diff(wanted) <= near,
        "{what}: {found} of 1000 files, and real folders have {wanted}"
    );
}

#[test]
fn the_texts_have_the_shares_of_real_runbooks() {
    let all = many();
    let line = |text: &str, is: fn(&str) -> bool| text.lines().any(|line| is(line.trim_start()));
    about(all, "front matter", 300, |m| m.text.starts_with("---"));
    about(all, "a numbered list", 463, |m| line(&m.text, |l| l.starts_with("1. ")));
    about(all, "no list", 200, |m| m.shape.lists == Lists::None);
    about(all, "boxes to tick", 37, |m| line(&m.text, |l| l.starts_with("- [ ] ")));
    about(all, "code", 470, |m| m.text.contains("```"));
    about(all, "a table", 220, |m| line(&m.text, |l| l.starts_with("| --- ")));
    about(all, "numbered headings", 97, |m| line(&m.text, |l| l.contains("Step 1:")));
    about(all, "a heading of the first level", 750, |m| m.shape.title);
    about(all, "a template for a title", 90, |m| m.text.contains("<%="));
    about(all, "links", 560, |m| m.text.contains("](https://"));
    about(all, "pictures", 50, |m| m.text.contains("!["));
    about(all, "line ends of Windows", 17, |m| m.text.contains("\r\n"));
    about(all, "underlined headings", 70, |m| {
        line(&m.text, |l| {
            l.starts_with("===")
                || l.starts_with("---") && l.len() > 3 && l.chars().all(|c| c == '-')
        })
    });
    about(all, "code that is never closed", 11, |m| m.text.matches("```").count() % 2 == 1);
    about(all, "a line of a thousand characters", 16, |m| m.text.lines().any(|l| l.len() > 1_000));
    about(all, "other languages", 10, |m| !m.text.is_ascii());
}

#[test]
fn the_lengths_are_those_of_real_runbooks() {
    let mut lines: Vec<usize> = many().iter().map(|made| made.text.lines().count()).collect();
    lines.sort_unstable();
    for (share, wanted) in [(500, 53), (900, 226), (990, 663)] {
        let found = lines[lines.len() * share / 1_000];
        assert!(
            found.abs_diff(wanted) <= wanted / 4,
            "{share} of 1000 files have at most {found} lines, and real ones {wanted}"
        );
    }
}

#[test]
fn one_file_can_be_made_as_large_as_a_test_needs() {
    let text = of_size(1, 1_000_000);
    assert!((1_000_000..1_200_000).contains(&text.len()), "about a megabyte: {}", text.len());
    let steps = holdfast_core::runbook::parse(&text, "everything.md").steps().count();
    assert!(steps > 1_000, "it is read as runbooks are, not swallowed by one fence: {steps} steps");
}

#[test]
fn a_made_file_is_read_as_what_it_was_made_to_be() {
    for made in many().iter().filter(|made| !made.shape.foreign).take(300) {
        let runbook = holdfast_core::runbook::parse(&made.text, &made.path);
        let Shape { lists, unclosed, .. } = made.shape;
        if lists == Lists::Tasks {
            assert!(runbook.steps().count() > 0, "{}: boxes are steps", made.path);
        }
        let said = runbook.warnings.iter().any(|warning| warning.message.contains("never closed"));
        assert_eq!(said, unclosed, "{}: {:?}", made.path, runbook.warnings);
    }
}
