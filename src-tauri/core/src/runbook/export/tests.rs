use super::sheet::NO_STEPS;
use super::*;
use crate::runbook::model::reading::{PinnedTable, Reference, TableKind};
use crate::runbook::{Checklist, Inline, Phase, PhaseKind, Step, Substep, Window, parse};

const HASH: &str = "0123abcd";

fn origin() -> Origin<'static> {
    Origin { file: "runbooks/disk.md", hash: HASH, on: "2026-08-29".parse().unwrap() }
}

/// A step or a sub-step, with its commands.
type Ticked = (String, Vec<String>);

/// What a person ticks and copies, with where it stands.
fn ticked(runbook: &Checklist) -> Vec<(String, Option<Window>, Vec<Ticked>)> {
    let steps = runbook.steps().map(|(phase, step)| {
        let below = step.substeps.iter().map(|sub| (sub.text.clone(), sub.commands.clone()));
        let own = std::iter::once((step.text.clone(), step.commands.clone()));
        (phase.title.clone(), phase.window, own.chain(below).collect())
    });
    steps.collect()
}

#[test]
fn what_ships_comes_back_with_the_same_steps_and_commands() {
    for (path, text) in crate::team::shipped::SHIPPED {
        let runbook = parse(text, path);
        let again = parse(&markdown(&runbook, &origin()), path);
        assert_eq!(ticked(&again), ticked(&runbook), "{path}");
        assert_eq!(again.title, runbook.title, "{path}");
    }
}

fn text(text: &str) -> Vec<Inline> {
    vec![Inline::Text { text: text.to_owned() }]
}

/// A runbook in which every part tries to be more than text.
fn hostile() -> Checklist {
    let evil = "<script>alert(1)</script> & \"quoted\" | **bold**";
    let reference = |href: &str| Reference { text: evil.to_owned(), href: href.to_owned() };
    let step = Step {
        number: 1,
        text: format!("Delete <namespace> {evil}"),
        commands: vec!["echo '```'\n</pre><script>".to_owned()],
        substeps: vec![Substep {
            number: "1.1".to_owned(),
            text: evil.to_owned(),
            commands: vec![],
            copying: Vec::new(),
            details: Vec::new(),
            behind: Vec::new(),
        }],
        expected: vec![evil.to_owned()],
        cautions: vec![evil.to_owned()],
        references: vec![
            reference("javascript:alert(1)"),
            reference("https://example.org/?a=\"><script>"),
        ],
        optional: true,
        ..Step::default()
    };
    Checklist {
        title: evil.to_owned(),
        symptoms: vec![evil.to_owned()],
        blanks: vec!["<namespace>".to_owned()],
        phases: vec![Phase {
            title: format!("Fix {evil}"),
            window: Some(Window { from_minutes: 15, to_minutes: None }),
            kind: PhaseKind::Steps,
            way: None,
            line: 1,
            steps: vec![step],
        }],
        pinned: vec![PinnedTable {
            kind: TableKind::Contacts,
            heading: evil.to_owned(),
            line: 1,
            head: vec![text("Who"), text("How")],
            rows: vec![vec![text(evil), text("a | b")]],
        }],
        ..Checklist::default()
    }
}

#[test]
fn nothing_of_a_file_becomes_markup_on_the_page() {
    let page = html(&hostile(), &origin());
    assert!(
        !page.contains("<script") && !page.contains("</pre><script"),
        "no tag of the file's: {page}"
    );
    assert!(!page.contains("href=\"javascript"), "no address that runs something");
    assert_eq!(page.matches("<a href=\"https://example.org/").count(), 1, "a plain one is a link");
    assert!(page.contains("(javascript:alert(1))"), "the other one is shown as it is");
    assert!(page.contains(POLICY_WORDS), "and the browser is told to run nothing");
    assert!(page.contains(HASH) && page.contains("2026-08-29"), "the foot tells which file");
    assert!(page.contains("(15+ minutes)") && page.contains("Optional: Delete"), "facts stay");
}

const POLICY_WORDS: &str = "default-src 'none'";

#[test]
fn nothing_of_a_file_becomes_markup_in_markdown() {
    let runbook = hostile();
    let written = markdown(&runbook, &origin());
    let again = parse(&written, "x.md");
    assert_eq!(again.title, runbook.title, "to the letter: {written}");
    let (phase, step) = again.steps().next().expect("one step");
    assert_eq!(phase.window, runbook.phases[0].window, "the window stays");
    assert_eq!(step.commands, runbook.phases[0].steps[0].commands, "a fence within is kept whole");
    assert!(
        step.text.contains("Delete <namespace> <script>"),
        "the text stays text: {}",
        step.text
    );
    assert_eq!(again.steps().count(), 1, "and nothing else became a step");
    assert!(written.contains("| a \\| b |"), "a bar does not end a cell");
}

#[test]
fn a_program_gets_what_is_around_each_step() {
    let runbook = hostile();
    let value = serde_json::to_value(json(&runbook, &origin())).unwrap();
    assert_eq!(value["steps_total"], 1, "what show prints is there");
    assert_eq!(value["around"][0]["number"], 1, "and beside it, by number");
    assert_eq!(value["around"][0]["cautions"].as_array().unwrap().len(), 1, "its warning");
    assert_eq!(value["pinned"][0]["kind"], "contacts", "the tables");
    assert_eq!((&value["file"], &value["sha256"]), (&"runbooks/disk.md".into(), &HASH.into()));
}

#[test]
fn a_file_without_steps_says_so_on_paper() {
    let runbook = parse("# Prose\n\nNothing to tick.\n", "x.md");
    for sheet in [markdown(&runbook, &origin()), html(&runbook, &origin())] {
        assert!(sheet.contains(NO_STEPS), "no empty sheet: {sheet}");
    }
}
