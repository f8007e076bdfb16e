//! Being told to end: by the session, by a terminal, by the system. What was shown as recorded is on the disk already.

use tauri::AppHandle;

/// Ends the program in order when the system asks for it.
#[cfg(unix)]
pub async fn end_well(app: AppHandle) {
    use tokio::signal::unix::{SignalKind, signal};
    let signals = (
        signal(SignalKind::terminate()),
        signal(SignalKind::interrupt()),
        signal(SignalKind::hangup()),
    );
    let (Ok(mut terminate), Ok(mut interrupt), Ok(mut hangup)) = signals else {
        return tracing::warn!("signals end the program at once: they cannot be listened to");
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
        _ = hangup.recv() => {}
    }
    app.exit(0);
}

/// Ends the program in order when a terminal asks for it.
#[cfg(not(unix))]
pub async fn end_well(app: AppHandle) {
    if tokio::signal::ctrl_c().await.is_ok() {
        app.exit(0);
    }
}
