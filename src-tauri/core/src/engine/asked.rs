//! A question to the disk, on a thread of its own: a share that hangs holds nothing up but that thread.
//!
//! One question of a kind is open at a time. Its answer may come late; then the next call has it, and until then what
//! was answered before stands. What is deliberately absent: giving up on a question, because a thread that waits for
//! the system cannot be ended.

use std::sync::mpsc::{self, Receiver, RecvTimeoutError, TryRecvError};
use std::thread;
use std::time::Duration;

/// How long a share is waited for that was silent the last time, or whose answer may as well come later.
pub(super) const LITTLE: Duration = Duration::from_millis(50);

/// A question that may still be open.
#[derive(Debug)]
pub(super) struct Asked<T> {
    waiting: Option<Receiver<T>>,
    was_silent: bool,
}

impl<T> Default for Asked<T> {
    fn default() -> Self {
        Self { waiting: None, was_silent: false }
    }
}

impl<T: Send + 'static> Asked<T> {
    /// The answer, if there is one within `patience`. While an earlier question is open nothing more is asked, and its
    /// answer is given when it is there.
    pub(super) fn ask(
        &mut self,
        patience: Duration,
        question: impl FnOnce() -> T + Send + 'static,
    ) -> Option<T> {
        if let Some(waiting) = self.waiting.take() {
            match waiting.try_recv() {
                Ok(late) => return Some(late),
                Err(TryRecvError::Empty) => {
                    self.waiting = Some(waiting);
                    return None;
                }
                Err(TryRecvError::Disconnected) => {}
            }
        }
        let patience = if self.was_silent { patience.min(LITTLE) } else { patience };
        let answer = posed(question);
        let said = answer.recv_timeout(patience);
        self.was_silent = matches!(said, Err(RecvTimeoutError::Timeout));
        self.waiting = self.was_silent.then_some(answer);
        said.ok()
    }

    /// Leaves an open question to itself: what it is about was changed here, so its answer would be an old one.
    pub(super) fn forget(&mut self) {
        self.waiting = None;
    }

    /// True while a question is open.
    pub(super) fn is_waiting(&self) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A question that is answered when the sender says what.
    fn held() -> (mpsc::Sender<u8>, impl FnOnce() -> u8 + Send + 'static) {
        let (say, said) = mpsc::channel();
        (say, move || said.recv().unwrap_or_default())
    }

    #[test]
    fn a_share_that_hangs_is_waited_for_once_and_asked_nothing_more() {
        let mut asked = Asked::default();
        let (say, question) = held();
        assert_eq!(asked.ask(Duration::ZERO, question), None, "no answer yet");
        assert!(asked.is_waiting(), "the question stays open");
        assert_eq!(asked.ask(Duration::MAX, || 9), None, "and no second one is asked meanwhile");
        say.send(7).unwrap();
        let late = std::iter::repeat_with(|| asked.ask(Duration::ZERO, || 9)).find_map(|a| a);
        assert_eq!(late, Some(7), "the late answer counts when it comes");
    }

    #[test]
    fn what_was_asked_before_a_change_is_not_taken_for_what_is_there_after_it() {
        let mut asked = Asked::default();
        let (say, question) = held();
        assert_eq!(asked.ask(Duration::ZERO, question), None, "an old question is open");
        asked.forget();
        say.send(7).unwrap_or_default();
        let new = asked.ask(Duration::from_secs(5), || 8);
        let new = new
            .or_else(|| std::iter::repeat_with(|| asked.ask(Duration::ZERO, || 8)).find_map(|a| a));
        assert_eq!(new, Some(8), "the new answer, not the old one");
    }
}
