//! What is masked in a copy stands in no form of it: not in its text, its title, its bookmarks or its parts.

use crate::desk::Desk;
use crate::terminal::{TWO, run};
use holdfast_tests::readers::{by, read};
use std::fs;

/// What no reader of a copy may see.
const HIDDEN: [&str; 7] = [
    "Dana Weber",
    "db-1.internal",
    "app.prod.example.org",
    "AT&T",
    "10.1.2.3",
    "dana@example.org",
    "rack.png",
];
/// What the team may read, and nobody else.
const UPDATE: &str = "The disk has no room";
const MASKS: &str =
    "[postmortem]\ninternal_hosts = [\".prod.example.org\"]\ncustomers = [\"AT&T\"]\n";

/// A resolved incident whose title, log and typed words name what is hidden, some of it in disguise.
fn told() -> Desk {
    let desk = Desk::new().at(TWO);
    desk.write("holdfast.toml", MASKS);
    run(&desk, &["declare", "--title", "AT&T on db-1.internal", "--severity", "sev3"]);
    run(&desk, &["role", "1", "commander=Dana Weber"]);
    run(&desk, &["note", "1", "AT&T says that app.prod.example.org and 10.1.2.3 fail"]);
    run(&desk, &["note", "1", "dana@example.org knows"]);
    run(&desk, &["update", "1", UPDATE, "--elsewhere"]);
    run(&desk, &["resolve", "1", "Over.", "--to-nobody"]);
    let draft = desk.workspace().join("draft.md");
    let file = draft.to_str().unwrap();
    run(&desk, &["postmortem", "1", "-o", file]);
    let typed = "## Impact\n\nDa**na** Weber saw `AT&T` and AT\\&T, _db-1_.internal too.\n\n\
                 ### Why AT&amp;T\n\n![the rack of AT&T](rack.png)\n";
    let text = fs::read_to_string(&draft).unwrap().replacen("## Impact\n", typed, 1);
    let typed = "\n## What changed\n\nThe disk of db-1.internal is larger.\n";
    fs::write(&draft, text.replace("[[TODO", "[[done") + typed).unwrap();
    run(&desk, &["postmortem", "1", "--take", file]);
    desk
}

/// All that a file holds: as its readers see it, and what stands in its parts.
fn held(form: &str, path: &std::path::Path) -> String {
    let file = path.to_str().unwrap();
    let parts = match form {
        "pdf" => by("pdfinfo", &[file]) + &by("pdftohtml", &["-xml", "-i", "-stdout", file]),
        "docx" => by("unzip", &["-p", file]),
        _ => fs::read_to_string(path).unwrap(),
    };
    let parts = parts.replace("&amp;", "&");
    format!("{}\n{parts}", read(form, path))
}

#[test]
fn what_is_masked_stands_in_no_form_of_a_copy() {
    let desk = told();
    for profile in ["internal", "company", "external"] {
        for form in ["md", "html", "docx", "confluence", "pdf", "status-page"] {
            let path = desk.workspace().join(format!("{profile}.{form}"));
            let file = path.to_str().unwrap();
            let words = ["postmortem", "1", "--profile", profile, "--format", form, "-o", file];
            let said = run(&desk, &words).stderr;
            assert!(said.contains("masked in this copy"), "{profile} {form}: {said}");
            let text = held(form, &path);
            for hidden in HIDDEN {
                assert!(!text.contains(hidden), "{hidden} in {profile} {form}: {text}");
            }
            assert!(text.contains("[customer 1]"), "{profile} {form}: {text}");
            let may_quote = profile == "internal" && form != "status-page";
            assert_eq!(text.contains(UPDATE), may_quote, "the update in {profile} {form}: {text}");
        }
    }
}
