//! Writing into a draft of 200 KB in the real window: how often the page is busy so long that a frame is lost. Counted, and
//! never a limit that a busy machine can break.

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
use std::path::Path;

/// Bytes that people wrote.
const WRITTEN: usize = 200 * 1024;
/// What is typed, key by key, at the end of the first section; it pauses, so that the text is kept and looked through.
const TYPED: &str =
    "The pool was full because every worker held two connections, and should have held one. ";

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

#[tokio::main]
async fn main() {
    let desk = Desk::new();
    let (data, team) = (desk.folder("data"), desk.folder("team"));
    fill(&data, &team);
    let folders = [("HOLDFAST_DATA", &data), ("HOLDFAST_WORKSPACE", &team)];
    let folders = folders.map(|(name, folder)| (name, folder.to_str().unwrap()));
    let window = Window::open(&desk, place::holdfast_desktop(), &folders).await;
    window.find("button", "Post-mortem of INC-0001").await;
    window.click("button", "Post-mortem of INC-0001").await;
    window.find("textbox", "Text of the post-mortem").await;
    window.see("version 1 by Dana").await;
    window.run(WATCH).await;
    for _ in 0..3 {
        for letter in TYPED.chars() {
            window.type_text(&letter.to_string()).await;
        }
        window.until("it is kept", "document.body.innerText.includes('Your text: saved')").await;
    }
    let busy = window.run("return window.busy").await;
    let busy: Vec<f64> = busy.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
    let longest = busy.iter().copied().fold(0.0, f64::max);
    let over = |limit: f64| busy.iter().filter(|took| **took > limit).count();
    println!("typed {} letters into a draft of {} KB", 3 * TYPED.len(), WRITTEN / 1024);
    println!("busy beyond a frame (16.7 ms): {} times", busy.len());
    println!("long tasks (50 ms): {}, the longest {longest:.0} ms", over(50.0));
    window.kill().await;
}

/// A resolved incident whose draft is long.
fn fill(data: &Path, team: &Path) {
    let mut engine = Engine::open(data, team, Clock::system()).unwrap();
    let declare = Declare {
        title: "Checkout is slow".to_owned(),
        severity: Severity::Sev2,
        runbooks: Vec::new(),
        exercise: false,
        interval_minutes: None,
        reported: None,
        only: None,
        attached: Vec::new(),
    };
    let done = engine.execute(Command::Declare(declare), None, "Dana").unwrap();
    let incident: IncidentId = done.incident.parse().unwrap();
    let action = PostAction::Resolve { text: None }.into();
    engine.execute(Command::On { incident, action }, None, "Dana").unwrap();
    let view = screen::draft_view(&mut engine, incident).unwrap();
    let line = "- The **replica** was behind, see [the graph](https://example.org), and nobody was paged.\n";
    let text = view.text.replacen(
        "## Contributing factors\n",
        &format!("## Contributing factors\n\n{}\n", line.repeat(WRITTEN / line.len())),
        1,
    );
    let draft = DraftText { text, base: None, session: None };
    engine.keep_draft(incident, &draft, "Dana").unwrap();
}
