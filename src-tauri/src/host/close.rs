//! Closing: while something would stop by it the page asks first. What would stop is looked at when somebody wants to
//! close, because a moment before it was something else.

use std::sync::Arc;
use tauri::{Emitter, WebviewWindow, WindowEvent};

use holdfast_core::clock::Clock;
use holdfast_core::engine::{EngineError, Result};
use holdfast_core::screen;

use crate::desk::{Desk, held};
use crate::window::MAIN;

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
pub fn close(window: &WebviewWindow) -> Result<()> {
    let sentence = |error| format!("The window could not be closed: {error}; close it again.");
    window.destroy().map_err(|e| EngineError::failed(sentence(e)))
}
