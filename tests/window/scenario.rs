//! Before and after an exercise: a tabletop in its own form is read, turned by key and practised, and its report is saved.

use holdfast_tests::stage::{START, Stage};
use holdfast_tests::window::Window;
use std::fs;

/// A tabletop as a team wrote it: no times, questions in the place of expectations.
const MAIL: &str = "# Tabletop: Mail is gone

## Objectives

- Find out who decides

## Inject 1: First calls

Nobody can read mail since this morning.

**Questions**

- Who leads?

## Inject 2: The provider answers

The provider knows of no fault.
";

#[tokio::test]
async fn on_a_new_computer_the_library_lists_what_ships() {
    let stage = Stage::new();
    let window = stage.window(START, 1).await;
    window.see("ready for an incident").await;
    window.press("Alt+r").await;
    window.find("option", "The primary database is gone").await;
    window.find("option", "Ransomware on the backups").await;
}

#[tokio::test]
async fn a_tabletop_in_its_own_form_is_turned_practised_rated_and_reported() {
    let stage = Stage::of_a_team();
    let file = stage.workspace().join("runbooks/exercises/mail.md");
    fs::write(&file, MAIL).expect("the tabletop");
    let window = stage.window(START, 1).await;
    read_and_turn(&stage, &window).await;
    assert_eq!(
        fs::read_to_string(&file).expect("the tabletop"),
        MAIL,
        "nothing is written into it"
    );
    practise(&stage, &window).await;
    rate_and_save(&stage, &window).await;
}

async fn read_and_turn(stage: &Stage, window: &Window) {
    window.see("ready for an incident").await;
    window.press("Alt+r").await;
    // Rows come as their folders are read, and what is below them moves.
    let whole = "document.querySelectorAll('[role=option]').length >= 16";
    window.until("the whole library", whole).await;
    window.drawn().await;
    window.click("option", "Tabletop: Mail is gone").await;
    window.find("heading", "Mail is gone").await;
    window.press("j").await;
    window.press("j").await;
    window.press("t").await;
    window.find("button", "by hand: First calls").await;
    let kept = fs::read_to_string(stage.workspace().join("holdfast-steps.toml"));
    assert!(kept.expect("the choice").contains("[[turned]]"), "it is kept beside the file");
    window.press("w").await;
    window.see("The scenario is at").await;
    let strict = stage.workspace().join("runbooks/exercises/mail-strict.md");
    let strict = fs::read_to_string(strict).expect("the form that is run");
    assert!(strict.contains("### T+?? I1: First calls"), "{strict}");
}

async fn practise(stage: &Stage, window: &Window) {
    window.press("p").await;
    window.find("dialog", "Practise this").await;
    window.press("Enter").await;
    window.see("EXERCISE").await;
    window.see("INC-0001").await;
    drop(stage.tell(START, "Kim", &["exercise", "release", "I1"]));
    drop(stage.tell(START, "Kim", &["exercise", "end"]));
}

async fn rate_and_save(stage: &Stage, window: &Window) {
    window.see("The exercise ended").await;
    window.press("Shift+h").await;
    window.find("heading", "Hot wash: ").await;
    window.see("Not rated: O1.").await;
    window.press("m").await;
    window.find("textbox", "Why").await;
    window.type_text("Nobody said who leads").await;
    window.press("Enter").await;
    window.gone("Not rated: O1.").await;
    window.press("Control+s").await;
    window.see("Saved: ").await;
    let report = stage.workspace().join("after-action/INC-0001 after-action report.md");
    let report = fs::read_to_string(report).expect("the report");
    assert!(report.contains("M: performed with major challenges"), "{report}");
    assert!(report.contains("Nobody said who leads"), "{report}");
}
