//! How long a disk is waited for. Each question is asked on another thread, so that a share that hangs holds nothing up
//! but that thread.
//!
//! One question of a kind is open at a time. Its answer may come late; then the next call has it, and until then what
//! was answered before stands. What is deliberately absent: giving up on a question, because a thread that waits for
//! the system cannot be ended.

#[cfg(test)]
mod tests;

use std::sync::mpsc::{self, Receiver, RecvTimeoutError, TryRecvError};
use std::thread;
use std::time::Duration;

use crate::clock;

/// How long a share is waited for that was silent the last time, or whose answer may as well come later.
pub(crate) const LITTLE: Duration = Duration::from_millis(50);

/// How long a share may take to give a file: the thread that waits also keeps the pings.
pub(crate) fn patience() -> Duration {
    clock::limit(Duration::from_secs(2))
}

/// What the disk says, waited for no longer than [`patience`]; none when it says nothing.
pub(crate) fn in_time<T: Send + 'static>(ask: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    Asked::default().ask(patience(), ask)
}

/// A question that may still be open.
#[derive(Debug)]
pub(crate) struct Asked<T> {
    waiting: Option<Receiver<T>>,
    was_silent: bool,
}

impl<T> Default for Asked<T> {
    fn default() -> Self {
        Self { waiting: None, was_silent: false }
    }
}

impl<T> Asked<T> {
    /// For questions of the same kind that begin anew: an open one is let go, and a silence is not waited out again.
    pub fn anew(&self) -> Self {
        Self { waiting: None, was_silent: self.was_silent }
    }

    /// The answer, if there is one within `patience`. While an earlier question is open nothing more is asked, and its
    /// answer is given when it is there.
    pub fn ask(
        &mut self,
        patience: Duration,
        question: impl FnOnce() -> T + Send + 'static,
    ) -> Option<T>
    where
        T: Send + 'static,
    {
        self.wait(patience, || posed(question))
    }

    /// As [`Asked::ask`], where `pose` asks whoever answers.
    pub fn wait(&mut self, patience: Duration, pose: impl FnOnce() -> Receiver<T>) -> Option<T> {
        let late = self.late();
        if late.is_some() || self.is_waiting() {
            return late;
        }
        let patience = if self.was_silent { patience.min(LITTLE) } else { patience };
        let answer = pose();
        let said = answer.recv_timeout(patience);
        self.was_silent = matches!(said, Err(RecvTimeoutError::Timeout));
        self.waiting = self.was_silent.then_some(answer);
        said.ok()
    }

    /// The late answer to an open question, if it is there.
    pub fn late(&mut self) -> Option<T> {
        let waiting = self.waiting.take()?;
        let late = waiting.try_recv();
        if matches!(late, Err(TryRecvError::Empty)) {
            self.waiting = Some(waiting);
        }
        late.ok()
    }

    /// True while a question is open.
    pub fn is_waiting(&self) -> bool {
        self.waiting.is_some()
    }
}

fn posed<T: Send + 'static>(question: impl FnOnce() -> T + Send + 'static) -> Receiver<T> {
    let (send, answer) = mpsc::channel();
    let ask = move || {
        // Nobody waits any more when it took too long.
        let _ = send.send(question());
    };
    // Without a thread there is no answer, as with a share that is gone.
    drop(thread::Builder::new().name("look".to_owned()).spawn(ask));
    answer
}
