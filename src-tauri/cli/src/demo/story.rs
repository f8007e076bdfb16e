//! What happens in the demonstration. Time passes by the incident's clock; the sender works all the while.

use holdfast_core::clock::{Millis, limit};
use holdfast_core::engine::Handle;
use holdfast_core::ids::IncidentId;
use holdfast_core::incident::command::{PostAction, RecordAction, StateAction, StepAction, Update};
use holdfast_core::incident::{Action, Audience, Command, Declare, IncidentState};
use holdfast_core::screen;
use holdfast_core::severity::Severity;
use holdfast_core::store::log;
use holdfast_core::update;
use holdfast_core::worker::deliver::{Deliverer, Idle};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::out;
use crate::problem::{Problem, Result};
use crate::report;
use crate::show::timeline;

/// The sender looks this often: a few seconds of the incident.
const ROUND: Duration = Duration::from_millis(20);
/// A ping that is later than this, by the incident's clock, does not come any more.
const LONGEST_WAIT: Duration = Duration::from_secs(15 * 60);
/// The runbook that is worked through.
const RUNBOOK: &str = "runbooks/database/database-unresponsive.md";

/// An incident that is being played.
pub struct Story {
    engine: Handle,
    deliverer: Deliverer,
    actor: String,
    seen: i64,
}

impl Story {
    /// A story that has not begun.
    pub fn new(engine: Handle, deliverer: Deliverer, actor: &str) -> Self {
        Self { engine, deliverer, actor: actor.to_owned(), seen: 0 }
    }

    /// Plays it and writes the draft into `folder`.
    pub async fn play(mut self, folder: &Path) -> Result<PathBuf> {
        self.seen = self.engine.call(|engine| Ok(log::last_seq(engine.store().read())?)).await?;
        self.round().await?;
        let id = self.declare().await?;
        self.respond(id).await?;
        self.let_the_ping_go(id).await?;
        self.recover(id).await?;
        self.end(id, folder).await
    }

    async fn declare(&mut self) -> Result<IncidentId> {
        let declare = Declare {
            runbooks: vec![RUNBOOK.to_owned()],
            ..Declare::of("Checkout database unresponsive", Severity::Sev1)
        };
        let done = self.execute(Command::Declare(declare)).await?;
        let id = done.incident;
        self.engine.call(move |engine| engine.find(&id)).await.map_err(Problem::from)
    }

    async fn respond(&mut self, id: IncidentId) -> Result<()> {
        let step = |n: &str| n.to_owned();
        self.act(
            id,
            RecordAction::FillBlank { name: "db-host".to_owned(), value: "db-7".to_owned() },
        )
        .await?;
        self.minutes(1).await?;
        self.act(id, StepAction::finish(step("1"))).await?;
        self.minutes(1).await?;
        self.act(id, StepAction::finish(step("2"))).await?;
        self.note(id, "“No space left on device” in the log; 100 % on /var/log").await?;
        let reason = "the process is alive, the disk is full".to_owned();
        self.act(id, StepAction::SkipStep { step: step("3"), reason }).await?;
        self.minutes(1).await?;
        self.act(id, StepAction::finish(step("4"))).await?;
        let text = "Clear old logs before failing over".to_owned();
        self.act(id, RecordAction::Decide { text, happened_at: None }).await?;
        let text = "Checkout fails. The database's disk is full; we are clearing it.".to_owned();
        let update = PostAction::PostUpdate(Update {
            audience: Audience::Internal,
            text,
            state: Some(IncidentState::Identified),
            next_minutes: None,
            approved_by: None,
            elsewhere: false,
            to_nobody: false,
            without: vec![],
        });
        self.act(id, update).await?;
        self.minutes(2).await
    }

    /// Nobody writes until the countdown has run out: the ping goes by itself.
    async fn let_the_ping_go(&mut self, id: IncidentId) -> Result<()> {
        let due = self.engine.call(move |engine| {
            let policy = engine.config().policy();
            Ok(engine.incident(id)?.next_update_at(&policy))
        });
        let due = due.await?;
        let Some(due) = due else {
            return Err(Problem::failed(
                "the update promised no next one; report this with the data folder",
            ));
        };
        self.say("(Nobody writes. The countdown runs.)")?;
        self.until(due).await?;
        let wait = i64::try_from(limit(LONGEST_WAIT).as_millis()).unwrap_or(i64::MAX);
        let last = due.plus(wait);
        while self.pings(id).await? == 0 {
            if self.now().await? > last {
                return Err(Problem::failed(
                    "the ping did not go by itself; try again on a machine that is less busy",
                ));
            }
            self.wait().await?;
        }
        self.minutes(1).await
    }

    async fn pings(&self, id: IncidentId) -> Result<u32> {
        let pings = self.engine.call(move |engine| {
            Ok(engine.incident(id)?.rhythm.get(&Audience::Internal).map_or(0, |r| r.pings))
        });
        Ok(pings.await?)
    }

    async fn recover(&mut self, id: IncidentId) -> Result<()> {
        self.act(id, StepAction::finish("5")).await?;
        self.note(id, "12 GB freed; the database answers").await?;
        self.act(id, StateAction::SetState { state: IncidentState::Monitoring, reason: None })
            .await?;
        self.minutes(4).await
    }

    /// Resolves with a closing post, waits until it is sent, and writes the draft.
    async fn end(mut self, id: IncidentId, folder: &Path) -> Result<PathBuf> {
        let closing = self.engine.call(move |engine| {
            let now = engine.clock().now();
            let name = engine.name(id)?;
            Ok(update::closing_text(engine.incident(id)?, &name, now))
        });
        let text = closing.await?;
        self.act(id, PostAction::Resolve { text: Some(text) }).await?;
        let Self { engine, deliverer, seen, .. } = self;
        if let Idle::Held(holder) = deliverer.until_idle().await? {
            return Err(Problem::failed(format!(
                "{holder}, sends from this folder; name another one"
            )));
        }
        tell(&engine, seen).await?;
        let draft = engine.call(move |engine| screen::postmortem(engine, id)).await?.markdown;
        let path = folder.join("post-mortem.md");
        report::save(&path, &draft, "draft")?;
        Ok(path)
    }

    async fn note(&mut self, id: IncidentId, text: &str) -> Result<()> {
        self.act(id, RecordAction::Note { text: text.to_owned(), happened_at: None }).await
    }

    async fn act(&mut self, incident: IncidentId, action: impl Into<Action>) -> Result<()> {
        let action = action.into();
        self.execute(Command::On { incident, action }).await.map(drop)
    }

    async fn execute(&mut self, command: Command) -> Result<screen::Done> {
        let actor = self.actor.clone();
        let done = self.engine.call(move |engine| engine.execute(command, None, &actor)).await?;
        self.seen = tell(&self.engine, self.seen).await?;
        self.round().await?;
        Ok(done)
    }

    /// Lets minutes of the incident pass.
    async fn minutes(&mut self, minutes: i64) -> Result<()> {
        let now = self.now().await?;
        self.until(now.plus_minutes(minutes)).await
    }

    async fn until(&mut self, at: Millis) -> Result<()> {
        while self.now().await? < at {
            self.wait().await?;
        }
        Ok(())
    }

    async fn wait(&mut self) -> Result<()> {
        self.round().await?;
        #[allow(clippy::disallowed_methods, reason = "the pace of what is shown")]
        tokio::time::sleep(ROUND).await;
        Ok(())
    }

    async fn now(&self) -> Result<Millis> {
        Ok(self.engine.call(|engine| Ok(engine.clock().now())).await?)
    }

    /// One round of the sender, and what it recorded.
    async fn round(&mut self) -> Result<()> {
        self.deliverer.step().await?;
        self.seen = tell(&self.engine, self.seen).await?;
        Ok(())
    }

    fn say(&self, text: &str) -> Result<()> {
        out::text(&format!("          {text}"))
    }
}

/// Prints what was recorded after `seen`, and says up to where.
async fn tell(engine: &Handle, seen: i64) -> Result<i64> {
    let (rows, last) = engine
        .call(move |engine| {
            let read = engine.store().read();
            let mut rows = Vec::new();
            for id in log::touched(read, seen)? {
                rows.extend(log::after(read, id, seen)?);
            }
            Ok((rows, log::last_seq(read)?))
        })
        .await?;
    if !rows.is_empty() {
        out::text(&timeline::recorded(&rows, holdfast_core::exercise::Dial::WALL))?;
    }
    Ok(last)
}
