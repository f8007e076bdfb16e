//! The sender and the rhythm in this process, for as long as it runs or for one round.

use holdfast_core::channel::Sender;
use holdfast_core::clock::Millis;
use holdfast_core::engine::{Engine, EngineError, Handle};
use holdfast_core::incident::entry::face_of;
use holdfast_core::lock::{self, Tried};
use holdfast_core::secret::Secrets;
use holdfast_core::store::log::{self, Row};
use holdfast_core::store::outbox;
use holdfast_core::worker::deliver::{Deliverer, Idle};
use holdfast_core::worker::remind::Reminder;
use holdfast_core::worker::seconds;
use std::sync::Arc;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::watch;

use crate::desk::Desk;
use crate::out;
use crate::problem::{Problem, Result};
use crate::show::timeline;
use crate::table::counted;
use crate::when;

/// Threads for sending.
pub fn runtime() -> Result<Runtime> {
    Builder::new_multi_thread().worker_threads(2).enable_all().build().map_err(|error| {
        Problem::failed(format!(
            "no thread could be started ({error}); close something and try again"
        ))
    })
}

/// Sends what is due, once or until it is told to end.
pub fn run(desk: Desk, until_idle: bool) -> Result<()> {
    runtime()?.block_on(async {
        let engine = Handle::start(desk.engine)?;
        let who = format!("`holdfast deliver`, process {}", std::process::id());
        let secrets = Arc::new(Desk::secrets());
        let deliverer =
            Deliverer::new(engine.clone(), secrets.clone(), Sender::new()?, who.clone()).await?;
        if until_idle {
            once(engine, deliverer, secrets).await
        } else {
            for_long(engine, deliverer, &who).await
        }
    })
}

async fn once(engine: Handle, deliverer: Deliverer, secrets: Arc<Secrets>) -> Result<()> {
    let before = engine.call(|engine| Ok(log::last_seq(engine.store().read())?)).await?;
    match deliverer.until_idle().await? {
        Idle::Held(holder) => out::text(&format!("{holder}, sends already; nothing to do here.")),
        Idle::Done(attempts) => {
            let lines = engine.call(move |engine| News { seq: before }.fresh(engine)).await?;
            let waiting = engine.call(move |engine| waiting(engine, &secrets)).await?;
            let damaged = engine.call(Engine::damaged).await?;
            damaged.iter().for_each(|damaged| out::remark(&damaged.told));
            let tried = counted(attempts as u64, "attempt");
            let text =
                [lines, vec![format!("{tried}; nothing more is due now.")], waiting].concat();
            out::text(&text.join("\n"))
        }
    }
}

/// What was left in the outbox, and why.
fn waiting(engine: &mut Engine, secrets: &Secrets) -> Result<Vec<String>, EngineError> {
    let mut lines = Vec::new();
    for message in outbox::unfinished(engine.store().read())? {
        let name = &message.channel;
        let again = if message.attempt > 0 {
            format!(", again {}", when::clock(message.next_at))
        } else {
            String::new()
        };
        let known = engine.config().channel(name).cloned();
        let paused = match known {
            Some(channel) => engine.channel_pause(&channel, secrets.stands_in_environment(name))?,
            None => None,
        };
        let why = match (paused, message.reason) {
            (Some(why), _) | (None, Some(why)) => Some(why),
            (None, None) => secrets.read(name).err().map(|problem| problem.to_string()),
        };
        let why = why.map_or_else(String::new, |why| format!(": {why}"));
        lines.push(format!("Waits for {name} ({}{again}){why}.", message.state.word()));
    }
    Ok(lines)
}

async fn for_long(engine: Handle, deliverer: Deliverer, who: &str) -> Result<()> {
    let folder = engine.call(|engine| Ok(engine.store().folder().to_owned())).await?;
    // Who looks at the same moment reads this name: it is the one that the sender has from then on.
    match lock::try_lock(&folder, lock::SENDER, who) {
        Ok(Tried::Held(holder)) => {
            out::remark(&format!(
                "{holder}, sends now; this one sends where that one cannot, and takes over when it ends."
            ));
        }
        Ok(Tried::Got(_)) => out::remark("Sending, and keeping the rhythm. Ctrl+C ends it."),
        Err(error) => {
            return Err(Problem::failed(format!(
                "the sender's lock cannot be used ({error}); make the data folder writable"
            )));
        }
    }
    let (stop, stopped) = watch::channel(false);
    let work = tokio::spawn(deliverer.run(stopped.clone()));
    let told = tokio::spawn(tell(engine, stopped));
    asked_to_end().await?;
    // Both may have ended already; then nobody listens any more.
    let _ = stop.send(true);
    let _ = tokio::join!(work, told);
    out::remark("Ended. Nothing sends on this laptop now, unless the window is open.");
    Ok(())
}

/// Says each notice once, and what became of messages, until `stop`.
async fn tell(engine: Handle, mut stop: watch::Receiver<bool>) {
    let mut ticks = seconds();
    let mut reminder = Reminder::default();
    let seq = engine.call(|engine| Ok(log::last_seq(engine.store().read())?)).await;
    let mut seq = seq.unwrap_or_default();
    loop {
        tokio::select! {
            _ = ticks.tick() => {}
            _ = stop.changed() => return,
        }
        let looked = engine
            .call(move |engine| {
                let mut news = News { seq };
                let lines = news.fresh(engine)?;
                Ok((lines, news.seq, engine.notices()?, engine.clock().now()))
            })
            .await;
        match looked {
            Ok((lines, last, notices, now)) => {
                seq = last;
                lines.iter().for_each(|line| out::remark(line));
                let head = |at: Millis| when::clock(at);
                for notice in reminder.fresh(notices) {
                    out::remark(&format!("{}  {}", head(now), notice.text));
                }
            }
            Err(error) => out::remark(&Problem::from(error).sentence()),
        }
    }
}

/// What the rhythm and the sender recorded since the last look.
struct News {
    seq: i64,
}

impl News {
    fn fresh(&mut self, engine: &mut Engine) -> Result<Vec<String>, EngineError> {
        let mut lines = Vec::new();
        for id in log::touched(engine.store().read(), self.seq)? {
            // What cannot be read is named by the notices.
            let Ok(rows) = log::after(engine.store().read(), id, self.seq) else { continue };
            let Ok(number) = engine.name(id) else { continue };
            let Ok(dial) = engine.incident(id).map(|state| state.dial()) else { continue };
            let told: Vec<Row> =
                rows.into_iter().filter(|row| !face_of(&row.kind).by_person).collect();
            lines.extend(told.iter().map(|row| {
                let line = timeline::recorded(std::slice::from_ref(row), dial);
                format!("{number}  {}", line.trim_end())
            }));
        }
        self.seq = log::last_seq(engine.store().read())?;
        Ok(lines)
    }
}

fn deaf(error: std::io::Error) -> Problem {
    Problem::failed(format!(
        "signals cannot be received ({error}), so nothing would end this; begin it again"
    ))
}

#[cfg(unix)]
/// Waits until this is told to end, by Ctrl+C or by the system.
pub async fn asked_to_end() -> Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt()).map_err(deaf)?;
    let mut terminate = signal(SignalKind::terminate()).map_err(deaf)?;
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
    Ok(())
}

#[cfg(not(unix))]
/// Waits until this is told to end, by Ctrl+C or by the system.
pub async fn asked_to_end() -> Result<()> {
    tokio::signal::ctrl_c().await.map_err(deaf)
}
