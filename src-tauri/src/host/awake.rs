//! Keeps the machine from idle sleep while a promise is open. On a thread of its own, because the system may be slow to
//! answer. What is deliberately absent: keeping the display on, or refusing a sleep that a person asks for.

use keepawake::KeepAwake;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

/// Tells the thread what is wanted.
pub struct Awake {
    wanted: Option<Sender<bool>>,
    /// What was wanted last.
    before: bool,
}

impl Awake {
    /// Starts the thread; `awake` shows whether the machine is kept from sleep now.
    pub fn start(awake: Arc<AtomicBool>) -> Self {
        let (wanted, inbox) = mpsc::channel();
        let thread = thread::Builder::new().name("awake".to_owned());
        match thread.spawn(move || run(&inbox, &awake)) {
            Ok(_) => Self { wanted: Some(wanted), before: false },
            Err(error) => {
                tracing::warn!(%error, "the machine is not kept from sleep");
                Self { wanted: None, before: false }
            }
        }
    }

    /// Says whether the machine should stay awake; the same word twice wakes nobody.
    pub fn want(&mut self, stay: bool) {
        if stay == std::mem::replace(&mut self.before, stay) {
            return;
        }
        if let Some(wanted) = &self.wanted {
            // A thread that has ended has said so.
            let _ = wanted.send(stay);
        }
    }
}

/// A refusal is tried again only once nothing was wanted in between: asking every second would not help.
fn run(inbox: &Receiver<bool>, awake: &AtomicBool) {
    let mut held: Option<KeepAwake> = None;
    for wanted in inbox {
        held = if wanted { hold() } else { None };
        awake.store(held.is_some(), Ordering::Relaxed);
    }
    drop(held);
}

fn hold() -> Option<KeepAwake> {
    let held = keepawake::Builder::default()
        .idle(true)
        .reason("an update is promised")
        .app_name("Holdfast")
        .app_reverse_domain("dev.holdfast.desktop")
        .create();
    held.inspect_err(|error| tracing::warn!(%error, "the machine is not kept from sleep")).ok()
}
