//! Closing: while something would stop by it the page asks first. The decision is made here, so that a page that hangs cannot keep
//! its window open: a second try within ten seconds closes it.

use std::sync::Arc;
use tauri::{Emitter, WebviewWindow, WindowEvent};

use holdfast_core::clock::{Clock, Millis};
use holdfast_core::engine::{EngineCode, EngineError};
use holdfast_core::screen::Failure;

use crate::desk::{Desk, held};
use crate::window::MAIN;

/// How long a question without an answer keeps the window open, in milliseconds.
const PATIENCE_MS: i64 = 10_000;

/// What is done about a wish to close.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// The window closes.
    Close,
    /// The page asks the person.
    Ask,
}

/// The question whether the window may close, and how far it got.
#[derive(Debug, Default)]
pub struct Closing {
    asked_at: Option<Millis>,
    agreed: bool,
}

impl Closing {
    /// A person wants to close, and that would stop these things.
    pub fn wanted(&mut self, stops: &[String], now: Millis) -> Decision {
        let tried = self.asked_at.is_some_and(|at| (0..=PATIENCE_MS).contains(&now.since(at)));
        if self.agreed || tried || stops.is_empty() {
            return Decision::Close;
        }
        self.asked_at = Some(now);
        Decision::Ask
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
        let stops = held(&desk.stops).clone();
        match held(&desk.closing).wanted(&stops, Clock::system().now()) {
            Decision::Close => {}
            Decision::Ask => {
                api.prevent_close();
                if let Err(error) = asking.emit_to(MAIN, "close_asked", &stops) {
                    tracing::warn!(%error, "the page could not be asked");
                }
            }
        }
    });
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

    fn stops() -> Vec<String> {
        vec!["INC-0042 is open.".to_owned()]
    }

    #[test]
    fn where_nothing_stops_nobody_is_asked() {
        assert_eq!(Closing::default().wanted(&[], Millis(0)), Decision::Close);
    }

    #[test]
    fn what_would_stop_is_asked_about_and_the_answer_holds() {
        let mut closing = Closing::default();
        assert_eq!(closing.wanted(&stops(), Millis(0)), Decision::Ask, "somebody should know");
        closing.answered(false);
        assert_eq!(closing.wanted(&stops(), Millis(1_000)), Decision::Ask, "a no is asked again");
        closing.answered(true);
        assert_eq!(closing.wanted(&stops(), Millis(2_000)), Decision::Close, "a yes holds");
    }

    #[test]
    fn a_page_that_does_not_answer_cannot_keep_its_window_open() {
        let mut closing = Closing::default();
        assert_eq!(closing.wanted(&stops(), Millis(0)), Decision::Ask);
        assert_eq!(closing.wanted(&stops(), Millis(10_000)), Decision::Close, "the second try");
        let mut slow = Closing::default();
        slow.wanted(&stops(), Millis(0));
        assert_eq!(slow.wanted(&stops(), Millis(10_001)), Decision::Ask, "that was a new wish");
        assert_eq!(slow.wanted(&stops(), Millis(9_000)), Decision::Ask, "the clock went backwards");
    }
}
