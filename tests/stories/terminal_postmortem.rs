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
