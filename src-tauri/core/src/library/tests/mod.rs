//! The library as the window sees it: real folders, the cache on the disk, a clock by hand.

mod places;
mod scenarios;

use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

use super::Library;
use crate::clock::{Clock, Hand, Millis};
use crate::engine::{Engine, EngineCode};
use crate::ids::IncidentId;
use crate::incident::command::StepAction;
use crate::incident::{Action, Command, Declare};
use crate::library::choices;
use crate::runbook::facts::freshness::{Badge, FreshnessState};
use crate::screen::LibraryView;
use crate::screen::{library, reader};
use crate::severity::Severity;
use crate::store::library::Cache;

struct Laptop {
    engine: Engine,
    hand: Hand,
    folder: TempDir,
}

impl Laptop {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("team/runbooks")).unwrap();
        let (clock, hand) = Clock::by_hand(Millis(1_767_362_400_000));
        let (data, team) = (folder.path().join("data"), folder.path().join("team"));
        Self { engine: Engine::open(&data, &team, clock).unwrap(), hand, folder }
    }

    fn write(&self, path: &str, text: &str) -> PathBuf {
        let path = self.folder.path().canonicalize().unwrap().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    fn runbook(&self, path: &str, title: &str) -> PathBuf {
        self.write(path, &format!("# {title}\n\n## Steps\n1. Check it:\n   `df -h`\n2. Mend it\n"))
    }

    fn declare(&mut self, path: &str) -> IncidentId {
        self.declare_as(path, false)
    }

    fn declare_as(&mut self, path: &str, exercise: bool) -> IncidentId {
        let declare = Declare {
            title: "x".into(),
            severity: Severity::Sev1,
            runbooks: vec![path.into()],
            exercise,
            interval_minutes: None,
            reported: None,
            only: None,
            attached: vec![],
        };
        let done = self.engine.execute(Command::Declare(declare), None, "Dana").unwrap();
        done.incident.parse().unwrap()
    }

    fn act(&mut self, incident: IncidentId, action: Action) {
        self.engine.execute(Command::On { incident, action }, None, "Dana").unwrap();
    }

    fn library(&mut self) -> LibraryView {
        library(&mut self.engine).unwrap()
    }

    fn first(&mut self, limit: usize) -> Vec<String> {
        let (cards, _) = self.engine.library().first(limit).unwrap();
        cards.into_iter().map(|card| card.title).collect()
    }
}

#[test]
fn the_library_has_its_parts_and_small_rows() {
    let mut laptop = Laptop::new();
    laptop.runbook("team/runbooks/db/disk.md", "Disk");
    laptop.runbook("team/runbooks/api.md", "Api");
    laptop.write("team/runbooks/who.md", "# Who to call\n\nDana.\n");
    laptop.engine.library().pin("runbooks/db/disk.md", true).unwrap();
    laptop.declare("runbooks/api.md");
    let view = laptop.library();
    let titles = |rows: &[crate::screen::RunbookRow]| {
        rows.iter().map(|row| row.title.clone()).collect::<Vec<_>>()
    };
    assert_eq!(titles(&view.pinned), ["Disk"]);
    assert_eq!(titles(&view.recent), ["Api"], "it joined an incident");
    assert_eq!(titles(&view.runbooks), ["Api", "Disk"], "by folder");
    assert_eq!(titles(&view.documents), ["Who to call"], "without steps");
    assert_eq!(view.runbooks[0].in_use.as_deref(), Some("INC-0001"));
    assert_eq!(view.runbooks[0].facts, "2 steps");
    assert_eq!((view.folders[0].runbooks, view.waiting), (3, None));
}

#[test]
fn a_runbook_names_every_open_incident_that_uses_it() {
    let mut laptop = Laptop::new();
    laptop.runbook("team/runbooks/api.md", "Api");
    laptop.declare("runbooks/api.md");
    laptop.declare("runbooks/api.md");
    let row = laptop.library().runbooks.remove(0);
    assert_eq!((row.in_use.as_deref(), row.also_in), (Some("INC-0001"), vec!["INC-0002".into()]));
    let card = laptop.engine.library().open("runbooks/api.md").unwrap().card;
    assert_eq!(card.also_in, ["INC-0002"], "so that none of them is offered it again");
}

#[test]
fn pinned_runbooks_come_first_then_those_used_last() {
    let mut laptop = Laptop::new();
    for title in ["A", "B", "C", "D"] {
        laptop.runbook(&format!("team/runbooks/{title}.md"), title);
    }
    laptop.declare("runbooks/B.md");
    laptop.hand.advance(60_000);
    laptop.declare("runbooks/C.md");
    laptop.engine.library().pin("runbooks/D.md", true).unwrap();
    assert_eq!(laptop.first(50), ["D", "C", "B", "A"]);
    assert_eq!(laptop.first(2), ["D", "C"]);
    assert_eq!(laptop.engine.library().first(2).unwrap().1, 4, "all of them are counted");
    laptop.write("team/runbooks/0.md", "# 0\n\nWho to call.\n");
    laptop.engine.library().refresh().unwrap();
    assert_eq!(laptop.first(50), ["D", "C", "B", "A", "0"], "what has no steps comes last");
}

#[test]
fn trouble_with_a_step_makes_a_runbook_suspect() {
    let (block, skip, finish, undo) = (
        |step: &str| {
            Action::Step(StepAction::BlockStep { step: step.into(), reason: "no access".into() })
        },
        |step: &str| {
            Action::Step(StepAction::SkipStep { step: step.into(), reason: "no time".into() })
        },
        |step: &str| Action::Step(StepAction::finish(step)),
        |step: &str| Action::Step(StepAction::undo(step)),
    );
    for (exercise, actions, is_suspect, why) in [
        (false, vec![finish("1")], false, "all went well"),
        (false, vec![block("1")], true, "it is blocked"),
        (false, vec![block("1"), finish("1")], true, "it was blocked for a while"),
        (false, vec![finish("1"), undo("1")], true, "it was undone"),
        (false, vec![skip("2")], false, "an optional step may be left out"),
        (false, vec![skip("1")], true, "this one may not"),
        (true, vec![skip("1"), block("2")], false, "an exercise skips what it cannot do"),
    ] {
        let mut laptop = Laptop::new();
        let text = "# Disk\n\n## Steps\n1. Check it\n2. Optional: mend it\n";
        laptop.write("team/runbooks/disk.md", text);
        let incident = laptop.declare_as("runbooks/disk.md", exercise);
        actions.into_iter().for_each(|action| laptop.act(incident, action));
        let state = laptop.engine.library().cards().unwrap()[0].freshness.state;
        assert_eq!(state == FreshnessState::Suspect, is_suspect, "{why}");
        assert_eq!(
            laptop.library().runbooks[0].badge == Badge::Suspect,
            is_suspect,
            "the row too: {why}"
        );
    }
}

#[test]
fn what_is_opened_is_as_it_is_on_the_disk_now() {
    let mut laptop = Laptop::new();
    laptop.runbook("team/runbooks/disk.md", "Disk");
    laptop.engine.library().refresh().unwrap();
    laptop.engine.library().index_elsewhere();
    laptop.runbook("team/runbooks/disk.md", "Tape");
    assert_eq!(laptop.library().runbooks[0].title, "Disk", "nobody looked yet");
    let view = reader(&mut laptop.engine, "runbooks/disk.md").unwrap();
    assert_eq!((view.runbook.title.as_str(), view.card.title.as_str()), ("Tape", "Tape"));
    assert_eq!(laptop.library().runbooks[0].title, "Tape", "and the library knows it");
    fs::remove_file(laptop.folder.path().join("team/runbooks/disk.md")).unwrap();
    assert!(reader(&mut laptop.engine, "runbooks/disk.md").is_err(), "it is gone");
}

#[test]
fn a_runbook_out_of_reach_is_read_and_declared_as_it_was_last_seen() {
    let mut laptop = Laptop::new();
    let share = laptop.folder.path().canonicalize().unwrap().join("share");
    let dns = laptop.runbook("share/dns.md", "Names").display().to_string();
    laptop.engine.library().add_folder(&share).unwrap();
    laptop.engine.library().refresh().unwrap();
    laptop.hand.advance(86_400_000);
    for bare in [false, true] {
        let _ = fs::remove_dir_all(&share);
        if bare {
            fs::create_dir(&share).unwrap();
        }
        let view = reader(&mut laptop.engine, &dns).unwrap();
        assert_eq!(view.runbook.title, "Names");
        let problem = view.card.problem.expect("it is said");
        let says = format!("As last seen on 02 Jan 2026; {} cannot be reached.", share.display());
        assert_eq!(problem, says);
    }
    let incident = laptop.declare(&dns);
    assert_eq!(laptop.engine.incident(incident).unwrap().runbooks[0].file.runbook.title, "Names");
}

#[test]
fn nothing_outside_the_folders_is_opened() {
    let mut laptop = Laptop::new();
    laptop.runbook("team/runbooks/db/disk.md", "Disk");
    laptop.write("team/runbooks/README.md", "# Ours\n");
    laptop.write("team/holdfast.toml", "");
    let secret = laptop.runbook("secret.md", "Secret").display().to_string();
    let root = laptop.folder.path().canonicalize().unwrap();
    let climbing = format!("{}/team/runbooks/../../secret.md", root.display());
    for path in [
        "../secret.md",
        "runbooks/../../secret.md",
        "runbooks/db/../../../secret.md",
        "holdfast.toml",
        "runbooks/../holdfast.toml",
        "/etc/passwd",
        "",
        "..",
        ".",
        "runbooks",
        "runbooks/\0.md",
        &secret,
        &climbing,
    ] {
        let refused = reader(&mut laptop.engine, path).expect_err(path);
        assert_eq!(refused.code, EngineCode::NotFound, "{path:?}");
        assert!(refused.message.ends_with('.'), "{path:?}: {}", refused.message);
    }
    let title =
        |laptop: &mut Laptop, path: &str| reader(&mut laptop.engine, path).unwrap().runbook.title;
    assert_eq!(title(&mut laptop, "runbooks/db/disk.md"), "Disk");
    assert_eq!(title(&mut laptop, "runbooks/x/../db/./disk.md"), "Disk", "as a page links to it");
    assert_eq!(title(&mut laptop, "runbooks/README.md"), "Ours", "a page that is not listed");
    let text = root.join("team/runbooks/db/disk.txt");
    fs::write(&text, "# X\n").unwrap();
    assert!(reader(&mut laptop.engine, "runbooks/db/disk.txt").is_err(), "Markdown alone");
    link(Path::new(&secret), &root.join("team/runbooks/README.html.md"));
    let linked = reader(&mut laptop.engine, "runbooks/README.html.md").unwrap_err().message;
    assert!(linked.contains("leads out") || linked.contains("no file"), "{linked}");
}

#[cfg(unix)]
fn link(target: &Path, at: &Path) {
    std::os::unix::fs::symlink(target, at).unwrap();
}

#[cfg(not(unix))]
fn link(_: &Path, _: &Path) {}

#[test]
fn a_folder_is_added_once_and_only_what_was_added_is_removed() {
    let mut laptop = Laptop::new();
    let share = laptop.folder.path().join("share");
    assert!(laptop.engine.library().add_folder(&share).is_err(), "it is not there");
    fs::create_dir(&share).unwrap();
    laptop.engine.library().add_folder(&share).unwrap();
    assert!(laptop.engine.library().add_folder(&share.join(".")).is_err(), "it is there already");
    let own = laptop.folder.path().join("team/runbooks");
    assert!(laptop.engine.library().add_folder(&own).is_err(), "so is the workspace's own");
    assert!(laptop.engine.library().remove_folder(&own).is_err(), "which was not added here");
    fs::remove_dir(&share).unwrap();
    let added = laptop.engine.library().folders().unwrap()[1].root.clone();
    laptop.engine.library().remove_folder(&added).unwrap();
    assert_eq!(laptop.engine.library().folders().unwrap().len(), 1, "also when it is gone");
}

#[test]
fn a_change_of_the_library_is_published_once() {
    let mut laptop = Laptop::new();
    laptop.runbook("team/runbooks/disk.md", "Disk");
    laptop.engine.library().refresh().unwrap();
    while laptop.engine.changes().unwrap().is_some() {}
    laptop.engine.library().refresh().unwrap();
    assert_eq!(laptop.engine.changes().unwrap(), None, "nothing changed");
    laptop.runbook("team/runbooks/disk.md", "Tape");
    laptop.engine.library().refresh().unwrap();
    let changed = laptop.engine.changes().unwrap().expect("it changed");
    assert!(changed.incidents.is_empty(), "and no incident did");
    assert_eq!(laptop.engine.changes().unwrap(), None);
}

#[test]
fn a_cache_that_cannot_be_written_refuses_no_declare() {
    let mut laptop = Laptop::new();
    let file = laptop.runbook("team/runbooks/disk.md", "Disk");
    let elsewhere = laptop.folder.path().to_owned();
    let data = elsewhere.join("data");
    laptop.engine.library().refresh().unwrap();
    laptop.runbook("team/runbooks/disk.md", "Tape");
    let (clock, team) = (laptop.engine.clock().clone(), elsewhere.join("team"));
    laptop.engine.library = Library::open(&data, &team, clock);
    let other = Cache::open(&data).unwrap();
    other.without_patience().unwrap();
    laptop.engine.library.cache = Some(other);
    let mut writer = Cache::open(&data).unwrap();
    let _locked = writer.batch().unwrap();
    assert!(laptop.engine.library().refresh().is_err(), "another program holds the cache");
    let frozen = laptop.engine.library().named("disk.md", &elsewhere).unwrap();
    assert_eq!((frozen.path.as_str(), frozen.runbook.title.as_str()), ("runbooks/disk.md", "Tape"));
    let name = file.display().to_string();
    assert_eq!(laptop.engine.library().named(&name, &elsewhere).unwrap().path, "runbooks/disk.md");
    let incident = laptop.declare("runbooks/disk.md");
    let attached = &laptop.engine.incident(incident).unwrap().runbooks[0].file;
    assert_eq!(attached.runbook.title, "Tape", "the window reads the file too");
    assert!(
        laptop.engine.library().named("none.md", &elsewhere).is_err(),
        "what is nowhere is said"
    );
}

#[test]
fn copies_of_a_template_show_each_its_own_pictures() {
    const PNG: &[u8] = &[0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a];
    let mut laptop = Laptop::new();
    for (service, mark) in [("api", 1), ("db", 2)] {
        let text = "# Template\n\n![It](diagram.png)\n\n## Steps\n1. Look\n";
        let file = laptop.write(&format!("team/runbooks/{service}/disk.md"), text);
        fs::write(file.with_file_name("diagram.png"), [PNG, &[mark]].concat()).unwrap();
    }
    let (api, db) = (
        reader(&mut laptop.engine, "runbooks/api/disk.md").unwrap(),
        reader(&mut laptop.engine, "runbooks/db/disk.md").unwrap(),
    );
    assert_eq!(api.hash, db.hash, "the files are the same");
    let mut mark = |pictures: &str| {
        let found = laptop.engine.library().picture(pictures, 1).unwrap();
        found.and_then(|picture| picture.bytes.last().copied())
    };
    assert_eq!((mark(&api.pictures), mark(&db.pictures)), (Some(1), Some(2)));
    assert_eq!(mark(&api.hash), None, "the bytes alone name no picture");
}

#[test]
fn the_team_says_how_often_a_runbook_is_reviewed() {
    let mut laptop = Laptop::new();
    // 100 days before the clock of the test.
    let text = "---\nlast_reviewed: 2025-09-24\n---\n# Disk\n\n## Steps\n1. Look\n";
    laptop.write("team/runbooks/disk.md", text);
    let state = |laptop: &mut Laptop| {
        laptop.engine.library.look();
        laptop.engine.library().cards().unwrap()[0].freshness.state
    };
    assert_eq!(state(&mut laptop), FreshnessState::Fresh, "within six months");
    laptop.write("team/holdfast.toml", "[lint]\nreview_in_days = 30\n");
    assert_eq!(state(&mut laptop), FreshnessState::Stale, "as the rules for runbooks say");
    laptop.write(
        "team/runbooks/disk.md",
        &text.replace("# Disk", "# Tape").replace("24\n---", "24\nreview_in: 365 days\n---"),
    );
    assert_eq!(state(&mut laptop), FreshnessState::Fresh, "what the file says goes before");
}

#[test]
fn a_choice_about_a_runbook_outside_the_workspace_stays_on_this_laptop() {
    let mut laptop = Laptop::new();
    let share = laptop.folder.path().canonicalize().unwrap().join("share");
    let far = laptop.runbook("share/dns.md", "Names").display().to_string();
    laptop.runbook("team/runbooks/disk.md", "Disk");
    laptop.engine.library().add_folder(&share).unwrap();
    let file = |place: &str| laptop.folder.path().join(place).join(choices::FILE);
    let (team, data) = (file("team"), file("data"));
    for (path, written, other) in [(far.as_str(), &data, &team), ("runbooks/disk.md", &team, &data)]
    {
        let steps = |laptop: &mut Laptop| laptop.engine.library().open(path).unwrap().card.steps;
        let before = fs::read(other).ok();
        let group = laptop.engine.library().open(path).unwrap().runbook.groups[0].id.clone();
        laptop.engine.library().choose_steps(path, &group, Some(false)).unwrap();
        assert_eq!(steps(&mut laptop), 0, "{path}: it is text now");
        let kept = fs::read_to_string(written).unwrap();
        assert!(kept.contains(path), "{path}: {kept}");
        assert_eq!(fs::read(other).ok(), before, "{path}: the other file is as it was");
        laptop.engine.library().choose_steps(path, &group, None).unwrap();
        assert_eq!(steps(&mut laptop), 2, "{path}: the rules decide again");
    }
}
