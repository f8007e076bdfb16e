//! Takes the pictures of every screen, in both themes, from the real window: `make shots`.
//!
//! The story behind them is told through the terminal program on a clock that always starts at the same time, so that
//! the pictures of two runs differ only where the product does. Channels lead to a sink on this computer.

#![allow(clippy::panic, reason = "without its stage there is no picture, and the reason is said")]

use holdfast_tests::place;
use holdfast_tests::process::finish;
use holdfast_tests::sink::Sink;
use holdfast_tests::stage::{MINUTE, START, Stage};
use holdfast_tests::window::Window;
use std::path::Path;

/// Says one sentence of the story, `minutes` after it began.
fn tell(stage: &Stage, minutes: i64, actor: &str, words: &[&str]) {
    drop(stage.tell(START + minutes * MINUTE, actor, words));
}

/// The channels of the team, and two incidents before this one: one that has ended, one that goes on.
fn tell_what_was_before(stage: &Stage) {
    tell(stage, -300, "Dana", &["channel", "add", "#incidents", "--kind", "slack"]);
    let external = ["--kind", "webhook", "--audience", "external", "--ping", "ask"];
    tell(stage, -300, "Dana", &[&["channel", "add", "status-page"][..], &external].concat());

    let title = "Payment webhooks rejected after a deployment";
    let runbook = "runbooks/platform/app-down-after-deployment.md";
    let declare = ["declare", "--title", title, "--severity", "sev2", "--runbook", runbook];
    tell(stage, -290, "Kim", &declare);
    tell(stage, -286, "Kim", &["note", "latest", "Started with the 09:20 deployment."]);
    tell(stage, -252, "Kim", &["resolve", "latest", "Rolled back; webhooks are accepted again."]);

    let title = "Search results are an hour old";
    tell(stage, -48, "Lena", &["declare", "--title", title, "--severity", "sev3"]);
    tell(stage, -47, "Lena", &["note", "latest", "The indexer stopped at 13:05; its queue grows."]);
    let text = "Search shows results that are an hour old. The indexer is being restarted.";
    tell(stage, -2, "Lena", &["update", "latest", text, "--next", "60m"]);
    let approved = ["--audience", "external", "--approved-by", "Kim", "--next", "60m"];
    tell(stage, -2, "Lena", &[&["update", "latest", text][..], &approved].concat());
}

/// Ten minutes of an incident, as a team would have them.
fn tell_the_story(stage: &Stage) {
    let title = "Orders fail: the database does not answer";
    let runbook = "runbooks/database/database-unresponsive.md";
    let declare = ["declare", "--title", title, "--severity", "sev1", "--runbook", runbook];
    tell(stage, 0, "Dana", &declare);
    tell(stage, 0, "Dana", &["role", "latest", "scribe=Kim"]);
    tell(stage, 1, "Dana", &["step", "done", "latest", "1"]);
    let note = "No connections since 14:12; the process is running.";
    tell(stage, 2, "Kim", &["note", "latest", note]);
    tell(stage, 3, "Dana", &["step", "done", "latest", "2"]);
    let text = "Orders cannot be placed. We are looking at the database host.";
    tell(stage, 4, "Dana", &["update", "latest", text]);
    let text = "Orders cannot be placed. We are working on it.";
    let approved = ["--audience", "external", "--approved-by", "Kim"];
    tell(stage, 5, "Dana", &[&["update", "latest", text][..], &approved].concat());
    tell(stage, 5, "Dana", &["deliver", "--until-idle"]);
    let reason = "the process is running";
    tell(stage, 5, "Dana", &["step", "skip", "latest", "3", "--reason", reason]);
    tell(stage, 6, "Kim", &["note", "latest", "98 % of the data disk is used.", "--at", "-1m"]);
    tell(stage, 6, "Dana", &["state", "latest", "identified"]);
    let decision = "Clear old logs before failing over: the replica is 40 s behind.";
    tell(stage, 7, "Dana", &["decide", "latest", decision]);
    tell(stage, 8, "Kim", &["step", "start", "latest", "4"]);
}

/// Saves the page once in each theme, in no more colours than a picture of a screen needs.
async fn shoot(stage: &Stage, window: &Window, name: &str) {
    for theme in ["dark", "light"] {
        window.run(&format!("document.documentElement.dataset.theme = '{theme}'")).await;
        let file = place::root().join("ui/docs").join(format!("{name}-{theme}.png"));
        window.picture(&file).await;
        fewer_colours(stage, &file);
    }
}

fn fewer_colours(stage: &Stage, file: &Path) {
    let mut convert = stage.desk().command("convert");
    convert.arg(file).args(["+dither", "-strip", "-colors", "256"]);
    let done = finish(convert.arg(format!("PNG8:{}", file.display())), "");
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "convert of ImageMagick failed: {said}");
}

async fn shoot_the_first_run() {
    let stage = Stage::new();
    let window = stage.window(START - 400 * MINUTE, 1).await;
    window.see("Three steps, and this laptop is ready").await;
    shoot(&stage, &window, "first-run").await;
}

#[tokio::main]
async fn main() {
    shoot_the_first_run().await;
    let sink = Sink::start([]);
    let stage = Stage::of_a_team()
        .with("HOLDFAST_SECRET__INCIDENTS", &sink.url("services/T0/B0/incidents"))
        .with("HOLDFAST_SECRET_STATUS_PAGE", &sink.url("status"));
    tell_what_was_before(&stage);
    tell_the_story(&stage);

    let window = stage.window(START + 9 * MINUTE, 1).await;
    window.see("Open now").await;
    window.press("d").await;
    window.type_text("no database connections").await;
    window.find("option", "Database unresponsive").await;
    shoot(&stage, &window, "home").await;
    window.press("Escape").await;
    window.press("Alt+1").await;
    window.find("button", "Post update").await;
    window.see("Clear old logs").await;
    shoot(&stage, &window, "incident").await;
    window.press("u").await;
    window.find("heading", "Update 3").await;
    window.find("button", "Send internal").await;
    shoot(&stage, &window, "composer").await;
    window.press("Escape").await;
    window.press("Alt+r").await;
    window.click("button", "Database unresponsive").await;
    window.find("heading", "Database unresponsive").await;
    shoot(&stage, &window, "reader").await;
    window.press("Control+,").await;
    window.find("heading", "Where things lie").await;
    shoot(&stage, &window, "settings").await;
}
