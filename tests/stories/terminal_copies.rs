//! Copies for readers hold for every form and for both reports: what is masked in a text is masked in its record and rows.

use crate::desk::Desk;
use crate::terminal::{TWO, json, refused, run};
use holdfast_tests::readers::{EXERCISE_SCHEMA, SCHEMA, fits, read};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;

/// What no reader of a copy may see.
const HIDDEN: [&str; 5] = ["Dana Weber", "Dana", "db-1.internal", "10.1.2.3", "Acme"];
const MASKS: &str = "[postmortem]\ncustomers = [\"Acme\"]\n";
/// What the team may read, and the company may not.
const UPDATE: &str = "The disk has no room";

/// A resolved incident that names what is hidden in its title, its roles, its notes and its update.
fn told() -> Desk {
    let desk = Desk::new().at(TWO);
    desk.write("holdfast.toml", MASKS);
    run(&desk, &["declare", "--title", "Acme on db-1.internal", "--severity", "sev3"]);
    run(&desk, &["role", "1", "commander=Dana Weber"]);
    run(&desk, &["note", "1", "Acme says that 10.1.2.3 and db-2.internal fail"]);
    run(&desk, &["decide", "1", "Dana moves Acme to db-2.internal"]);
    run(&desk, &["update", "1", UPDATE, "--elsewhere"]);
    run(&desk, &["resolve", "1", "Over.", "--to-nobody"]);
    desk
}

/// The whole file as text, and what it said.
fn made(desk: &Desk, words: &[&str], name: &str) -> (String, String) {
    let path = desk.workspace().join(name);
    let said = run(desk, &[words, &["-o", path.to_str().unwrap()]].concat()).stderr;
    (fs::read_to_string(path).unwrap(), said)
}

fn is_hidden(text: &str, what: &str) {
    for hidden in HIDDEN {
        assert!(!text.contains(hidden), "{hidden} in {what}: {text}");
    }
}

#[test]
fn a_record_and_rows_are_masked_field_by_field_with_the_numbers_of_the_text() {
    let desk = told();
    for profile in ["internal", "company"] {
        let of = |form| ["postmortem", "1", "--profile", profile, "--format", form];
        let (record, said) = made(&desk, &of("json"), &format!("{profile}.json"));
        let (rows, _) = made(&desk, &of("csv"), &format!("{profile}.csv"));
        let (text, _) = made(&desk, &of("md"), &format!("{profile}.md"));
        assert!(said.contains("masked in this copy"), "{said}");
        for (what, text) in [("record", &record), ("rows", &rows), ("text", &text)] {
            is_hidden(text, &format!("{profile} {what}"));
            // The host of the title comes first in each of them, and the other one second.
            assert!(text.contains("[host 1]") && text.contains("[host 2]"), "{what}: {text}");
            assert_eq!(text.contains(UPDATE), profile == "internal", "{profile} {what}: {text}");
        }
        drop(fits(SCHEMA, &desk.workspace().join(format!("{profile}.json"))));
        drop(read("csv", &desk.workspace().join(format!("{profile}.csv"))));
        let record: Value = serde_json::from_str(&record).unwrap();
        assert_eq!(record["profile"], profile);
        assert_eq!(record["title"], "[customer 1] on [host 1]", "{record}");
        assert_eq!(record["timeline"][1]["actor"], record["timeline"][0]["actor"]);
        assert!(record["draft"].as_str().unwrap().contains("[customer 1] on [host 1]"));
    }
}

#[test]
fn readers_outside_have_the_text_of_their_copy_as_a_record_and_no_rows() {
    let desk = told();
    let path = desk.workspace().join("draft.md");
    let file = path.to_str().unwrap();
    run(&desk, &["postmortem", "1", "-o", file]);
    let text = fs::read_to_string(&path).unwrap().replace("[[TODO", "[[done");
    fs::write(&path, text.replacen("## Summary\n", "## Summary\n\nAcme was slow.\n", 1)).unwrap();
    run(&desk, &["postmortem", "1", "--take", file]);
    let outside = |form| ["postmortem", "1", "--profile", "external", "--format", form];
    let refusal = refused(&desk, &outside("csv"), 1);
    assert!(refusal.contains("not for readers outside"), "{refusal}");
    let (_, said) = made(&desk, &["postmortem", "1", "--profile", "external"], "outside.md");
    assert!(said.contains("masked"), "{said}");
    let asks = fs::read_to_string(desk.workspace().join("outside.md")).unwrap();
    let answered = desk.workspace().join("answered.md");
    let asks: String =
        asks.lines().filter(|line| !line.contains("[[TODO")).map(|l| format!("{l}\n")).collect();
    fs::write(&answered, asks).unwrap();
    let words = [&outside("json")[..], &["--from", answered.to_str().unwrap()]].concat();
    let (record, _) = made(&desk, &words, "outside.json");
    is_hidden(&record, "a record for readers outside");
    drop(fits(SCHEMA, &desk.workspace().join("outside.json")));
    let record: Value = serde_json::from_str(&record).unwrap();
    let fields: BTreeSet<&str> = record.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(fields, BTreeSet::from(["draft", "mark", "profile", "schema_version", "title"]));
}

/// An exercise that Dana played, who is named in what was seen of it.
fn practised() -> Desk {
    let desk = Desk::new().at(TWO);
    desk.write("holdfast.toml", MASKS);
    desk.write("runbooks/exercises/gone.md", include_str!("terminal/gone.md"));
    run(&desk, &["exercise", "run", "exercises/gone.md", "--auto", "--speed", "3600"]);
    let desk = desk.at(TWO + 20_000);
    let seen = "Dana asked Acme about db-1.internal and 10.1.2.3";
    run(&desk, &["exercise", "observe", "+", seen, "--objective", "O1"]);
    let plan = ["exercise", "plan", "Nobody called Acme", "Call them", "--owner", "Dana Weber"];
    run(&desk, &plan);
    desk
}

#[test]
fn the_report_of_an_exercise_is_masked_in_every_form_by_the_same_rule() {
    let desk = practised();
    for profile in ["internal", "company"] {
        for form in ["md", "html", "docx", "confluence", "pdf", "json", "csv"] {
            let path = desk.workspace().join(format!("{profile}.{form}"));
            let (file, copy) = (path.to_str().unwrap(), ["--profile", profile, "--format", form]);
            let said =
                run(&desk, &[&["exercise", "report", "-o", file], &copy[..]].concat()).stderr;
            let text = match form {
                "json" => fits(EXERCISE_SCHEMA, &path),
                form => read(form, &path),
            };
            is_hidden(&text, &format!("{profile} {form}"));
            if form == "csv" {
                continue;
            }
            assert!(said.contains("masked in this copy"), "{profile} {form}: {said}");
            assert!(text.contains("[host 1]"), "{profile} {form}: {text}");
            let mark = if profile == "internal" {
                "EXERCISE · INTERNAL"
            } else {
                "EXERCISE · CONFIDENTIAL"
            };
            // What a reader of plain text makes of a document leaves its head and its foot out.
            assert!(form == "docx" || text.contains(mark), "{profile} {form}: {text}");
        }
    }
    let preview = run(&desk, &["exercise", "report", "--profile", "company", "--preview"]).stdout;
    assert!(preview.contains("db-1.internal") && preview.contains("[host 1]"), "{preview}");
    let kept = ["exercise", "report", "--profile", "company", "--keep", "10.1.2.3"];
    assert!(run(&desk, &kept).stdout.contains("10.1.2.3"), "a person said so");
    let refusal = refused(&desk, &["exercise", "report", "--profile", "external"], 1);
    assert!(refusal.contains("not for readers outside"), "{refusal}");
}

#[test]
fn a_status_page_is_told_nothing_of_an_exercise() {
    let desk = practised();
    let refusal = refused(&desk, &["exercise", "report", "--format", "status-page"], 2);
    assert!(refusal.contains("possible values: md, html"), "{refusal}");
    assert!(!refusal.contains("csv, status-page"), "it is not offered: {refusal}");
}

/// The fields of an object, or of the first in a list.
fn fields(of: &Value) -> BTreeSet<&str> {
    let one = of.get(0).unwrap_or(of);
    one.as_object().map(|one| one.keys().map(String::as_str).collect()).unwrap_or_default()
}

#[test]
fn the_schema_names_every_field_of_the_record_of_an_exercise_and_no_other() {
    let desk = practised();
    let record = json(&desk, &["exercise", "report", "--format", "json"]);
    let schema: Value =
        serde_json::from_str(&fs::read_to_string(EXERCISE_SCHEMA).unwrap()).unwrap();
    let defs = &schema["$defs"];
    for (named, told) in [
        (&schema, &record),
        (&defs["inject"], &record["injects"]),
        (&defs["expectation"], &record["injects"][0]["expectations"]),
        (&defs["objective"], &record["objectives"]),
        (&defs["score"], &record["objectives"][0]["score"]),
        (&defs["observation"], &record["observations"]),
        (&defs["measures"], &record["measures"]),
    ] {
        let told = fields(told);
        assert!(told.len() > 2, "{told:?}");
        assert_eq!(fields(&named["properties"]), told, "each is described");
        let needed = named["required"].as_array().unwrap();
        let needed: BTreeSet<&str> = needed.iter().filter_map(Value::as_str).collect();
        assert_eq!(needed, told, "each is always there");
    }
    let item = &fields(&record["plan"]);
    assert!(item.is_subset(&fields(&defs["item"]["properties"])), "{item:?}");
}

#[test]
fn a_picture_beside_the_draft_goes_along_in_every_form_that_shows_pictures() {
    let desk = told();
    let picture = include_bytes!("../../src-tauri/print/src/testdata/graph.png");
    fs::write(desk.workspace().join("graph.png"), picture).unwrap();
    let path = desk.workspace().join("draft.md");
    let file = path.to_str().unwrap();
    run(&desk, &["postmortem", "1", "-o", file]);
    let typed = "## Impact\n\n![the graph](graph.png)\n\n![lost](none.png)\n";
    let text = fs::read_to_string(&path).unwrap().replacen("## Impact\n", typed, 1);
    fs::write(&path, text).unwrap();
    let of = |form| ["postmortem", "1", "--from", file, "--format", form];
    let (page, said) = made(&desk, &of("html"), "draft.html");
    assert!(page.contains("<img src=\"data:image/png;base64,"), "{page}");
    assert!(
        page.contains("[lost: the picture is not shown") && said.contains("1 picture is not shown"),
        "{said}"
    );
    let document = desk.workspace().join("draft.docx");
    run(&desk, &[&of("docx")[..], &["-o", document.to_str().unwrap()]].concat());
    let parts = holdfast_tests::readers::by("unzip", &["-l", document.to_str().unwrap()]);
    assert!(parts.contains("word/media/"), "{parts}");
    drop(read("docx", &document));
    let (page, said) = made(&desk, &of("confluence"), "draft.xml");
    assert!(!page.contains("graph.png") && said.contains("2 pictures are left out"), "{said}");
}
