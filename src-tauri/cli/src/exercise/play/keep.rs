//! Keeping an exercise: its clock runs while this does, what happens is printed, and rehearsal channels are sent to.
//!
//! Ctrl+C pauses the exercise where nothing else keeps it, so that it does not run on alone.

use holdfast_core::channel::Sender;
use holdfast_core::engine::{Engine, EngineError, Handle};
use holdfast_core::exercise::clock::said;
use holdfast_core::ids::IncidentId;
use holdfast_core::incident::Command;
use holdfast_core::incident::command::ClockAction;
use holdfast_core::screen;
use holdfast_core::store::log;
use holdfast_core::worker::deliver::Deliverer;
use holdfast_core::worker::seconds;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

use super::show;
use crate::channel::deliver::{asked_to_end, runtime};
use crate::desk::Desk;
use crate::out;
use crate::problem::Result;

/// The longest wait for something that is due: a clock may be set, and a laptop may sleep. What is due is done as of its own
/// instant, however late the look.
const LONGEST: Duration = Duration::from_secs(1);

/// Keeps an exercise until it is over or this is told to end. What came after the entry `seq` is printed.
pub fn keep(desk: Desk, id: IncidentId, seq: i64) -> Result<()> {
    let actor = desk.actor.clone();
    runtime()?.block_on(async {
        let engine = Handle::start(desk.engine)?;
        let (stop, stopped) = watch::channel(false);
        let sender = tokio::spawn(deliverer(&engine).await?.run(stopped));
        let mut told = Told { seq, offered: BTreeSet::new(), trouble: None };
        let is_over = tokio::select! {
            over = told.until_over(&engine, id) => over?,
            ended = asked_to_end() => { ended?; false }
        };
        if !is_over {
            engine.call(move |engine| pause(engine, id, &actor)).await?;
        }
        let _ = stop.send(true);
        let _ = sender.await;
        // What was posted at the very end waits for nobody.
        deliverer(&engine).await?.until_idle().await?;
        let last = engine.call(move |engine| last_words(engine, id)).await?;
        last.iter().for_each(|line| out::remark(line));
        Ok(())
    })
}

async fn deliverer(engine: &Handle) -> Result<Deliverer> {
    let who = format!("`holdfast exercise`, process {}", std::process::id());
    let secrets = Arc::new(Desk::secrets());
    Ok(Deliverer::new(engine.clone(), secrets, Sender::new()?, who).await?)
}

/// Pauses an exercise that this was told to leave.
fn pause(engine: &mut Engine, id: IncidentId, actor: &str) -> Result<(), EngineError> {
    let is_running = engine.incident(id)?.run.as_ref().is_some_and(|run| run.is_running());
    if is_running {
        let reason = Some("the terminal that kept it was ended".to_owned());
        let action = ClockAction::PauseExercise { reason }.into();
        engine.execute(Command::On { incident: id, action }, None, actor)?;
    }
    Ok(())
}

fn last_words(engine: &mut Engine, id: IncidentId) -> Result<Vec<String>, EngineError> {
    let view = screen::exercise(engine, id)?;
    let number = &view.incident.number;
    if !view.clock.ended {
        return Ok(vec![format!(
            "{number} stands at {}. `holdfast exercise resume` goes on.",
            view.clock.t
        )]);
    }
    let mut lines = vec![format!("{number} is over at {}. Hot wash:", view.clock.t)];
    lines.extend(view.hot_wash.iter().map(|question| format!("  - {question}")));
    lines.push(
        "Keep what was seen with `holdfast exercise observe`, `rate` and `plan`; `holdfast exercise report` writes the report."
            .to_owned(),
    );
    Ok(lines)
}

/// What was printed.
struct Told {
    seq: i64,
    offered: BTreeSet<String>,
    trouble: Option<String>,
}

/// What one look at the exercise found.
struct Look {
    seq: i64,
    lines: Vec<String>,
    offered: Vec<(String, i64, String)>,
    trouble: Option<String>,
    is_on: bool,
    /// How long until something is due.
    soon: Duration,
}

impl Look {
    /// Does what is due, and finds what was recorded after the entry `seq`.
    fn after(engine: &mut Engine, id: IncidentId, seq: i64) -> Result<Self, EngineError> {
        engine.keep_exercise(id)?;
        let rows = log::after(engine.store().read(), id, seq)?;
        Ok(Self {
            seq: rows.last().map_or(seq, |row| row.seq),
            lines: show::lines(engine, id, &rows)?,
            offered: show::offered(engine, id)?,
            trouble: engine.real_trouble()?,
            is_on: show::is_on(engine, id)?,
            soon: until_due(engine, id)?,
        })
    }
}

/// How long until something is due in the story, in seconds on the wall; [`LONGEST`] where nothing is.
fn until_due(engine: &mut Engine, id: IncidentId) -> Result<Duration, EngineError> {
    let (now, rate) = (engine.clock().now(), engine.clock().rate());
    let run = engine.incident(id)?.run.as_deref().filter(|run| run.is_running());
    let Some(run) = run else { return Ok(LONGEST) };
    let offered = run.coming(run.t_at(now)).first().map(|(due, _)| *due);
    let all = offered.into_iter().chain(run.next().map(|(due, _)| due));
    let ahead = all.filter_map(|t| run.anchor.real_at(t)).map(|at| at.since(now));
    // What was refused is tried again with the others.
    let first = ahead.filter(|ms| *ms > 0).min();
    let real = first.and_then(|ms| u64::try_from(ms).ok()).map(Duration::from_millis);
    Ok(real.map_or(LONGEST, |ms| ms.div_f64(rate.max(1.0)).min(LONGEST)))
}

impl Told {
    /// Prints what happens, until the exercise is over.
    async fn until_over(&mut self, engine: &Handle, id: IncidentId) -> Result<bool> {
        let (mut changes, mut beats) = (engine.subscribe(), seconds());
        loop {
            let seq = self.seq;
            let look = engine.call(move |engine| Look::after(engine, id, seq)).await?;
            self.seq = look.seq;
            if !look.lines.is_empty() {
                out::text(&look.lines.join("\n"))?;
            }
            for (inject, due, title) in look.offered {
                if self.offered.insert(inject.clone()) {
                    out::remark(&format!(
                        "{}  {inject} is due: {title} — `holdfast exercise release {inject}`, hold, skip or retime",
                        said(due)
                    ));
                }
            }
            self.warn(look.trouble);
            if !look.is_on {
                return Ok(true);
            }
            let something = async {
                tokio::select! {
                    _ = beats.tick() => {}
                    // An engine that has ended says so when it is asked.
                    _ = changes.recv() => {}
                }
            };
            let _ = tokio::time::timeout(look.soon, something).await;
        }
    }

    /// Says once that something real is on.
    fn warn(&mut self, trouble: Option<String>) {
        if let Some(real) = trouble.as_ref().filter(|_| self.trouble != trouble) {
            out::remark(&format!(
                "{real} is real and open. Stop the exercise: `holdfast exercise abort --reason \"{real} is real\"`"
            ));
        }
        self.trouble = trouble;
    }
}
