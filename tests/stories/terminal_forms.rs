//! A post-mortem in the forms that people pass on, as files and on standard output.

use crate::desk::Desk;
use crate::terminal::{TWO, json, refused, run};
use std::fs;

/// A desk with a resolved incident, one note of which would be a formula in a spreadsheet.
fn resolved() -> Desk {
    let desk = Desk::new().at(TWO);
    run(&desk, &["declare", "--title", "Slow <search>", "--severity", "sev3"]);
    run(&desk, &["note", "1", "=1+1, and \"more\""]);
    run(&desk, &["resolve", "1", "Over.", "--to-nobody"]);
    desk
}

#[test]
fn the_ending_of_the_file_says_the_form() {
    let desk = resolved();
    for (name, begins, holds) in [
        ("draft.md", "# Post-mortem: Slow", "## Action items"),
        ("draft.html", "<!DOCTYPE html>", "<h2 id=\"action-items\">"),
        (
            "draft.csv",
            "seq,occurred_at,recorded_at,kind,actor,text\r\n",
            "\"'=1+1, and \"\"more\"\"\"",
        ),
        ("draft.json", "{\n  \"schema_version\": 1,", "\"to_resolve_s\": 0"),
    ] {
        let path = desk.workspace().join(name);
        let said = run(&desk, &["postmortem", "1", "-o", path.to_str().unwrap()]).stderr;
        assert!(said.contains(name), "where it is: {said}");
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.starts_with(begins) && text.contains(holds), "{name}: {text}");
    }
    let path = desk.workspace().join("draft.docx");
    run(&desk, &["postmortem", "1", "-o", path.to_str().unwrap()]);
    assert!(fs::read(&path).unwrap().starts_with(b"PK"), "a packed document");
    let other = desk.workspace().join("draft.pages");
    let named = other.display().to_string();
    let refusal = refused(&desk, &["postmortem", "1", "-o", &named], 2);
    assert!(refusal.contains(".pages") && !other.exists(), "no form is guessed: {refusal}");
    let refusal = refused(&desk, &["postmortem", "1", "--format", "docx"], 1);
    assert!(refusal.contains("-o"), "it is no text to print: {refusal}");
    let page = run(&desk, &["postmortem", "1", "--format", "confluence"]).stdout;
    assert!(page.starts_with("<h1>Post-mortem: Slow &lt;search&gt;"), "{page}");
    let told = run(&desk, &["postmortem", "1", "--format", "status-page"]).stdout;
    assert!(
        told.contains("## Impact") && !told.contains("TODO") && !told.contains("more"),
        "{told}"
    );
}

#[test]
fn what_was_typed_into_a_draft_is_in_every_form_of_it() {
    let desk = resolved();
    let path = desk.workspace().join("draft.md");
    let file = path.to_str().unwrap();
    run(&desk, &["postmortem", "1", "-o", file]);
    let edited =
        fs::read_to_string(&path).unwrap().replace("## Impact", "## Impact\n\nTyped by us.");
    fs::write(&path, &edited).unwrap();
    let page = run(&desk, &["postmortem", "1", "--from", file, "--format", "html"]).stdout;
    assert!(page.contains("<p>Typed by us.</p>"), "{page}");
    run(&desk, &["declare", "--title", "Another", "--severity", "sev4"]);
    let other = refused(&desk, &["postmortem", "2", "--from", file, "--format", "html"], 1);
    assert!(other.contains("is no draft of INC-0002"), "{other}");
    assert_eq!(fs::read_to_string(&path).unwrap(), edited, "the file stays as it was typed");
    let record = json(&desk, &["postmortem", "1", "--format", "json"]);
    assert_eq!(record["incident"], "INC-0001");
    assert_eq!(record["promises"]["kept"], 1, "the closing text came in time: {record}");
}
