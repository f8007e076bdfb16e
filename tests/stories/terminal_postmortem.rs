//! A post-mortem that people write: a file is refreshed and keeps what was typed, wording is asked about, and its state
//! moves.

use crate::desk::Desk;
use crate::terminal::{TWO, json, refused, run};
use std::fs;

fn resolved() -> Desk {
    let desk = Desk::new().at(TWO);
    run(&desk, &["declare", "--title", "Slow search", "--severity", "sev3"]);
    run(&desk, &["role", "1", "scribe=Bo"]);
    run(&desk, &["resolve", "1", "Over.", "--to-nobody"]);
    desk
}

#[test]
fn a_file_that_was_edited_is_refreshed_and_nothing_of_it_is_lost() {
    let desk = resolved();
    let path = desk.workspace().join("draft.md");
    let file = path.to_str().unwrap();
    run(&desk, &["postmortem", "1", "-o", file]);
    let first = fs::read_to_string(&path).unwrap();
    let edited = first.replacen("## Impact", "Bo should have called.\r\n\n## Impact", 1);
    fs::write(&path, &edited).unwrap();
    run(&desk, &["note", "1", "the index was rebuilt"]);
    run(&desk, &["postmortem", "1", "-o", file]);
    let now = fs::read_to_string(&path).unwrap();
    assert!(now.contains("Bo should have called.\r\n"), "to the letter: {now}");
    assert!(now.contains("the index was rebuilt"), "and the log is fresh: {now}");

    run(&desk, &["declare", "--title", "Another", "--severity", "sev4"]);
    let why = refused(&desk, &["postmortem", "2", "-o", file], 1);
    assert!(
        why.contains("the draft of INC-0001, not of INC-0002") && why.contains("--force"),
        "{why}"
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), now, "the file stays");
    let said = run(&desk, &["postmortem", "2", "-o", file, "--force"]).stderr;
    assert!(said.contains("kept at"), "{said}");
    assert_eq!(fs::read_to_string(desk.workspace().join("draft.md.old")).unwrap(), now);
}

#[test]
fn wording_is_asked_about_and_an_edited_file_becomes_the_draft() {
    let desk = resolved();
    let path = desk.workspace().join("draft.md");
    let file = path.to_str().unwrap();
    run(&desk, &["postmortem", "1", "-o", file]);
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen("## Impact", "Bo should have called.\n\n## Impact", 1)).unwrap();
    let said = run(&desk, &["postmortem", "1", "--take", file]).stderr;
    assert!(said.contains("version 1"), "{said}");
    let checked = run(&desk, &["postmortem", "1", "--check"]);
    assert!(
        checked.stdout.contains("“Bo”  Replace by the role? [the scribe]"),
        "{}",
        checked.stdout
    );
    assert!(checked.stdout.contains("“should have”  Say what did happen"), "{}", checked.stdout);
    assert!(checked.stderr.contains("nothing is refused"), "{}", checked.stderr);
    let notes = json(&desk, &["postmortem", "1", "--check", "--json"]);
    assert_eq!(notes["sections"][0]["title"], "Summary");
    assert!(run(&desk, &["postmortem", "1"]).stdout.contains("Bo should have called."));
    let fresh = run(&desk, &["postmortem", "1", "--fresh"]).stdout;
    assert!(!fresh.contains("should have"), "the log alone: {fresh}");
}

/// Writes words into the draft above the impact, and takes it in.
fn taken(desk: &Desk, words: &str) {
    let path = desk.workspace().join("taken.md");
    let file = path.to_str().unwrap();
    run(desk, &["postmortem", "1", "-o", file]);
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen("## Impact", &format!("{words}\n\n## Impact"), 1)).unwrap();
    run(desk, &["postmortem", "1", "--take", file]);
}

#[test]
fn a_layout_never_leaves_aside_what_was_typed_and_final_asks_it_too() {
    let desk = resolved();
    taken(&desk, "She forgot.");
    for words in [&["--template", "full"][..], &["--template", "full", "--format", "html"]] {
        let told = run(&desk, &[&["postmortem", "1"][..], words].concat()).stdout;
        assert!(told.contains("She forgot."), "{words:?}: {told}");
    }
    let founding = ["postmortem", "1", "--template", "founding"];
    for words in [&[][..], &["--profile", "internal"], &["--final"]] {
        let why = refused(&desk, &[&founding[..], words].concat(), 1);
        assert!(why.contains("another layout") && why.contains("--fresh"), "{why}");
    }
    let told = run(&desk, &[&founding[..], &["--fresh"]].concat()).stdout;
    assert!(told.contains("## Root cause") && !told.contains("She forgot."), "{told}");
    // A text without questions goes out, and the draft still has some.
    let answered = desk.write("answered.md", &told.replace("[[TODO", "[["));
    let from = ["postmortem", "1", "--from", answered.to_str().unwrap(), "--final"];
    let why = refused(&desk, &from, 1);
    assert!(why.contains("in the draft that was written here") && why.contains("--take"), "{why}");
    run(&desk, &[&from[..], &["--because", "that one is not passed on"]].concat());
    // The text that goes out is the file, once it is refreshed.
    let file = desk.workspace().join("answered.md");
    let place = file.to_str().unwrap();
    run(&desk, &["postmortem", "1", "--take", place]);
    run(&desk, &["postmortem", "1", "--final", "-o", place]);
    fs::write(&file, format!("{}\n[[TODO: and now]]\n", fs::read_to_string(&file).unwrap()))
        .unwrap();
    let why = refused(&desk, &["postmortem", "1", "--final", "-o", place], 1);
    assert!(why.contains("and now"), "{why}");
}

#[test]
fn a_draft_in_any_layout_is_refreshed_with_its_own_line_ends() {
    let desk = resolved();
    let path = desk.workspace().join("founding.md");
    let file = path.to_str().unwrap();
    run(&desk, &["postmortem", "1", "--template", "founding", "-o", file]);
    fs::write(&path, fs::read_to_string(&path).unwrap().replace('\n', "\r\n")).unwrap();
    run(&desk, &["note", "1", "the index was rebuilt"]);
    let said = run(&desk, &["postmortem", "1", "-o", file]).stderr;
    assert!(!said.contains("block"), "every block is one of the log: {said}");
    let now = fs::read_to_string(&path).unwrap();
    assert!(now.contains("the index was rebuilt"), "{now}");
    assert_eq!(now.matches('\n').count(), now.matches("\r\n").count(), "one kind: {now:?}");
    let why = refused(&desk, &["postmortem", "1", "--template", "full", "-o", file], 1);
    assert!(why.contains("founding.md was not written over: it was begun in another"), "{why}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_device_takes_the_draft_and_is_never_read() {
    let desk = resolved();
    let told = run(&desk, &["postmortem", "1", "-o", "/dev/stdout"]).stdout;
    assert!(told.starts_with("# Post-mortem: Slow search"), "{told}");
    assert!(
        refused(&desk, &["postmortem", "1", "-o", "/dev/full"], 1).contains("the disk is full")
    );
    for word in ["--take", "--from", "--template"] {
        let why = refused(&desk, &["postmortem", "1", word, "/dev/zero"], 1);
        assert!(why.contains("/dev/zero cannot be read (it is larger than"), "{why}");
        let why = refused(&desk, &["postmortem", "1", word, "nowhere.md"], 1);
        assert!(why.contains("there is no such file"), "{why}");
    }
}

#[test]
fn words_of_notes_are_asked_about_and_a_note_may_begin_as_an_item() {
    let desk = resolved();
    run(&desk, &["note", "1", "Was hard: it was a stupid mistake"]);
    run(&desk, &["note", "1", "\\TODO keep it"]);
    run(&desk, &["actions", "add", "1", "Remind everybody", "--owner", "Bo"]);
    let checked = run(&desk, &["postmortem", "1", "--check"]).stdout;
    let rows: Vec<&str> = checked.lines().collect();
    assert!(rows.iter().all(|row| row.contains("of the log")), "{checked}");
    for words in ["“stupid”", "“mistake”", "“Remind”"] {
        assert!(checked.contains(words), "{words}: {checked}");
    }
    assert!(!checked.contains("“Bo”"), "an owner is named on purpose: {checked}");
    for layout in ["full", "founding"] {
        let draft = run(&desk, &["postmortem", "1", "--template", layout]).stdout;
        assert!(draft.contains("TODO keep it") && !draft.contains(". keep it"), "{draft}");
        assert!(!draft.contains("| – | keep it"), "{draft}");
    }
}

#[test]
fn a_post_mortem_has_an_owner() {
    let desk = resolved();
    assert!(run(&desk, &["postmortem", "1"]).stdout.contains("| Owner | *unassigned* |"));
    let said = run(&desk, &["postmortem", "1", "--owner", "Kim Lee"]).stdout;
    assert!(said.contains("Owner of the post-mortem: Kim Lee"), "{said}");
    assert!(run(&desk, &["postmortem", "1"]).stdout.contains("| Owner | Kim Lee |"));
    let copy = run(&desk, &["postmortem", "1", "--profile", "company"]).stdout;
    assert!(!copy.contains("Kim"), "{copy}");
    let why = refused(&desk, &["postmortem", "1", "--owner", "Kim Lee"], 1);
    assert!(why.contains("already"), "{why}");
    run(&desk, &["postmortem", "1", "--nobody"]);
    refused(&desk, &["postmortem", "1", "--nobody", "--owner", "Kim"], 2);
}

#[test]
fn the_post_mortem_moves_among_its_states() {
    let desk = resolved();
    let said = run(&desk, &["postmortem", "1", "--state", "in-review"]).stdout;
    assert!(said.contains("Post-mortem: In review, was Draft"), "{said}");
    assert!(run(&desk, &["postmortem", "1"]).stdout.contains("| Status | In review |"));
    run(&desk, &["postmortem", "1", "--state", "draft"]);
    let why = refused(&desk, &["postmortem", "1", "--state", "draft"], 1);
    assert!(why.contains("is draft already"), "{why}");
    run(&desk, &["declare", "--title", "Open", "--severity", "sev4"]);
    let why = refused(&desk, &["postmortem", "2", "--state", "reviewed"], 1);
    assert!(why.contains("is open"), "{why}");
}

#[test]
fn a_reviewed_post_mortem_leaves_no_question_open_or_says_why_and_a_closed_one_stays() {
    let desk = resolved();
    let file = desk.workspace().join("draft.md");
    run(&desk, &["postmortem", "1", "-o", file.to_str().unwrap()]);
    let take = ["postmortem", "1", "--take", file.to_str().unwrap()];
    let review = ["postmortem", "1", "--state", "reviewed"];
    let why = refused(&desk, &review, 1);
    assert!(why.contains("questions are open") && why.contains("--because"), "{why}");
    assert!(why.contains("what broke, for whom"), "it names them: {why}");
    let because = [&review[..], &["--because", "the vendor answers later"]].concat();
    run(&desk, &because);
    let told = run(&desk, &["timeline", "1"]).stdout;
    assert!(told.contains("the vendor answers later"), "why stands in the log: {told}");
    run(&desk, &["postmortem", "1", "--state", "closed", "--because", "nothing more comes"]);
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replacen("## Impact", "Late words.\n\n## Impact", 1)).unwrap();
    let why = refused(&desk, &take, 1);
    assert!(why.contains("is closed") && why.contains("--state reviewed"), "{why}");
    run(&desk, &review);
    run(&desk, &take);
    refused(&desk, &["postmortem", "1", "--because", "no reason for anything"], 2);
}
