//! Closing: while something would stop by it the page asks first. What would stop is looked at when somebody wants to close, because
//! a moment before it was something else. A page or a disk that hangs cannot keep the window open: a second try within ten
//! seconds closes it.

use std::sync::Arc;
use tauri::{Emitter, WebviewWindow, WindowEvent};

use holdfast_core::clock::{Clock, Millis};
use holdfast_core::engine::{EngineCode, EngineError};
use holdfast_core::screen::{self, Failure};

use crate::desk::{Desk, held};
use crate::window::MAIN;

/// How long a question without an answer keeps the window open, in milliseconds.
const PATIENCE_MS: i64 = 10_000;

/// The question whether the window may close, and how far it got.
#[derive(Debug, Default)]
pub struct Closing {
    asked_at: Option<Millis>,
    agreed: bool,
}

impl Closing {
    /// A person wants to close. True where the window closes at once; else what would stop by it is looked at first.
    pub fn wanted(&mut self, now: Millis) -> bool {
        let tried = self.asked_at.is_some_and(|at| (0..=PATIENCE_MS).contains(&now.since(at)));
        let closes = self.agreed || tried;
        if !closes {
            self.asked_at = Some(now);
        }
        closes
    }

    /// A person answered the question.
    pub fn answered(&mut self, close: bool) {
        *self = Self { asked_at: None, agreed: close };
    }
}

/// Asks before the window closes.
pub fn ask_before(window: &WebviewWindow, desk: &Arc<Desk>) {
    let (asking, desk) = (window.clone(), desk.clone());
    window.on_window_event(move |event| {
        let WindowEvent::CloseRequested { api, .. } = event else { return };
        if !held(&desk.closing).wanted(Clock::system().now()) {
            api.prevent_close();
            tauri::async_runtime::spawn(ask(asking.clone(), desk.clone()));
        }
    });
}

/// Asks the page about what would stop by closing now; closes where nothing would. What cannot be read is asked about too.
async fn ask(window: WebviewWindow, desk: Arc<Desk>) {
    let stops = desk.engine.call(screen::stops_with_window).await;
    let stops = stops.unwrap_or_else(|error| vec![error.message]);
    let done = if stops.is_empty() {
        window.destroy()
    } else {
        window.emit_to(MAIN, "close_asked", &stops)
    };
    if let Err(error) = done {
        tracing::warn!(%error, "the page could not be asked, and the window not be closed");
    }
}

/// Closes the window without another question.
///
/// # Errors
/// When the system does not close it.
pub fn close(window: &WebviewWindow) -> Result<(), Failure> {
    let sentence = |error| format!("The window could not be closed: {error}; close it again.");
    window.destroy().map_err(|e| EngineError::new(EngineCode::Failed, sentence(e)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wish_to_close_is_asked_about_and_the_answer_holds() {
        let mut closing = Closing::default();
        assert!(!closing.wanted(Millis(0)), "somebody should know");
        closing.answered(false);
        assert!(!closing.wanted(Millis(1_000)), "a no is asked again");
        closing.answered(true);
        assert!(closing.wanted(Millis(2_000)), "a yes holds");
    }

    #[test]
    fn a_page_that_does_not_answer_cannot_keep_its_window_open() {
        let mut closing = Closing::default();
        assert!(!closing.wanted(Millis(0)));
        assert!(closing.wanted(Millis(10_000)), "the second try");
        let mut slow = Closing::default();
        slow.wanted(Millis(0));
        assert!(!slow.wanted(Millis(10_001)), "that was a new wish");
        assert!(!slow.wanted(Millis(9_000)), "the clock went backwards");
    }
}
