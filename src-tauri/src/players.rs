//! The players' window, for the projector: a page of its own that may read the players' view of one exercise and nothing
//! else. `capabilities/players.json` says so to the shell; which exercise it is, the facilitator says here.

use std::sync::Arc;
use tauri::{AppHandle, Manager, WebviewUrl};

use holdfast_core::engine::{EngineError, Result};
use holdfast_core::ids::IncidentId;

use crate::desk::{Desk, held};
use crate::host::drawing;
use crate::window::{PLAYERS, dress_as_chosen, page, tell};

/// The size at first, in logical pixels: that of many projectors.
const SIZE: (f64, f64) = (1280.0, 720.0);

/// The exercise that a window asks for: that which was put into the players' window, or which another names.
///
/// # Errors
/// When none was.
pub fn asked(desk: &Desk, label: &str, id: Option<IncidentId>) -> Result<IncidentId> {
    let id = if label == PLAYERS { *held(&desk.played) } else { id };
    let sentence = "No exercise is shown to players; press V on its facilitator's screen.";
    id.ok_or_else(|| EngineError::not_found(sentence))
}

/// Shows an exercise to its players, in their window.
///
/// # Errors
/// When the system gives no window.
pub async fn show(desk: &Arc<Desk>, app: &AppHandle, id: IncidentId) -> Result<()> {
    *held(&desk.played) = Some(id);
    let sentence = |error| {
        let say = format!("The players' window could not be opened: {error}; try it again.");
        EngineError::failed(say)
    };
    if let Some(open) = app.get_webview_window(PLAYERS) {
        tell(app, &desk.changed_around());
        return open.unminimize().and_then(|()| open.set_focus()).map_err(sentence);
    }
    let window = page(app, PLAYERS, WebviewUrl::App("players.html".into()))
        .title("EXERCISE · Holdfast")
        .inner_size(SIZE.0, SIZE.1)
        .build()
        .map_err(sentence)?;
    drawing::by_processor(&window).map_err(sentence)?;
    dress_as_chosen(desk.clone(), window).await;
    Ok(())
}

/// Closes the players' window with the one that directs: nobody would change what it shows.
pub fn close(app: &AppHandle) {
    if let Some(Err(error)) = app.get_webview_window(PLAYERS).map(|players| players.destroy()) {
        tracing::warn!(%error, "the players' window stayed open");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use holdfast_core::clock::{Clock, Millis};
    use holdfast_core::engine::{Engine, Handle};
    use holdfast_core::ids::Ids;
    use holdfast_core::secret::Secrets;

    #[test]
    fn the_players_window_reads_what_was_put_there_and_cannot_choose() {
        let folder = tempfile::tempdir().unwrap();
        let (clock, _hand) = Clock::by_hand(Millis(1_772_755_200_000));
        let engine = Engine::open(&folder.path().join("data"), folder.path(), clock).unwrap();
        let secrets = Secrets::with_variables("holdfast-test", []);
        let desk = Desk::new(Handle::start(engine).unwrap(), folder.path().into(), secrets, false);
        let id = |ms| Ids::at(Millis(ms)).next_uuid().to_string().parse::<IncidentId>().unwrap();
        let (shown, other) = (id(1), id(2));
        assert!(asked(&desk, PLAYERS, Some(other)).is_err(), "nothing was put there");
        *held(&desk.played) = Some(shown);
        assert_eq!(asked(&desk, PLAYERS, Some(other)).unwrap(), shown, "it cannot choose");
        assert_eq!(asked(&desk, "main", Some(other)).unwrap(), other, "the facilitator can");
    }
}
