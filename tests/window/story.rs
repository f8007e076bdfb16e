//! The whole story with the keyboard alone: from the first start to the draft of the post-mortem.

use crate::scene::{after, arrived, back, entry, note, promised, timeline, write_update};
use holdfast_tests::sink::Sink;
use holdfast_tests::stage::{MINUTE, START, Stage};
use holdfast_tests::window::Window;
use regex::Regex;

#[tokio::test]
async fn from_the_first_start_to_the_post_mortem() {
    let sink = Sink::start([]);
    let stage = Stage::new();
    let window = stage.window(START, 1).await;
    take_the_first_steps(&window, &sink).await;
    declare(&window).await;
    tell_the_team(&window, &sink).await;
    work_through_the_steps(&window).await;
    close_by_key(&stage, window).await;

    // The same minutes on a faster clock: the promise runs out while nobody touches a key.
    let window = stage.window(START + 14 * MINUTE, 10).await;
    back(&window).await;
    be_pinged(&stage, &window, &sink).await;
    resolve(&window, &sink).await;
    draft(&stage, &window).await;
}

async fn take_the_first_steps(window: &Window, sink: &Sink) {
    window.focus("textbox", "Your name on the timeline").await;
    window.press("Control+a").await;
    window.type_text("Dana").await;
    window.press("Enter").await;
    window.find("heading", "What should the timeline call you? (done)").await;
    window.press("Enter").await;
    window.find("heading", "Where are your runbooks? (done)").await;
    window.focus("textbox", "Webhook address").await;
    window.type_text(&sink.url("hooks/T0/B0/x")).await;
    window.see("Slack-compatible").await;
    window.press("Enter").await;
    let test = sink.next().await;
    assert_eq!(test.path, "/hooks/T0/B0/x", "the test goes where the address leads");
    window.see("All set").await;
    window.press("Escape").await;
}

async fn declare(window: &Window) {
    window.find("combobox", "What do you see?").await;
    window.press("d").await;
    window.focus("combobox", "What do you see?").await;
    window.type_text("shows no database connections").await;
    window.find("option", "Database unresponsive").await;
    window.find("button", "Declare SEV 1").await;
    window.press("Enter").await;
    window.find("heading", "Update 1").await;
    window.see("INC-0001").await;
}

async fn tell_the_team(window: &Window, sink: &Sink) {
    assert_eq!(sink.arrived().len(), 1, "only the test so far: declaring sends nothing");
    write_update(window, "Orders fail & <nobody> knows why").await;
    window.press("Control+Enter").await;
    let post = sink.next().await;
    assert_eq!(post.headers["content-type"], "application/json", "a chat takes JSON");
    let text = post.json()["text"].as_str().expect("the text").to_owned();
    assert!(text.contains("Orders fail &amp; &lt;nobody&gt; knows why"), "escaped: {text}");
    assert!(text.contains("INC-0001") && text.contains("SEV 1"), "it says of what: {text}");

    window.find("heading", "Timeline").await;
    let due = promised(window).await;
    assert!(text.contains(&format!("next update {due}")), "promised {due} in {text}");
    let minute: i64 = due[3..5].parse().expect("a minute");
    assert!((35..45).contains(&minute), "15 minutes after it was sent: {due}");
}

async fn work_through_the_steps(window: &Window) {
    window.press("Space").await;
    window.see("1 / 3 done").await;
    window.press("s").await;
    window.focus("textbox", "Reason").await;
    window.type_text("the log says nothing").await;
    window.press("Enter").await;
    window.see("Skipped: the log says nothing").await;
    window.see("1 / 2 done · 1 skipped").await;
    note(window, "No space left on device").await;
    window.press("n").await;
    window.focus("textbox", "Note or decision").await;
    // Ten minutes before a story that is younger than that.
    window.type_text("-10m checkout showed errors").await;
    window.see("happened 14:1").await;
    window.press("Enter").await;
    window.find("listitem", "checkout showed errors").await;
    window.press("Escape").await;
    window.see("recorded 14:2").await;
}

/// Closes by Alt+F4, which asks first.
async fn close_by_key(stage: &Stage, window: Window) {
    stage.desk().focus("Holdfast", true).await;
    stage.desk().press("alt+F4");
    window.find("button", "Close anyway").await;
    stage.desk().press("alt+c");
    window.ended().await;
}

async fn be_pinged(stage: &Stage, window: &Window, sink: &Sink) {
    let ping = arrived(sink, "automatic ping").await;
    assert!(ping.contains("Orders fail &amp; &lt;nobody&gt;"), "it quotes the last words: {ping}");
    window.find("listitem", "Automatic ping to incidents").await;
    // The screen said so, too.
    stage.desk().notice("INC-0001");
}

async fn resolve(window: &Window, sink: &Sink) {
    window.press("e").await;
    window.see("Send to 1 channel").await;
    window.see("last update, nothing is promised").await;
    window.press("Control+Enter").await;
    let closing = arrived(sink, "RESOLVED").await;
    let head = Regex::new(r"head [0-9a-f]{8,}").unwrap();
    assert!(head.is_match(&closing), "a witness of the log outside of it: {closing}");
    window.find("button", "Post-mortem").await;
}

/// Writes into the post-mortem, cites an entry, refreshes what the log says, and exports it.
/// A copy for the company lies beside the draft, on pages.
async fn copy_as_pdf(window: &Window, draft: &str) {
    for value in ["company", "pdf", "letter"] {
        let choose = format!("document.querySelector('input[value={value}]').click()");
        window.run(&choose).await;
        window
            .until(value, &format!("document.querySelector('input[value={value}]').checked"))
            .await;
    }
    window.press("Control+e").await;
    window.see("company post-mortem.pdf").await;
    let copy = draft.replace(" post-mortem.md", " company post-mortem.pdf");
    let bytes = std::fs::read(&copy).unwrap_or_else(|error| panic!("{copy}: {error}"));
    assert!(bytes.starts_with(b"%PDF"), "it is on pages");
}

async fn draft(stage: &Stage, window: &Window) {
    window.press("p").await;
    window.find("textbox", "Text of the post-mortem").await;
    window.press("Alt+q").await;
    window.type_text("Orders failed.").await;
    window.press("Alt+t").await;
    window.press("Home").await;
    window.press("Enter").await;
    window.see("version 1 by Dana").await;
    window.press("Alt+l").await;
    window.press("Control+e").await;
    let path = after(window, "Exported: ").await;
    let draft = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    for words in ["No space left on device", "checkout showed errors", "the log says nothing"] {
        assert!(draft.contains(words), "\"{words}\" is missing from {draft}");
    }
    assert!(draft.contains("Orders failed.") && draft.contains(" UTC)"), "what was typed: {draft}");
    let line = Regex::new(r"(?m)^- 14:\d\d - .").unwrap();
    assert!(line.find_iter(&draft).count() >= 8, "the timeline by the minute: {draft}");
    copy_as_pdf(window, &path).await;
    let entries = timeline(stage);
    assert_eq!(entry(&entries, "note", "No space")["actor"], "Dana", "the name of the first step");
    entry(&entries, "resolved", "");
}
