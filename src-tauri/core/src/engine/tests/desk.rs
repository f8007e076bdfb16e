//! A laptop for tests: a real data folder, a workspace with channels, a clock by hand.

use std::path::PathBuf;
use tempfile::TempDir;

use crate::clock::{Clock, Hand, Millis};
use crate::engine::{Attempt, Done, Engine, Result};
use crate::ids::IncidentId;
use crate::incident::command::{Declare, RunbookFile};
use crate::incident::command::{PostAction, Update};
use crate::incident::{Action, Audience, Command, DeliveryState};
use crate::severity::Severity;
use crate::store::outbox::{self, Message};

const CONFIG: &str = r#"
[[channel]]
name = "incidents"
kind = "webhook"
audience = "internal"

[[channel]]
name = "status"
kind = "slack"
audience = "external"

[[channel]]
name = "drill"
kind = "webhook"
audience = "internal"
rehearsal = true
"#;

const RUNBOOK: &str = "# Runbook: Queue stuck\n\n## Immediate actions\n1. Check the queue\n   - Look\n2. Restart\n3. Wait\n\n## Communication\n- Post update every 15 minutes\n";

pub struct Desk {
    pub engine: Engine,
    pub hand: Hand,
    clock: Clock,
    folder: TempDir,
}

impl Desk {
    /// When everything begins here.
    pub const START: Millis = Millis(1_767_225_600_000);

    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let workspace = folder.path().join("workspace");
        std::fs::create_dir(&workspace).unwrap();
        std::fs::write(workspace.join("holdfast.toml"), CONFIG).unwrap();
        let (clock, hand) = Clock::by_hand(Self::START);
        let engine = Engine::open(&folder.path().join("data"), &workspace, clock.clone()).unwrap();
        Self { engine, hand, clock, folder }
    }

    /// A second process on the same data.
    pub fn again(&self) -> Engine {
        let data = self.folder.path().join("data");
        Engine::open(&data, &self.folder.path().join("workspace"), self.clock.clone()).unwrap()
    }

    /// What [`Desk::declare`] declares.
    pub fn declaration(severity: Severity, exercise: bool) -> Declare {
        let runbook = crate::runbook::parse(RUNBOOK, "queue.md").checklist;
        Declare {
            title: "Queue stuck".into(),
            severity,
            runbooks: vec![],
            exercise,
            interval_minutes: None,
            reported: None,
            only: None,
            attached: vec![RunbookFile {
                path: "queue.md".into(),
                hash: "h".into(),
                runbook,
                source: RUNBOOK.into(),
            }],
        }
    }

    pub fn declare(&mut self, severity: Severity, exercise: bool) -> IncidentId {
        let declare = Self::declaration(severity, exercise);
        let done = self.engine.execute(Command::Declare(declare), None, "Dana").unwrap();
        done.incident.parse().unwrap()
    }

    pub fn act(&mut self, incident: IncidentId, action: Action) -> Done {
        self.engine.execute(Command::On { incident, action }, None, "Dana").unwrap()
    }

    pub fn update(&mut self, incident: IncidentId, text: &str) -> Done {
        let update = Update { elsewhere: false, ..Self::said_elsewhere(text) };
        self.act(incident, Action::Post(PostAction::PostUpdate(update)))
    }

    /// The messages of an incident, in the order in which they were queued.
    pub fn messages(&self, id: IncidentId) -> Vec<Message> {
        outbox::of_incident(self.engine.store().read(), id).unwrap()
    }

    /// What has become of them.
    pub fn states(&self, id: IncidentId) -> Vec<DeliveryState> {
        self.messages(id).into_iter().map(|message| message.state).collect()
    }

    /// What a sender takes that can read the secret of every channel.
    pub fn claim(&mut self) -> Vec<Attempt> {
        let ready = ["incidents", "status", "drill"].map(String::from).into();
        self.engine.claim(&ready).unwrap()
    }

    /// A text that was said on another way.
    pub fn said_elsewhere(text: &str) -> Update {
        Update {
            audience: Audience::Internal,
            text: text.into(),
            state: None,
            next_minutes: None,
            approved_by: None,
            elsewhere: true,
            to_nobody: false,
            without: vec![],
        }
    }

    /// Writes a file of the workspace.
    pub fn write(&self, name: &str, text: &str) {
        std::fs::write(self.folder.path().join("workspace").join(name), text).unwrap();
    }

    /// A process on another data folder with this workspace.
    pub fn opened(&self, data: &std::path::Path) -> Result<Engine> {
        Engine::open(data, &self.folder.path().join("workspace"), self.clock.clone())
    }

    /// The columns of a table, with their types.
    pub fn columns(&self, table: &str) -> Vec<(String, String)> {
        let connection = self.engine.store().read();
        let mut all = connection.prepare("SELECT name, type FROM pragma_table_info(?1)").unwrap();
        let rows = all.query_map([table], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        rows.map(Result::unwrap).collect()
    }

    /// Writes into a data folder what no program of ours writes.
    pub fn damage(&self, data: &std::path::Path, sql: &str) {
        let connection = self.engine.store().read();
        let path = data.join(crate::store::FILE).display().to_string();
        connection.execute("ATTACH ?1 AS damaged", [path]).unwrap();
        let triggers = ["replaced", "deleted", "changed"];
        for trigger in triggers {
            let drop = format!("DROP TRIGGER IF EXISTS damaged.event_is_never_{trigger}");
            connection.execute(&drop, []).unwrap();
        }
        let elsewhere =
            sql.replace("FROM ", "FROM damaged.").replacen("UPDATE ", "UPDATE damaged.", 1);
        connection.execute_batch("PRAGMA ignore_check_constraints = ON").unwrap();
        let changed = connection.execute(&elsewhere, []).unwrap();
        connection.execute_batch("PRAGMA ignore_check_constraints = OFF; DETACH damaged").unwrap();
        assert_eq!(changed, 1, "one row: {elsewhere}");
    }

    /// As if no workspace was ever read on this laptop.
    pub fn forget_workspaces(&self) {
        let files = std::fs::read_dir(self.engine.store().folder()).unwrap();
        let kept = files.map(|file| file.unwrap().path());
        let kept = kept.filter(|path| path.extension().is_some_and(|kind| kind == "toml"));
        kept.for_each(|path| std::fs::remove_file(path).unwrap());
    }

    pub fn minutes_later(&mut self, minutes: i64) {
        self.hand.advance(minutes * 60_000);
    }

    /// Every byte of the data folder.
    pub fn bytes(&self) -> Vec<u8> {
        let files = std::fs::read_dir(self.folder.path().join("data")).unwrap();
        let paths: Vec<PathBuf> =
            files.map(|f| f.unwrap().path()).filter(|p| p.is_file()).collect();
        paths.into_iter().flat_map(|p| std::fs::read(p).unwrap()).collect()
    }
}
