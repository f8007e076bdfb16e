//! One window a data folder: a second start leaves a word in the folder, and the first window comes to the front.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tauri::WebviewWindow;
use tokio::time::{MissedTickBehavior, interval};

/// The file by which a second start is noticed.
const FILE: &str = "window.raise";
/// How often it is looked for.
const LOOK: Duration = Duration::from_millis(250);

/// Asks the window of a data folder to come to the front.
///
/// # Errors
/// When the folder cannot be written.
pub fn ask(data: &Path) -> io::Result<()> {
    fs::write(data.join(FILE), "")
}

/// True when somebody asked since the last look.
pub fn was_asked(data: &Path) -> bool {
    fs::remove_file(data.join(FILE)).is_ok()
}

/// Brings the window to the front whenever somebody asks.
pub async fn watch(data: PathBuf, window: WebviewWindow) {
    let mut ticks = interval(LOOK);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Skip);
    loop {
        ticks.tick().await;
        if was_asked(&data) {
            let raised =
                window.unminimize().and_then(|()| window.show()).and_then(|()| window.set_focus());
            if let Err(error) = raised {
                tracing::warn!(%error, "the window could not be brought to the front");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_heard_once_however_often_it_was_said() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!was_asked(folder.path()), "nobody said anything");
        ask(folder.path()).unwrap();
        ask(folder.path()).unwrap();
        assert!(was_asked(folder.path()), "it is heard");
        assert!(!was_asked(folder.path()), "and then it is done");
    }
}
