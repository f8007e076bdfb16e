//! A post-mortem in the forms that people pass on, as files and on standard output.

use crate::desk::Desk;
use crate::terminal::{TWO, json, refused, run};
use holdfast_tests::readers::{SCHEMA, read};
use serde_json::{Value, json as object};
use std::collections::BTreeSet;
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
        ("draft.json", "{\n  \"schema_version\": 2,", "\"to_resolve_s\": 0"),
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
    let refusal = refused(&desk, &["postmortem", "1", "--format", "status-page"], 1);
    assert!(refusal.contains("nothing is written under Summary and Impact"), "{refusal}");
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
    let told = run(&desk, &["postmortem", "1", "--from", file, "--format", "status-page"]).stdout;
    assert!(told.contains("## Impact\n\nTyped by us"), "{told}");
    assert_eq!(told.lines().count(), 5, "and nothing of the log: {told}");
    run(&desk, &["declare", "--title", "Another", "--severity", "sev4"]);
    let other = refused(&desk, &["postmortem", "2", "--from", file, "--format", "html"], 1);
    assert!(other.contains("is no draft of INC-0002"), "{other}");
    assert_eq!(fs::read_to_string(&path).unwrap(), edited, "the file stays as it was typed");
    let record = json(&desk, &["postmortem", "1", "--format", "json"]);
    assert_eq!(record["incident"], "INC-0001");
    assert_eq!(record["promises"]["kept"], 1, "the closing text came in time: {record}");
}

#[test]
fn programs_of_others_find_no_fault_in_any_form_and_read_its_words() {
    let desk = resolved();
    let odd = "Wer’s <b>&amp; löst</b> \"it\", a\tb; 100 % ]]> 故障";
    run(&desk, &["note", "1", odd]);
    // A status page is told what was typed for it.
    let draft = desk.workspace().join("draft.md");
    let file = draft.to_str().unwrap();
    run(&desk, &["postmortem", "1", "-o", file]);
    let typed =
        fs::read_to_string(&draft).unwrap().replace("## Impact", "## Impact\n\nTyped by us.");
    fs::write(&draft, typed).unwrap();
    run(&desk, &["postmortem", "1", "--take", file]);
    for (form, words) in [
        ("md", "Action items"),
        ("html", "Post-mortem: Slow <search>"),
        ("docx", "Post-mortem: Slow <search>"),
        ("pdf", "Post-mortem: Slow <search>"),
        ("confluence", "Post-mortem: Slow <search>"),
        ("csv", "Wer’s <b>&amp; löst</b> \"it\""),
        ("json", "\"schema_version\": 2"),
        ("status-page", "Impact"),
    ] {
        let path = desk.workspace().join(format!("read by others.{form}"));
        let file = path.to_str().unwrap();
        run(&desk, &["postmortem", "1", "--format", form, "-o", file]);
        let text = read(form, &path);
        assert!(text.contains(words), "{form}: {text}");
        if form == "html" {
            assert!(!text.contains("&lt;"), "nothing is escaped twice: {text}");
        }
    }
}

/// The fields of an object, or of the first in a list.
fn fields(of: &Value) -> BTreeSet<&str> {
    let one = of.get(0).unwrap_or(of);
    one.as_object().map(|one| one.keys().map(String::as_str).collect()).unwrap_or_default()
}

#[test]
fn the_schema_names_every_field_of_the_record_and_no_other() {
    let desk = resolved();
    let record = json(&desk, &["postmortem", "1", "--format", "json"]);
    let schema: Value = serde_json::from_str(&fs::read_to_string(SCHEMA).unwrap()).unwrap();
    let version = &schema["properties"]["schema_version"]["const"];
    assert_eq!(*version, record["schema_version"], "it is of this version");
    for (named, told) in [
        (
            &object!({ "properties": schema["properties"], "required": schema["$defs"]["whole"]["required"] }),
            &record,
        ),
        (&schema["properties"]["promises"], &record["promises"]),
        (&schema["$defs"]["key_time"], &record["key_times"]),
        (&schema["$defs"]["chart"], &record["chart"]),
        (&schema["$defs"]["entry"], &record["timeline"]),
    ] {
        let told = fields(told);
        assert!(told.len() > 2, "{told:?}");
        assert_eq!(fields(&named["properties"]), told, "each is described");
        let needed: BTreeSet<&str> =
            named["required"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        assert_eq!(needed, told, "each is always there");
    }
}
