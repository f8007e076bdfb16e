//! A page that takes long holds up nothing but those who wait for it.

use std::fs;
use std::sync::Arc;
use tempfile::TempDir;

use crate::clock::{Clock, Hand, Millis};
use crate::engine::{Engine, Handle};
use crate::incident::command::RecordAction;
use crate::incident::{Action, Command, Declare};
use crate::library::page::Pages;
use crate::screen;
use crate::severity::Severity;

const PATH: &str = "runbooks/disk.md";
const SECRET: [&str; 2] = ["xox", "b-123456789012-abcdefABCDEF"];

struct Window {
    engine: Handle,
    pages: Pages,
    /// Ends the clock when it is let go.
    _hand: Hand,
    folder: TempDir,
}

/// An engine on its thread, as the window has it, over one runbook.
async fn window() -> Window {
    let folder = tempfile::tempdir().unwrap();
    let (data, team) = (folder.path().join("data"), folder.path().join("team"));
    fs::create_dir_all(team.join("runbooks")).unwrap();
    let (clock, hand) = Clock::by_hand(Millis(1_767_362_400_000));
    let engine = Engine::open(&data, &team, clock).unwrap();
    let pages = engine.library.pages();
    let window = Window { engine: Handle::start(engine).unwrap(), pages, _hand: hand, folder };
    window.write("1. Check it:\n   `df -h`\n2. Mend it\n");
    window.ask(|engine| drop(engine.library().refresh().unwrap())).await;
    window.ask(|engine| engine.library().index_elsewhere()).await;
    window
}

impl Window {
    fn write(&self, steps: &str) {
        let text = format!("# Disk\n\n## Steps\n{steps}");
        fs::write(self.folder.path().join("team").join(PATH), text).unwrap();
    }

    async fn ask<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&mut Engine) -> T + Send + 'static,
    ) -> T {
        self.engine.call(|engine| Ok(ask(engine))).await.unwrap()
    }

    async fn execute(&self, command: Command) -> String {
        let done = self.ask(|engine| engine.execute(command, None, "Dana").unwrap()).await;
        done.incident
    }
}

fn declare(runbooks: &[&str]) -> Command {
    Command::Declare(Declare {
        title: "x".into(),
        severity: Severity::Sev1,
        runbooks: runbooks.iter().map(|path| (*path).to_owned()).collect(),
        exercise: false,
        interval_minutes: None,
        reported: None,
        only: None,
        attached: vec![],
    })
}

#[tokio::test]
async fn while_pages_are_read_the_log_and_the_pings_go_on() {
    let window = window().await;
    let held = window.pages.hold();
    let (reader, declarer) = (window.engine.clone(), window.engine.clone());
    let page = tokio::spawn(async move { reader.open_runbook(PATH.to_owned()).await });
    let command = tokio::spawn(async move { declarer.prepared(declare(&[PATH])).await });
    let id = window.execute(declare(&[])).await.parse().unwrap();
    let note = Action::Record(RecordAction::Note { text: "still here".into(), happened_at: None });
    window.execute(Command::On { incident: id, action: note }).await;
    window.ask(|engine| engine.tick().unwrap()).await;
    assert!(!page.is_finished() && !command.is_finished(), "both are still held up");
    drop(held);
    assert_eq!(page.await.unwrap().unwrap().card.steps, 2, "the page comes when it was read");
    let declared = window.execute(command.await.unwrap().unwrap()).await.parse().unwrap();
    let steps = window.ask(move |engine| {
        engine.incident(declared).unwrap().runbooks[0].file.runbook.steps_total()
    });
    assert_eq!(steps.await, 2, "and the incident has its runbook");
}

#[tokio::test]
async fn a_page_is_read_once_as_long_as_neither_it_nor_its_choices_change() {
    let window = window().await;
    let open = || async { window.engine.open_runbook(PATH.to_owned()).await.unwrap() };
    let first = open().await;
    window.execute(declare(&[PATH])).await;
    let again = open().await;
    assert!(Arc::ptr_eq(&first.runbook, &again.runbook), "an entry is no reason to read again");
    let group = first.runbook.groups[0].id.clone();
    window.engine.choose_steps(PATH.to_owned(), group, Some(false)).await.unwrap();
    let chosen = open().await;
    assert_eq!(chosen.card.steps, 0, "the list is text now, in the cache too");
    assert!(chosen.runbook.steps().next().is_none(), "and on the page");
    window.write("1. Another\n2. And one\n3. More\n");
    let changed = open().await;
    assert_eq!(changed.card.steps, changed.runbook.steps().count() as u32, "both are new");
    assert_ne!(changed.hash, chosen.hash, "the file was read again");
}

#[tokio::test]
async fn a_runbook_that_was_read_apart_is_masked_in_the_log_all_the_same() {
    let window = window().await;
    let secret = SECRET.concat();
    window.write(&format!("1. Say it:\n   `say {secret}`\n2. Mend it\n"));
    let command = window.engine.prepared(declare(&[PATH])).await.unwrap();
    let id = window.execute(command).await.parse().unwrap();
    let body = window.ask(move |engine| {
        let rows = engine.rows(id).unwrap();
        rows.iter().map(|row| row.data().to_string()).collect::<String>()
    });
    let body = body.await;
    assert!(body.contains("«masked slack token»") && !body.contains(&secret), "{body}");
}

#[tokio::test]
async fn the_rest_of_a_page_that_the_reader_does_not_draw_stays_here() {
    let window = window().await;
    let opened = window.engine.open_runbook(PATH.to_owned()).await.unwrap();
    let view = window.ask(move |engine| screen::page(&opened, screen::beside(engine).unwrap()));
    let text = serde_json::to_value(view.await.runbook.phases).unwrap();
    let steps = &text[0]["steps"];
    assert_eq!(steps[0]["commands"][0], "df -h", "what is copied comes with it");
    assert_eq!(steps[1], serde_json::json!({ "number": 2, "line": 6 }), "and no more than that");
}

#[tokio::test]
async fn a_runbook_whose_file_is_gone_is_read_as_the_incident_froze_it() {
    let window = window().await;
    let command = window.engine.prepared(declare(&[PATH])).await.unwrap();
    let id = window.execute(command).await.parse().unwrap();
    fs::remove_file(window.folder.path().join("team").join(PATH)).unwrap();
    let opened = window.engine.open_frozen(id, PATH.to_owned()).await.unwrap();
    assert!(opened.source.contains("2. Mend it"), "all of it: {}", opened.source);
    assert_eq!((opened.card.path.as_str(), opened.card.steps), (PATH, 2));
    let why = opened.card.problem.unwrap_or_default();
    assert!(why.contains("INC-0001") && why.contains(PATH), "what is shown is named: {why}");
    let other = window.engine.open_frozen(id, "runbooks/other.md".to_owned()).await.unwrap_err();
    assert!(other.message.contains("INC-0001 has no runbook"), "{}", other.message);
}
