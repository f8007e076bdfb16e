//! The marks are the measure of the importer, so they are measured too.

use super::{Label, Score, alike, mark};
use holdfast_core::runbook::parse;

fn others(all: &[&str]) -> Vec<String> {
    all.iter().map(|&one| one.to_owned()).collect()
}

#[test]
fn texts_are_alike_by_their_first_letters_and_digits() {
    for (got, label) in [
        ("Check the **queue** length", "check `the` queue, length"),
        ("3. Restart the web tier", "Restart the web tier"),
        ("Step 12: Restart the web tier", "Restart the web tier"),
        ("Restart the web tier", "STEP 4 - Restart the web tier"),
        ("Restart the web tier and then wait for it", "Restart the web tier and then drink"),
        ("Überprüfen Sie den Dienst", "überprüfen sie den dienst"),
        ("Drain the node now", "Drain the"),
    ] {
        assert!(alike(got, label, &[]), "{got:?} says what {label:?} says");
    }
    for (got, label) in [
        ("Check the disk", "Check the memory"),
        ("", ""),
        ("***", "***"),
        ("Restart", ""),
        ("Restart it", "Restart"),
        ("2024 was long", "was long"),
    ] {
        assert!(!alike(got, label, &[]), "{got:?} does not say what {label:?} says");
    }
    assert!(alike("Stop it", "Start it", &others(&["Stop it"])), "an alternative is as good");
}

const FILE: &str = "# Disk full\n\n## Fix\n1. Check the disk:\n   ```bash\n   df -h\n   ```\n2. Delete the oldest log\n\n## Causes\n1. Heat\n";

fn label() -> Label {
    Label {
        title: Some("Disk full".to_owned()),
        phases: others(&["Fix", "Causes"]),
        steps_total: 2,
        steps_min: 2,
        steps_max: 2,
        first_step: Some("Check the disk".to_owned()),
        last_step: Some("Delete the oldest log".to_owned()),
        commands_min: 1,
        commands_max: 1,
        ..Label::default()
    }
}

#[test]
fn a_file_that_is_read_as_its_label_says_has_every_mark() {
    let mark = mark(&parse(FILE, "disk.md"), &label());
    assert!(mark.in_range && mark.first && mark.last && mark.title && mark.commands, "{mark:?}");
    assert_eq!((mark.excess, mark.distance, mark.phases), (0, 0, (1, 2)), "{mark:?}");
    assert_eq!(mark.misses, "", "nothing is wrong with it");
}

#[test]
fn each_thing_that_is_wrong_costs_its_own_mark() {
    let wrong = Label {
        steps_max: 1,
        steps_min: 0,
        last_step: Some("Check the disk".to_owned()),
        title: Some("Queue".to_owned()),
        ..label()
    };
    let mark = mark(&parse(FILE, "disk.md"), &wrong);
    assert!(mark.first && mark.commands, "these two are right: {mark:?}");
    assert!(!mark.in_range && !mark.last && !mark.title, "and these three are not: {mark:?}");
    assert_eq!((mark.excess, mark.distance), (1, 0), "one step above the most");
    assert_eq!(mark.misses, "2 steps instead of 0 to 1, another last step, another title");
}

#[test]
fn a_document_without_steps_is_right_where_none_were_wanted() {
    let none = Label { title: Some("T".to_owned()), ..Label::default() };
    let mark = mark(&parse("# T\n\nWords.\n", "t.md"), &none);
    assert!(mark.in_range && mark.first && mark.last && mark.commands, "{mark:?}");
}

#[test]
fn a_folder_is_scored_from_its_labels_and_what_is_missing_is_counted() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("team+runbooks/docs/disk.md");
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(&file, FILE).unwrap();
    let one = |path: &str| {
        serde_json::json!({"repo": "team/runbooks", "path": path, "title": "Disk full",
            "steps_total": 3, "steps_min": 2, "steps_max": 3, "first_step": "Check the disk",
            "last_step": "Delete the oldest log", "commands_min": 1, "commands_max": 1})
    };
    let labels = serde_json::json!({"files": [one("docs/disk.md"), one("docs/gone.md")]});
    std::fs::write(folder.path().join("labels.json"), labels.to_string()).unwrap();
    let score = super::folder(folder.path()).unwrap();
    let Score { files, failed, in_range, title, distance, .. } = score.clone();
    assert_eq!((files, failed, in_range, title, distance), (2, 1, 1, 1, 1), "{score}");
    assert!(score.to_string().contains("gone.md"), "what cannot be read is named: {score}");
    let nothing = super::folder(&folder.path().join("none")).unwrap_err();
    assert!(nothing.contains("labels.json"), "and a folder without labels: {nothing}");
}
