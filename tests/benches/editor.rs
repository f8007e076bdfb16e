//! Writing into a draft of 200 KB in the real window: how often the page is busy so long that a frame is lost, and what a
//! letter costs, each beside the same in a short draft. Counted, and never a limit that a busy machine can break.

#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark")]

use holdfast_core::clock::Clock;
use holdfast_core::engine::{DraftText, Engine};
use holdfast_core::ids::IncidentId;
use holdfast_core::incident::command::PostAction;
use holdfast_core::incident::{Command, Declare};
use holdfast_core::screen;
use holdfast_core::severity::Severity;
use holdfast_tests::desk::Desk;
use holdfast_tests::place;
use holdfast_tests::window::Window;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// Bytes that people wrote.
const WRITTEN: usize = 200 * 1024;
/// What is typed, key by key, at the end of the first section; it pauses, so that the text is kept and looked through.
const TYPED: &str =
    "The pool was full because every worker held two connections, and should have held one. ";

/// How often it is typed while the page is watched.
const ROUNDS: usize = 3;

/// Counts how long the page is busy at a stretch: a message to itself comes back late by so much.
const WATCH: &str = "
    window.busy = [];
    const { port1, port2 } = new MessageChannel();
    let last = performance.now();
    port1.onmessage = () => {
        const now = performance.now();
        if (now - last > 16.7) window.busy.push(now - last);
        last = now;
        setTimeout(() => { last = performance.now(); port2.postMessage(0); });
    };
    port2.postMessage(0);";

/// How the page fared while somebody typed.
struct Typing {
    /// Each time that it was busy beyond a frame, in milliseconds.
    busy: Vec<f64>,
    /// Processor time of the page for a letter, in milliseconds: what other programs do does not show in it.
    letter: f64,
}

#[tokio::main]
async fn main() {
    let letters = ROUNDS * TYPED.len();
    println!(
        "{letters} letters, typed into a draft as the log makes it and into one of {} KB",
        WRITTEN / 1024
    );
    for (called, written) in [("short", 0), ("long", WRITTEN)] {
        let Typing { busy, letter } = typed(written).await;
        let longest = busy.iter().copied().fold(0.0, f64::max);
        let long = busy.iter().filter(|took| **took > 50.0).count();
        println!(
            "{called}: {letter:.1} ms of processor time a letter; busy beyond a frame (16.7 ms) {} times, \
             beyond 50 ms {long} times, at most {longest:.0} ms",
            busy.len()
        );
    }
}

async fn typed(written: usize) -> Typing {
    let desk = Desk::new();
    let (data, team) = (desk.folder("data"), desk.folder("team"));
    fill(&data, &team, written);
    let folders = [("HOLDFAST_DATA", &data), ("HOLDFAST_WORKSPACE", &team)];
    let folders = folders.map(|(name, folder)| (name, folder.to_str().unwrap()));
    let window = Window::open(&desk, place::holdfast_desktop(), &folders).await;
    window.find("button", "Post-mortem of INC-0001").await;
    window.click("button", "Post-mortem of INC-0001").await;
    window.find("textbox", "Text of the post-mortem").await;
    window.press("Alt+q").await;
    window.focus("textbox", "Text of the post-mortem").await;
    window.see("version 1 by Dana").await;
    // Whoever watches takes processor time too.
    let before = page_time(window.process_id());
    write(&window).await;
    let letter = (page_time(window.process_id()) - before) / TYPED.len() as f64;
    window.run(WATCH).await;
    for _ in 0..ROUNDS {
        write(&window).await;
    }
    let busy = window.run("return window.busy").await;
    let busy = busy.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
    window.kill().await;
    Typing { busy, letter }
}

/// Types until the text is kept.
async fn write(window: &Window) {
    for letter in TYPED.chars() {
        window.type_text(&letter.to_string()).await;
    }
    window.until("it is kept", "document.body.innerText.includes('Your text: saved')").await;
}

/// Processor time that the pages of a window have taken, in milliseconds: a clock tick of the system is ten of them.
fn page_time(window: u32) -> f64 {
    let processes = fs::read_dir("/proc")
        .unwrap()
        .filter_map(|one| fs::read_to_string(one.ok()?.path().join("stat")).ok());
    let pages = processes.filter_map(|stat| {
        let (name, rest) = stat.split_once('(')?.1.rsplit_once(')')?;
        let columns: Vec<u64> =
            rest.split_whitespace().map(|column| column.parse().unwrap_or(0)).collect();
        (name.starts_with("WebKitWebProces") && columns.get(1) == Some(&u64::from(window)))
            .then(|| columns[11] + columns[12])
    });
    pages.sum::<u64>() as f64 * 10.0
}

/// A resolved incident with a draft in which so many bytes were written.
fn fill(data: &Path, team: &Path, written: usize) {
    let mut engine = Engine::open(data, team, Clock::system()).unwrap();
    let declare = Declare::of("Checkout is slow", Severity::Sev2);
    let done = engine.execute(Command::Declare(declare), None, "Dana").unwrap();
    let incident: IncidentId = done.incident.parse().unwrap();
    let action = PostAction::Resolve { text: None }.into();
    engine.execute(Command::On { incident, action }, None, "Dana").unwrap();
    let view = screen::draft_view(&mut engine, incident).unwrap();
    let line = "- The **replica** was behind, see [the graph](https://example.org), and nobody was paged.\n";
    let text = view.text.replacen(
        "## Contributing factors\n",
        &format!("## Contributing factors\n\n{}\n", line.repeat(written / line.len())),
        1,
    );
    let draft = DraftText { text, base: None, session: None };
    engine.keep_draft(incident, &draft, "Dana").unwrap();
}
