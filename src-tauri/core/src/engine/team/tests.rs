//! A workspace on a share that hangs: the engine goes on with what it read last.

use std::fs;
use std::sync::mpsc;
use std::time::Duration;

use super::{Before, looked};
use crate::clock::{Clock, Millis};
use crate::engine::Engine;
use crate::incident::{Command, Declare};
use crate::severity::Severity;

#[test]
fn while_the_workspace_is_silent_what_was_read_last_stands_and_nothing_waits() {
    let folder = tempfile::tempdir().unwrap();
    let (data, team) = (folder.path().join("data"), folder.path().join("team"));
    fs::create_dir_all(team.join("docs")).unwrap();
    fs::write(team.join("holdfast.toml"), "name = \"First\"\n[library]\nfolders = [\"docs\"]\n")
        .unwrap();
    let (clock, _hand) = Clock::by_hand(Millis(1_767_362_400_000));
    let mut engine = Engine::open(&data, &team, clock).unwrap();

    // A look that is answered when the test says so, as if the share hung until then.
    let (say, said) = mpsc::channel::<()>();
    let (workspace, place) = (team.clone(), data.clone());
    let held = move || {
        let _ = said.recv();
        looked(&workspace, &place, &Before::default())
    };
    assert!(engine.team.asked.ask(Duration::ZERO, held).is_none(), "the share hangs");
    fs::write(team.join("holdfast.toml"), "name = \"Second one\"\n").unwrap();

    let declare = Declare {
        title: "x".into(),
        severity: Severity::Sev1,
        runbooks: vec![],
        exercise: false,
        interval_minutes: None,
        attached: vec![],
        reported: None,
    };
    engine.execute(Command::Declare(declare), None, "Dana").unwrap();
    engine.tick().unwrap();
    engine.changes().unwrap();
    assert_eq!(engine.config().name.as_deref(), Some("First"), "what was read last stands");
    assert_eq!(engine.library_folders().unwrap().len(), 2, "and so do its folders");
    assert!(engine.is_workspace_silent(), "nothing else was asked meanwhile");

    say.send(()).unwrap();
    while engine.is_workspace_silent() {
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
    engine.team = super::Team::default();
    let (say, said) = mpsc::channel::<()>();
    let (workspace, place) = (team.clone(), folder.path().join("data"));
    let held = move || {
        let _ = said.recv();
        looked(&workspace, &place, &Before::default())
    };
    assert!(engine.team.asked.ask(Duration::ZERO, held).is_none(), "the share hangs");
    engine.reload_config();
    let problem = engine.config_problem().unwrap_or_default();
    assert!(problem.contains("did not answer"), "it is said: {problem}");
    say.send(()).unwrap();
    while engine.is_workspace_silent() {
        engine.reload_config();
    }
    assert_eq!(engine.config_problem(), None, "and no longer once it answers");
}
