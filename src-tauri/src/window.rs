//! The windows: how one is made, dressed and told of news. The players' one is opened by `players.rs`.

use std::sync::Arc;
use tauri::webview::{Color, NewWindowResponse};
use tauri::{AppHandle, Emitter, Theme, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

use holdfast_core::screen;

use crate::desk::Desk;

/// The label of the window.
pub const MAIN: &str = "main";
/// The label of the window for the projector.
pub const PLAYERS: &str = "players";
/// The dark theme's background, so that nothing flashes before the page is drawn.
const BEHIND: Color = Color(0x0e, 0x11, 0x16, 0xff);

/// A page of ours and no other: it cannot be navigated away from, opens no window, and has no developer tools. The page
/// says what the window is called.
pub fn page<'a>(
    app: &'a AppHandle,
    label: &str,
    url: WebviewUrl,
) -> WebviewWindowBuilder<'a, tauri::Wry, AppHandle> {
    WebviewWindowBuilder::new(app, label, url)
        .background_color(BEHIND)
        .devtools(false)
        .disable_drag_drop_handler()
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_document_title_changed(|window, title| {
            if let Err(error) = window.set_title(&title) {
                tracing::info!(%error, "the window keeps its title");
            }
        })
}

/// True for addresses of the page that is inside the program.
fn is_ours(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        // Windows serves the same page this way.
        "http" | "https" => url.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

/// Sends the event `changed` to every window. A page that is not there has nothing to read again.
pub fn tell(app: &AppHandle, changed: &screen::Changed) {
    if let Err(error) = app.emit("changed", changed) {
        tracing::warn!(%error, "the pages were not told of a change");
    }
}

/// Gives a window the theme and the size of text that were chosen.
pub async fn dress_as_chosen(desk: Arc<Desk>, window: WebviewWindow) {
    let chosen = desk.engine.call(|engine| screen::Theme::chosen(engine)).await;
    dress(&window, chosen.unwrap_or_default());
    let size = desk.engine.call(|engine| screen::text_size(engine)).await;
    zoom(&window, size.unwrap_or(100));
}

/// Draws the page larger or smaller, in percent.
pub fn zoom(window: &WebviewWindow, percent: u32) {
    if let Err(error) = window.set_zoom(f64::from(percent) / 100.0) {
        tracing::info!(%error, "the text keeps its size");
    }
}

/// Gives the window's frame the theme of the page.
pub fn dress(window: &WebviewWindow, theme: screen::Theme) {
    let theme = match theme {
        screen::Theme::Dark => Some(Theme::Dark),
        screen::Theme::Light => Some(Theme::Light),
        screen::Theme::System => None,
    };
    if let Err(error) = window.set_theme(theme) {
        tracing::info!(%error, "the window's frame keeps its theme");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_page_inside_the_program_is_shown() {
        let ours = |text: &str| is_ours(&text.parse().unwrap());
        assert!(ours("tauri://localhost/"), "the page");
        assert!(ours("http://tauri.localhost/index.html"), "the page on Windows");
        for other in [
            "https://example.com/",
            "http://localhost:5173/",
            "file:///etc/passwd",
            "tauri://elsewhere/",
            "data:text/html,x",
            "about:blank",
        ] {
            assert!(!ours(other), "{other} is not ours");
        }
    }
}
