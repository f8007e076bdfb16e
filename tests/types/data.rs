//! The page's stand-in for the shell answers from the views of one incident, built by the real engine with a clock by
//! hand and written to `ui/src/dev/data/views`, so that it cannot drift from the core. Ids and hashes are named by order
//! of appearance, folder and laptop as a person’s. `make types` writes the files; this test fails when they are stale.

use regex::Regex;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use holdfast_core::clock::{Clock, Hand, Millis};
use holdfast_core::engine::Engine;
use holdfast_core::engine::setup::SecretFact;
use holdfast_core::ids::IncidentId;
use holdfast_core::incident::command::{
    ChangeAction, PostAction, RecordAction, StateAction, StepAction, Update,
};
use holdfast_core::incident::{Action, Audience, Command, Declare, IncidentState};
use holdfast_core::screen::{self, Around, Draft};
use holdfast_core::severity::Severity;

use crate::{WRITE, there, write};

const RUNBOOK: &str = "runbooks/database/database-unresponsive.md";
const CHANNELS: &str = r##"
name = "Shop"

[[channel]]
name = "#incidents"
kind = "slack"
audience = "internal"

[[channel]]
name = "Status page"
kind = "webhook"
audience = "external"
"##;

#[test]
fn the_stand_in_answers_from_views_of_the_core() {
    let folder = holdfast_tests::place::root().join("ui/src/dev/data/views");
    let wanted = views();
    if std::env::var_os(WRITE).is_some() {
        write(&folder, &wanted);
    }
    let there = there(&folder);
    let names = wanted.keys().chain(there.keys());
    let stale: Vec<&String> = names.filter(|name| wanted.get(*name) != there.get(*name)).collect();
    assert!(stale.is_empty(), "{} is stale; run `make types`: {stale:?}", folder.display());
}

/// A laptop in the middle of an incident, with an earlier one that is over.
struct Stage {
    engine: Engine,
    hand: Hand,
}

impl Stage {
    fn act(&mut self, incident: IncidentId, action: impl Into<Action>, minutes: i64) {
        let command = Command::On { incident, action: action.into() };
        self.engine.execute(command, None, "Dana").unwrap();
        self.hand.advance(minutes * 60_000);
    }

    fn declare(&mut self, title: &str, severity: Severity, runbooks: &[&str]) -> IncidentId {
        let declare = Declare {
            title: title.to_owned(),
            severity,
            runbooks: runbooks.iter().map(|path| (*path).to_owned()).collect(),
            exercise: false,
            interval_minutes: None,
            reported: None,
            attached: Vec::new(),
        };
        let done = self.engine.execute(Command::Declare(declare), None, "Dana").unwrap();
        self.hand.advance(60_000);
        done.incident.parse().unwrap()
    }

    /// Tells both audiences, ticks, skips, notes, decides and adds a step.
    fn play(&mut self) -> IncidentId {
        let earlier = self.declare("Search is slow", Severity::Sev3, &[]);
        self.act(earlier, PostAction::Resolve { text: None }, 30);
        let id = self.declare("Checkout database unresponsive", Severity::Sev1, &[RUNBOOK]);
        let step = |step: &str| step.to_owned();
        for (audience, approved_by) in
            [(Audience::Internal, None), (Audience::External, Some("Kim".to_owned()))]
        {
            let text = "We are investigating failed checkouts.".to_owned();
            let (state, next_minutes) = (None, None);
            let update =
                Update { audience, text, state, next_minutes, approved_by, elsewhere: false };
            self.act(id, PostAction::PostUpdate(update), 1);
        }
        self.act(id, RecordAction::FillBlank { name: "db-host".into(), value: "db-7".into() }, 1);
        self.act(id, StepAction::FinishStep { step: step("1") }, 1);
        self.act(id, StepAction::FinishStep { step: step("2") }, 1);
        let text = "“No space left on device” in the log".to_owned();
        let happened_at = Some(self.engine.clock().now().plus_minutes(-3));
        self.act(id, RecordAction::Note { text, happened_at }, 1);
        let reason = "the process is alive".to_owned();
        self.act(id, StepAction::SkipStep { step: step("3"), reason }, 0);
        let text = "Clear logs before failing over".to_owned();
        self.act(id, RecordAction::Decide { text, happened_at: None }, 1);
        let (text, commands) = ("Look at the disk".to_owned(), vec!["df -h".to_owned()]);
        let add = ChangeAction::AddStep { runbook: 1, after: Some(step("4")), text, commands };
        self.act(id, add, 0);
        let identified = StateAction::SetState { state: IncidentState::Identified, reason: None };
        self.act(id, identified, 1);
        id
    }
}

/// Every view by the name of its file.
fn views() -> BTreeMap<String, String> {
    let place = tempfile::tempdir().unwrap();
    let workspace = place.path().join("workspace");
    let root = holdfast_tests::place::root();
    fs::create_dir_all(workspace.join(RUNBOOK).parent().unwrap()).unwrap();
    fs::copy(root.join(RUNBOOK), workspace.join(RUNBOOK)).unwrap();
    fs::write(workspace.join("holdfast.toml"), CHANNELS).unwrap();
    let (clock, hand) = Clock::by_hand(Millis(1_795_184_760_000));
    let engine = Engine::open(&place.path().join("data"), &workspace, clock).unwrap();
    let mut stage = Stage { engine, hand };
    let id = stage.play();
    let engine = &mut stage.engine;
    let around = Around { actor: "Dana".into(), awake: true, secrets: secrets() };
    let text = "The disk is full. Next update 15:20 UTC.".to_owned();
    let draft = Draft { audience: Audience::Internal, text, state: None, next_minutes: None };
    let opened = engine.library().open(RUNBOOK).unwrap();
    let mut names = Names::new(place.path(), &engine.store().device().name);
    let mut files = BTreeMap::new();
    let mut keep = |name: &str, view: Value| {
        files.insert(format!("{name}.json"), names.plain(&view));
    };
    keep("incident", to(screen::incident(engine, &around, id).unwrap()));
    keep("timeline", to(screen::timeline(engine, id, None, None, 200).unwrap()));
    keep("compose", to(screen::compose(engine, &around, id).unwrap()));
    keep("preview", to(screen::preview(engine, &around, id, &draft).unwrap()));
    keep("home", to(screen::home(engine, &around).unwrap()));
    keep("settings", to(screen::settings(engine, &around).unwrap()));
    keep("library", to(screen::library(engine).unwrap()));
    keep("search", to(screen::search(engine, "database connections").unwrap()));
    keep("reader", to(screen::reader(engine, RUNBOOK).unwrap()));
    keep("findings", to(screen::unchecked(engine, opened).findings()));
    files
}

fn to(view: impl serde::Serialize) -> Value {
    serde_json::to_value(view).unwrap()
}

fn secrets() -> BTreeMap<String, SecretFact> {
    let fact = |address: &str| SecretFact {
        stands_in: true,
        address: Some(address.to_owned()),
        problem: None,
    };
    let slack = ("#incidents".to_owned(), fact("https://hooks.slack.com/…T0k3"));
    let page = ("Status page".to_owned(), fact("https://status.example.com/…a1b2"));
    [slack, page].into()
}

/// Names what differs from run to run by the order in which it appears.
struct Names {
    /// What is written in place of what.
    fixed: [(String, String); 2],
    word: Regex,
    known: BTreeMap<String, usize>,
}

impl Names {
    fn new(folder: &Path, host: &str) -> Self {
        let id = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
        Self {
            fixed: [
                (folder.display().to_string(), "/home/dana".to_owned()),
                (format!("from {host} from"), "from dana-laptop from".to_owned()),
            ],
            word: Regex::new(&format!(r"\b(?:{id}|[0-9a-f]{{64}})\b")).unwrap(),
            known: BTreeMap::new(),
        }
    }

    /// The view as it is kept: with ids that count up, hashes too, and the folder of a person.
    fn plain(&mut self, view: &Value) -> String {
        let mut text = serde_json::to_string_pretty(view).unwrap() + "\n";
        for (from, to) in &self.fixed {
            text = text.replace(from, to);
        }
        let known = &mut self.known;
        let named = self.word.replace_all(&text, |found: &regex::Captures<'_>| {
            let next = known.len() + 1;
            let n = *known.entry(found[0].to_owned()).or_insert(next);
            match found[0].len() {
                64 => format!("{n:064x}"),
                _ => format!("00000000-0000-7000-8000-{n:012x}"),
            }
        });
        named.into_owned()
    }
}
