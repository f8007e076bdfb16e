//! The choices in a real file: what is written can be read, and what a person wrote beside them stays.

use std::fs;

use super::{FILE, forget, keep, load};
use crate::runbook::Choice;

fn choice(group: &str, steps: bool) -> Choice {
    Choice {
        group: group.to_owned(),
        steps,
        headings: vec!["Replica lag".to_owned(), "Check “it”".to_owned()],
        items: vec![format!("{group}-1"), format!("{group}-2")],
    }
}

#[test]
fn without_a_file_there_are_no_choices() {
    let folder = tempfile::tempdir().unwrap();
    assert!(load(folder.path()).unwrap().of("a.md").is_empty());
    forget(folder.path(), "a.md", "g").unwrap();
    assert!(!folder.path().join(FILE).exists(), "forgetting nothing writes nothing");
}

#[test]
fn a_choice_is_kept_changed_and_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path();
    keep(place, "db/a.md", &choice("g1", true)).unwrap();
    keep(place, "db/a.md", &choice("g2", false)).unwrap();
    keep(place, "b.md", &choice("g1", true)).unwrap();
    assert_eq!(load(place).unwrap().of("db/a.md"), [choice("g1", true), choice("g2", false)]);
    keep(place, "db/a.md", &choice("g1", false)).unwrap();
    assert_eq!(
        load(place).unwrap().of("db/a.md"),
        [choice("g1", false), choice("g2", false)],
        "the second decision takes the place of the first"
    );
    forget(place, "db/a.md", "g1").unwrap();
    assert_eq!(load(place).unwrap().of("db/a.md"), [choice("g2", false)]);
    assert_eq!(load(place).unwrap().of("b.md").len(), 1, "other runbooks keep theirs");
}

#[test]
fn comments_and_order_stay() {
    let folder = tempfile::tempdir().unwrap();
    let (place, file) = (folder.path(), folder.path().join(FILE));
    let block = |group: &str| {
        format!(
            "[[choice]]\nrunbook = \"a.md\"\nsteps = true # agreed in May\nheadings = []\ngroup = \"{group}\"\nitems = []\n"
        )
    };
    fs::write(&file, format!("# ours\n{}\n# second\n{}", block("g1"), block("g2"))).unwrap();
    keep(place, "a.md", &choice("g3", true)).unwrap();
    forget(place, "a.md", "g1").unwrap();
    let text = fs::read_to_string(&file).unwrap();
    for part in ["# ours", "# second", "# agreed in May", "g2", "g3"] {
        assert!(text.contains(part), "{part} is lost of\n{text}");
    }
    assert!(!text.contains("\"g1\""));
}

#[test]
fn a_file_with_a_mistake_is_named_with_its_line_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (place, file) = (folder.path(), folder.path().join(FILE));
    let cases = [
        ("[[choice]]\nrunbook = 3\n", "line 2: runbook is a text in quotes"),
        ("\n[[choice]]\nrunbook = \"a.md\"\n", "line 2: this choice has no group"),
        ("choice = 1\n", "line 1: write each choice as a [[choice]] block"),
        ("[[choice\n", "line 1"),
    ];
    for (text, why) in cases {
        fs::write(&file, text).unwrap();
        let said = load(place).unwrap_err().to_string();
        assert!(said.contains(why) && said.contains(FILE), "{said}");
        assert!(keep(place, "a.md", &choice("g", true)).is_err());
        assert!(forget(place, "a.md", "g").is_err());
        assert_eq!(fs::read_to_string(&file).unwrap(), text, "nothing was written");
    }
}
