//! The scene that most of these tests begin with: a team's laptop, one channel that leads to a sink, one open incident.

use holdfast_tests::sink::Sink;
use holdfast_tests::stage::{START, Stage};
use holdfast_tests::window::Window;
use serde_json::Value;

/// The runbook that ships, under the workspace.
pub const RUNBOOK: &str = "runbooks/database/database-unresponsive.md";

/// A team's laptop with a Slack channel `incidents` at `address`.
pub fn with_a_channel(address: &str) -> Stage {
    let stage = Stage::of_a_team().with("HOLDFAST_SECRET_INCIDENTS", address);
    drop(stage.tell(START, "Dana", &["channel", "add", "incidents", "--kind", "slack"]));
    stage
}

/// Declares INC-0001 with the runbook in a terminal.
pub fn declare(stage: &Stage) {
    let words = ["declare", "--title", "Orders fail", "--severity", "sev1", "--runbook", RUNBOOK];
    assert_eq!(stage.tell(START, "Dana", &words).stdout, "INC-0001\n", "the first incident");
}

/// A laptop on which INC-0001 is open, its window, and the sink that its channel leads to.
pub async fn at_work() -> (Sink, Stage, Window) {
    let sink = Sink::start([]);
    let stage = with_a_channel(&sink.url("hooks/T0/B0/x"));
    declare(&stage);
    let window = stage.window(START, 1).await;
    open(&window).await;
    (sink, stage, window)
}

/// Goes from Home to the incident by key.
pub async fn open(window: &Window) {
    window.see("Open now").await;
    window.press("Alt+1").await;
    window.find("button", "Post update").await;
}

/// Goes to the incident of a window that came back, on whichever screen that is.
pub async fn back(window: &Window) {
    window.see("INC-0001").await;
    window.press("Alt+1").await;
    window.find("button", "Post update").await;
}

/// Writes a line under the timeline and waits until it stands there.
pub async fn note(window: &Window, text: &str) {
    window.press("n").await;
    window.focus("textbox", "Note or decision").await;
    window.type_text(text).await;
    window.press("Enter").await;
    window.find("listitem", text).await;
    window.press("Escape").await;
}

/// Posts an update with these words behind the text that was filled in.
pub async fn post(window: &Window, words: &str) {
    window.press("u").await;
    write_update(window, words).await;
    window.press("Control+Enter").await;
    window.find("heading", "Timeline").await;
}

/// Replaces the text of the open composer.
pub async fn write_update(window: &Window, words: &str) {
    window.focus("textbox", "Internal text").await;
    window.see("to 1 channel").await;
    window.press("Control+a").await;
    window.type_text(words).await;
    window.see(words).await;
}

/// The entries of INC-0001 as the terminal shows them.
pub fn timeline(stage: &Stage) -> Vec<Value> {
    let shown = stage.tell(START, "Dana", &["timeline", "1", "--json"]).json();
    shown.as_array().expect("an array of entries").clone()
}

/// The first entry of this kind whose text contains the words.
pub fn entry(entries: &[Value], kind: &str, words: &str) -> Value {
    let said = |entry: &Value| entry["text"].as_str().is_some_and(|text| text.contains(words));
    let found = entries.iter().find(|entry| entry["kind"] == kind && said(entry));
    found.unwrap_or_else(|| panic!("no {kind} with \"{words}\" in {entries:#?}")).clone()
}

/// What follows `before` in what the window shows, up to the end of the line.
pub async fn after(window: &Window, before: &str) -> String {
    loop {
        window.see(before).await;
        // It may have been drawn anew between the two looks.
        if let Some(rest) = window.text().await.split(before).nth(1) {
            return rest.lines().next().unwrap_or_default().trim().to_owned();
        }
    }
}

/// The time of the promise to which the clock counts: `14:41 UTC`.
pub async fn promised(window: &Window) -> String {
    let small = "document.querySelector('.next .line small')";
    window.until("the clock", &format!("{small}?.textContent.startsWith('to ')")).await;
    let shown = window.run(&format!("return {small}.textContent")).await;
    let shown = shown.as_str().expect("a text").trim_start_matches("to ");
    shown.split(" · ").next().unwrap_or_default().to_owned()
}

/// The text of the next message to a chat that contains the words; others may come first.
pub async fn arrived(sink: &Sink, words: &str) -> String {
    loop {
        let message = sink.next().await.json();
        let text = message["text"].as_str().expect("a chat's message has a text");
        if text.contains(words) {
            return text.to_owned();
        }
    }
}

/// A picture of the page, where the variable `HOLDFAST_PICTURES` names a folder for them.
pub async fn shown(window: &Window, name: &str) {
    if let Some(folder) = std::env::var_os("HOLDFAST_PICTURES") {
        window.picture(&std::path::Path::new(&folder).join(format!("{name}.png"))).await;
    }
}
