//! Looking back at an incident in a terminal: its key times, layouts, copies for readers, and a final post-mortem.

use crate::desk::Desk;
use crate::terminal::{TWO, json, refused, run};
use std::fs;

/// A resolved incident of Dana's and Kim's, with a host, an address and a customer in its words.
fn resolved() -> Desk {
    let desk = Desk::new().at(TWO);
    desk.write(
        "holdfast.toml",
        "[postmortem]\nhourly_rate = 60\nrto_minutes = 30\ncustomers = [\"Example Ltd\"]\n",
    );
    run(&desk, &["declare", "--title", "Slow search", "--severity", "sev3"]);
    run(&desk, &["role", "1", "commander=Dana Smith"]);
    run(&desk, &["note", "1", "Dana saw 10.1.2.3 for Example Ltd on db-1.internal"]);
    run(&desk, &["note", "1", "TODO Watch the lag"]);
    run(&desk, &["resolve", "1", "Over.", "--to-nobody"]);
    desk
}

#[test]
fn key_times_are_shown_said_corrected_and_taken_back_even_when_it_is_closed() {
    let desk = resolved();
    run(&desk, &["close", "1"]);
    let said = run(&desk, &["keytime", "1", "detected", "-12m", "--reason", "from the alert"]);
    assert!(
        said.stdout.contains("Detected: ") && said.stdout.contains("from the alert"),
        "{}",
        said.stdout
    );
    let wrong = run(&desk, &["keytime", "1", "acknowledged", "-30m"]).stderr;
    assert!(wrong.contains("invalid: it contradicts “detected”"), "taken, and said: {wrong}");
    run(&desk, &["keytime", "1", "acknowledged", "log"]);
    run(&desk, &["keytime", "1", "mitigated", "none"]);
    let shown = run(&desk, &["keytime", "1"]).stdout;
    assert!(shown.contains("Impact started  pending"), "{shown}");
    assert!(
        shown.contains("Mitigated       not applicable") && !shown.contains("invalid"),
        "{shown}"
    );
    let times = json(&desk, &["keytime", "1", "--json"]);
    assert_eq!(times["times"][1]["status"]["is"], "recorded", "{times}");
    assert!(refused(&desk, &["keytime", "1", "began", "14:00"], 2).contains("impact, detected"));
    assert!(refused(&desk, &["keytime", "1", "detected", "+5m"], 1).contains("is not a time"));
    assert!(refused(&desk, &["keytime", "1", "mitigated", "none"], 1).contains("already"));
    refused(&desk, &["keytime", "1", "detected"], 2);
}

#[test]
fn a_layout_is_named_or_a_file_and_an_unknown_field_has_its_line() {
    let desk = resolved();
    let founding = run(&desk, &["postmortem", "1", "--template", "founding"]).stdout;
    let headings: Vec<&str> = founding.lines().filter(|line| line.starts_with("## ")).collect();
    let wanted = ["## Summary", "## Timeline", "## Root cause", "## Impact", "## Action items"];
    assert_eq!(headings, wanted, "exactly these");
    assert!(founding.contains("1. Watch the lag"), "{founding}");
    let path = desk.write("ours.md", "# {{title}}\n\n{{evidnce}}\n");
    let path = path.to_str().unwrap();
    let refusal = refused(&desk, &["postmortem", "1", "--template", path], 1);
    assert!(refusal.contains("ours.md, line 3: there is no field “evidnce”"), "{refusal}");
    assert!(refused(&desk, &["postmortem", "1", "--template", "no.md"], 1).contains("founding"));
    fs::write(path, "# {{title}} in our words\n\n{{effort}}\n").unwrap();
    let ours = run(&desk, &["postmortem", "1", "--template", path]).stdout;
    assert!(
        ours.contains("# Slow search in our words") && ours.contains("60 EUR an hour"),
        "{ours}"
    );
}

#[test]
fn a_copy_is_masked_for_its_readers_and_each_mask_can_be_looked_at() {
    let desk = resolved();
    let copy = |profile: &str| run(&desk, &["postmortem", "1", "--profile", profile]);
    for profile in ["internal", "company"] {
        let outcome = copy(profile);
        for word in ["10.1.2.3", "Example Ltd", "Dana", "db-1.internal"] {
            assert!(!outcome.stdout.contains(word), "{word} in {}", outcome.stdout);
        }
        assert!(outcome.stdout.contains("IC saw [address 1] for [customer 1] on [host 1]"));
        assert!(outcome.stderr.contains("masked in this copy"), "{}", outcome.stderr);
    }
    let outside = copy("external").stdout;
    let headings: Vec<&str> = outside.lines().filter(|line| line.starts_with("## ")).collect();
    assert_eq!(headings, ["## Summary", "## Impact", "## Times", "## What changed"]);
    assert!(!outside.contains("10.1.2.3") && !outside.contains("SEV"), "{outside}");
    let preview = ["postmortem", "1", "--profile", "company", "--preview", "--keep", "10.1.2.3"];
    let shown = run(&desk, &preview).stdout;
    assert!(
        shown.contains("keep") && shown.contains("customer") && shown.contains("Example Ltd"),
        "{shown}"
    );
    let list = json(&desk, &[&preview[..], &["--json"]].concat());
    assert_eq!(list["mark"], "CONFIDENTIAL", "{list}");
    assert!(list["masks"].as_array().unwrap().iter().any(|mask| mask["kept"] == true), "{list}");
    let page = run(&desk, &["postmortem", "1", "--profile", "company", "--format", "html"]).stdout;
    assert_eq!(page.matches("CONFIDENTIAL").count(), 2, "at the head and the foot");
    assert!(page.contains("<svg") && !page.contains("Example Ltd"), "the chart is masked too");
    let path = desk.workspace().join("draft.md");
    run(&desk, &["postmortem", "1", "-o", path.to_str().unwrap()]);
    let edited = ["postmortem", "1", "--from", path.to_str().unwrap(), "--profile", "external"];
    assert!(refused(&desk, &edited, 1).contains("“Timeline” is not for readers outside"));
    let record =
        run(&desk, &["postmortem", "1", "--profile", "company", "--format", "json"]).stdout;
    assert!(record.contains("[customer 1]") && !record.contains("Example Ltd"), "{record}");
}

#[test]
fn a_copy_starts_from_what_people_wrote_and_names_nobody() {
    let desk = resolved();
    run(&desk, &["actions", "add", "1", "Watch the lag", "--owner", "Ottilie Brandt"]);
    let path = desk.workspace().join("draft.md");
    let file = path.to_str().unwrap();
    run(&desk, &["postmortem", "1", "-o", file]);
    let text = fs::read_to_string(&path).unwrap();
    let typed =
        "The pool of db-1.internal was full, Ottilie found it. <!-- ask Kim -->\n\n## Impact";
    fs::write(&path, text.replacen("## Impact", typed, 1).replace("[[TODO", "[[")).unwrap();
    run(&desk, &["postmortem", "1", "--take", file]);
    for profile in ["internal", "company"] {
        let copy = run(&desk, &["postmortem", "1", "--profile", profile]).stdout;
        assert!(copy.contains("The pool of [host 1] was full, Engineer"), "{copy}");
        assert!(!copy.contains("Ottilie") && !copy.contains("ask Kim"), "{copy}");
        run(&desk, &["postmortem", "1", "--profile", profile, "--final"]);
        let fresh = run(&desk, &["postmortem", "1", "--profile", profile, "--fresh"]).stdout;
        assert!(!fresh.contains("The pool"), "the log alone: {fresh}");
        refused(&desk, &["postmortem", "1", "--profile", profile, "--fresh", "--final"], 1);
    }
    let outside = run(&desk, &["postmortem", "1", "--profile", "external"]).stdout;
    assert!(outside.contains("The pool of [host 1] was full, Engineer"), "{outside}");
    assert!(!outside.contains("Ottilie") && !outside.contains("ask Kim"), "{outside}");
}

#[test]
fn no_copy_takes_the_place_of_a_draft_and_no_draft_that_of_a_copy() {
    let desk = resolved();
    let at = |name: &str| desk.workspace().join(name).display().to_string();
    let places = ["draft.md", "copy.md", "page.html"].map(at);
    let [draft, copy, page] = places.each_ref().map(String::as_str);
    let company = ["postmortem", "1", "--profile", "company", "-o"];
    run(&desk, &["postmortem", "1", "-o", draft]);
    let before = fs::read_to_string(draft).unwrap();
    let why = refused(&desk, &[&company[..], &[draft]].concat(), 1);
    assert!(why.contains("draft.md was not written over") && why.contains("--force"), "{why}");
    assert_eq!(fs::read_to_string(draft).unwrap(), before, "the draft stays");
    for note in ["one more", "and another"] {
        run(&desk, &["note", "1", note]);
        for to in [copy, page] {
            run(&desk, &[&company[..], &[to]].concat());
        }
    }
    assert!(fs::read_to_string(page).unwrap().contains("and another"));
    assert!(!desk.workspace().join("page.html.old").exists(), "a page is made anew");
    let read = fs::read_to_string(copy).unwrap() + "Read by legal.\n";
    fs::write(copy, &read).unwrap();
    for words in [&["postmortem", "1", "-o", copy][..], &["postmortem", "1", "--take", copy]] {
        let why = refused(&desk, words, 1);
        assert!(why.contains("copy for readers (company)"), "{why}");
    }
    let why = refused(&desk, &[&company[..], &[copy]].concat(), 1);
    assert!(why.contains("somebody changed it"), "{why}");
    assert_eq!(fs::read_to_string(copy).unwrap(), read, "what legal wrote stays");
}

#[test]
fn a_copy_of_an_exercise_has_both_marks() {
    let desk = Desk::new().at(TWO);
    run(&desk, &["declare", "--title", "Drill", "--severity", "sev3", "--exercise"]);
    let list = json(&desk, &["postmortem", "1", "--profile", "company", "--preview", "--json"]);
    assert_eq!(list["mark"], "EXERCISE · CONFIDENTIAL", "{list}");
}

#[test]
fn a_final_post_mortem_has_no_question_left_or_a_reason() {
    let desk = resolved();
    let refusal = refused(&desk, &["postmortem", "1", "--final"], 1);
    assert!(refusal.contains("questions are open") && refusal.contains("line "), "{refusal}");
    let path = desk.workspace().join("draft.md");
    let file = path.to_str().unwrap();
    run(&desk, &["postmortem", "1", "-o", file]);
    let answered = fs::read_to_string(&path).unwrap().replace("[[TODO", "[[");
    fs::write(&path, answered).unwrap();
    run(&desk, &["postmortem", "1", "--from", file, "--final"]);
    run(&desk, &["postmortem", "1", "--final", "--because", "the supplier is silent"]);
    let told = run(&desk, &["timeline", "1"]).stdout;
    assert!(told.contains("the supplier is silent"), "it is recorded: {told}");
}

#[test]
fn bad_input_gets_a_clear_word() {
    let desk = Desk::new().at(TWO);
    run(&desk, &["declare", "--title", "خدمة البحث 🔥 検索が遅い", "--severity", "sev4"]);
    for text in ["مرحبا بالعالم", "障害が発生しました", "🔥🔥", "Impact: 三千件", "TODO 監視を追加"]
    {
        run(&desk, &["note", "1", text]);
    }
    let draft = run(&desk, &["postmortem", "1"]).stdout;
    for words in ["خدمة البحث 🔥 検索が遅い", "مرحبا بالعالم", "- 三千件", "| A1 | 監視を追加 |"]
    {
        assert!(draft.contains(words), "{words} is missing in {draft}");
    }
    assert!(draft.contains("| Resolved | *pending* |"), "it is open: {draft}");
    let page = run(&desk, &["postmortem", "1", "--format", "html"]).stdout;
    assert!(page.contains("障害が発生しました") && page.contains("<svg"), "{page}");
    refused(&desk, &["postmortem", "7"], 1);
}
