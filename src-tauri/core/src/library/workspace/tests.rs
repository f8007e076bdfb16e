//! A workspace on a share that hangs: the engine goes on with what it read last.

use std::fs;
use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;

use super::look::{Looker, looks};
use crate::clock::{Clock, Millis};
use crate::engine::Engine;
use crate::incident::{Command, Declare};
use crate::severity::Severity;

/// From now on a look is answered when the test says so, as if the share hung until then.
fn hang(engine: &mut Engine, data: &Path, team: &Path) -> mpsc::Sender<()> {
    let (say, said) = mpsc::channel::<()>();
    let mut look = looks(team, data);
    let held = move || {
        let _ = said.recv();
        look()
    };
    engine.library.workspace.looker = Looker::start(held);
    assert!(!engine.library.workspace.looker.ask(Duration::ZERO), "the share hangs");
    say
}

#[test]
fn while_the_workspace_is_silent_what_was_read_last_stands_and_nothing_waits() {
    let folder = tempfile::tempdir().unwrap();
    let (data, team) = (folder.path().join("data"), folder.path().join("team"));
    fs::create_dir_all(team.join("docs")).unwrap();
    fs::write(team.join("holdfast.toml"), "name = \"First\"\n[library]\nfolders = [\"docs\"]\n")
        .unwrap();
    let (clock, _hand) = Clock::by_hand(Millis(1_767_362_400_000));
    let mut engine = Engine::open(&data, &team, clock).unwrap();

    let say = hang(&mut engine, &data, &team);
    fs::write(team.join("holdfast.toml"), "name = \"Second one\"\n").unwrap();

    let declare = Declare {
        title: "x".into(),
        severity: Severity::Sev1,
        runbooks: vec![],
        exercise: false,
        interval_minutes: None,
        attached: vec![],
        reported: None,
        only: None,
    };
    engine.execute(Command::Declare(declare), None, "Dana").unwrap();
    engine.tick().unwrap();
    engine.changes().unwrap();
    assert_eq!(engine.config().name.as_deref(), Some("First"), "what was read last stands");
    assert_eq!(engine.library().folders().unwrap().len(), 2, "and so do its folders");
    assert!(engine.library.workspace.is_silent(), "nothing else was asked meanwhile");

    say.send(()).unwrap();
    while engine.library.workspace.is_silent() {
        engine.changes().unwrap();
    }
    assert_eq!(engine.config().name.as_deref(), Some("Second one"), "the late answer counts");
}

#[test]
fn a_workspace_that_never_answered_says_so_and_no_text_is_lost_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let team = folder.path().join("team");
    fs::create_dir_all(&team).unwrap();
    let (clock, _hand) = Clock::by_hand(Millis(1_767_362_400_000));
    let mut engine = Engine::open(&folder.path().join("data"), &team, clock).unwrap();
    let say = hang(&mut engine, &folder.path().join("data"), &team);
    engine.library.workspace.ground = None;
    engine.library.look();
    let problem = engine.config_problem().unwrap_or_default();
    assert!(problem.contains("did not answer"), "it is said: {problem}");
    say.send(()).unwrap();
    while engine.library.workspace.is_silent() {
        engine.library.look();
    }
    assert_eq!(engine.config_problem(), None, "and no longer once it answers");
}
