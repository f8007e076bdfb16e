//! The loop that the windows live in: what is started with the window, and what is waited for at its end.

use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;
use std::time::Duration;
use tauri::{App, WebviewUrl, WebviewWindow, WindowEvent};
use tokio::time::timeout;

use holdfast_core::channel;
use holdfast_core::lock::Lock;
use holdfast_core::worker::deliver::Deliverer;
use holdfast_core::worker::watch;

use crate::desk::Desk;
use crate::host::{close, drawing, signal};
use crate::window::{self, MAIN};
use crate::{commands, picture, players, rounds};

/// The size at first, in logical pixels.
const SIZE: (f64, f64) = (1440.0, 860.0);
/// The smallest size that still shows the three columns.
const LEAST: (f64, f64) = (1024.0, 640.0);
/// How long the end waits for a message that is on its way: a little more than one request may take.
const LAST_REQUEST: Duration = Duration::from_secs(16);

/// Shows the window until it is closed, then lets the sender finish. The lock is given back first, so that a new
/// start does not find a window that is gone.
///
/// # Errors
/// One sentence, when the system gives no window.
pub fn run(desk: Arc<Desk>, lock: Option<Lock>) -> Result<(), String> {
    if !has_display() {
        return Err("there is no display; work in the terminal with `holdfast`, or start it inside a desktop session.".to_owned());
    }
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let app = caught(|| build(&desk))?;
    let sender = tauri::async_runtime::spawn(send(desk, stopped));
    app.run_return(|_, _| {});
    drop(lock);
    // A sender that has ended already needs no word.
    let _ = stop.send(true);
    tauri::async_runtime::block_on(async {
        if timeout(LAST_REQUEST, sender).await.is_err() {
            tracing::warn!("a message was still on its way; its fate is unknown");
        }
    });
    Ok(())
}

/// What went wrong in a sentence: a display that does not answer is a panic to the toolkit.
fn caught(build: impl FnOnce() -> tauri::Result<App>) -> Result<App, String> {
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|problem| tracing::info!(%problem, "the window was not made")));
    let built = panic::catch_unwind(AssertUnwindSafe(build));
    panic::set_hook(hook);
    match built {
        Ok(built) => built.map_err(|error| format!("the window could not be made: {error}.")),
        Err(_) => Err("the display does not answer; look at DISPLAY, or work in the terminal with `holdfast`.".to_owned()),
    }
}

macro_rules! handler {
    ($($name:ident),*) => { tauri::generate_handler![$(commands::$name),*] };
}

fn build(desk: &Arc<Desk>) -> tauri::Result<App> {
    let desk = desk.clone();
    tauri::Builder::default()
        .manage(desk.clone())
        .register_asynchronous_uri_scheme_protocol(picture::SCHEME, picture::answer(desk.clone()))
        .invoke_handler(with_commands!(handler))
        .setup(move |app| {
            let window = main_window(app)?;
            drawing::by_processor(&window)?;
            let all = app.handle().clone();
            close::ask_before(&window, &desk);
            let handle = app.handle();
            tauri::async_runtime::spawn(rounds::keep_going(desk.clone(), handle.clone()));
            tauri::async_runtime::spawn(rounds::publish(desk.clone(), handle.clone()));
            tauri::async_runtime::spawn(signal::end_well(handle.clone()));
            tauri::async_runtime::spawn(read_home(desk.clone()));
            let look_through = desk.look_through.clone();
            tauri::async_runtime::spawn(watch::run(desk.engine.clone(), look_through.clone()));
            window.on_window_event(move |event| {
                if matches!(event, WindowEvent::Focused(true)) {
                    look_through.notify_one();
                }
                if matches!(event, WindowEvent::Destroyed) {
                    players::close(&all);
                }
            });
            tauri::async_runtime::spawn(window::dress_as_chosen(desk, window));
            Ok(())
        })
        .build(tauri::generate_context!())
}

fn main_window(app: &App) -> tauri::Result<WebviewWindow> {
    window::page(app.handle(), MAIN, WebviewUrl::default())
        .title("Holdfast")
        .inner_size(SIZE.0, SIZE.1)
        .min_inner_size(LEAST.0, LEAST.1)
        .build()
}

/// Reads what the page asks for first, while the page still starts: the engine keeps what it counts for it.
async fn read_home(desk: Arc<Desk>) {
    if let Err(failure) = desk.look(holdfast_core::screen::home).await {
        tracing::info!(?failure, "the page will read Home itself");
    }
}

/// Sends and keeps the rhythm until `stopped`.
async fn send(desk: Arc<Desk>, stopped: tokio::sync::watch::Receiver<bool>) {
    let http = match channel::Sender::new() {
        Ok(http) => http,
        Err(error) => return tracing::error!(%error, "nothing is sent from this window"),
    };
    let who = format!("the window, process {}", std::process::id());
    match Deliverer::new(desk.engine.clone(), desk.secrets.clone(), http, who).await {
        Ok(deliverer) => deliverer.run(stopped).await,
        Err(error) => tracing::error!(%error, "nothing is sent from this window"),
    }
}

/// False where a window cannot be shown, which the toolkit would end the program for.
fn has_display() -> bool {
    let named = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || named("DISPLAY") || named("WAYLAND_DISPLAY")
}
