//! Takes the pictures of every screen, in both themes, from the real window: `make shots`.
//!
//! The story behind them is told through the terminal program on a clock that always starts at the same time, so that
//! the pictures of two runs differ little where the product does not. Channels lead to a sink on this computer.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "without its stage there is no picture, and the reason is said"
)]

mod drill;
mod states;

use holdfast_tests::place;
use holdfast_tests::process::finish;
use holdfast_tests::sink::Sink;
use holdfast_tests::stage::{MINUTE, START, Stage};
use holdfast_tests::window::Window;
use std::path::Path;

/// The instant `minutes` and `seconds` after the story began.
const fn at(minutes: i64, seconds: i64) -> i64 {
    START + minutes * MINUTE + seconds * 1000
}

/// Says one sentence of the story.
fn tell(stage: &Stage, when: i64, actor: &str, words: &[&str]) {
    drop(stage.tell(when, actor, words));
}

/// The channels of the team, and two incidents that have ended.
fn tell_what_was_before(stage: &Stage) {
    tell(stage, at(-300, 0), "Dana", &["channel", "add", "#incidents", "--kind", "slack"]);
    let external = ["--kind", "webhook", "--audience", "external", "--ping", "ask"];
    tell(stage, at(-300, 9), "Dana", &[&["channel", "add", "status-page"][..], &external].concat());

    let title = "Payment webhooks rejected after a deployment";
    let runbook = "runbooks/platform/app-down-after-deployment.md";
    let declare = ["declare", "--title", title, "--severity", "sev2", "--runbook", runbook];
    tell(stage, at(-290, 31), "Kim", &declare);
    update_both(stage, at(-288, 2), "Kim", "Payment webhooks are rejected. We roll back.", "15m");
    tell(stage, at(-286, 44), "Kim", &["note", "latest", "Started with the 09:20 deployment."]);
    let reason = "the freeze is set by the pipeline itself since March";
    tell(stage, at(-285, 10), "Kim", &["step", "skip", "latest", "2", "--reason", reason]);
    let check = "Ask the payment provider whether its retries still arrive";
    tell(stage, at(-280, 0), "Kim", &["step", "add", "latest", check, "--after", "4"]);
    update_both(stage, at(-274, 2), "Kim", "The rollback runs on half of the hosts.", "30m");
    let closing = "Rolled back; webhooks are accepted again.";
    tell(stage, at(-252, 20), "Kim", &["resolve", "latest", closing]);
    let approved = ["--audience", "external", "--approved-by", "Kim"];
    tell(stage, at(-252, 40), "Kim", &[&["update", "latest", closing][..], &approved].concat());
    tell(stage, at(-252, 41), "Kim", &["deliver", "--until-idle"]);
    let item = "Alert when the webhooks of a minute are rejected @Kim 2026-03-13 P1 #detect";
    tell(stage, at(-240, 0), "Kim", &["actions", "add", "latest", item]);

    let title = "Disk alert on the build host";
    tell(stage, at(-200, 3), "Dana", &["declare", "--title", title, "--severity", "sev3"]);
    let reason = "the alert watched a host that is gone";
    tell(stage, at(-191, 0), "Dana", &["decline", "latest", "--reason", reason]);
}

/// An incident that goes on beside this one.
fn tell_of_another(stage: &Stage) {
    let title = "Search results are an hour old";
    tell(stage, at(-48, 5), "Lena", &["declare", "--title", title, "--severity", "sev3"]);
    let note = "The indexer stopped at 13:05; its queue grows.";
    tell(stage, at(-47, 12), "Lena", &["note", "latest", note]);
    let text = "Search shows results that are an hour old. The indexer is being restarted.";
    update_both(stage, at(-2, 40), "Lena", text, "60m");
}

/// Posts to the team and to customers, and sends both.
fn update_both(stage: &Stage, when: i64, actor: &str, text: &str, next: &str) {
    let update = ["update", "latest", text, "--next", next];
    tell(stage, when, actor, &update);
    let approved = ["--audience", "external", "--approved-by", "Kim"];
    tell(stage, when + 8000, actor, &[&update[..], &approved].concat());
    tell(stage, when + 9000, actor, &["deliver", "--until-idle"]);
}

/// Twelve minutes of an incident, as a team would have them.
fn tell_the_story(stage: &Stage) {
    let title = "Orders fail: database does not answer";
    let runbook = "runbooks/database/database-unresponsive.md";
    let declare = ["declare", "--title", title, "--severity", "sev1", "--runbook", runbook];
    tell(stage, at(0, 12), "Dana", &declare);
    let text = "Orders cannot be placed. We are looking into it.";
    update_both(stage, at(0, 40), "Dana", text, "15m");
    tell(stage, at(1, 3), "Dana", &["role", "latest", "scribe=Kim"]);
    tell(stage, at(1, 40), "Dana", &["step", "done", "latest", "1"]);
    let note = "Grafana shows no connections since 14:12.";
    tell(stage, at(2, 25), "Kim", &["note", "latest", note]);
    tell(stage, at(3, 2), "Dana", &["step", "done", "latest", "2"]);
    let said = ["note", "latest", "“No space left on device” in the log", "--at", "-2m"];
    tell(stage, at(5, 15), "Kim", &said);
    let reason = "the process is alive, the disk is full";
    tell(stage, at(7, 10), "Dana", &["step", "skip", "latest", "3", "--reason", reason]);
    tell(stage, at(7, 31), "Dana", &["state", "latest", "identified"]);
    let decision = "Clear old logs before failing over";
    tell(stage, at(7, 40), "Dana", &["decide", "latest", decision]);
    tell(stage, at(8, 5), "Dana", &["blank", "latest", "db-host=db-3"]);
    tell(stage, at(8, 51), "Dana", &["step", "done", "latest", "4"]);
    tell(stage, at(10, 30), "Kim", &["step", "start", "latest", "5"]);
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
    convert.arg(file).args(["+dither", "-strip", "-colors", "64"]);
    convert.args(["-define", "png:compression-level=9", "-define", "png:compression-filter=0"]);
    let done = finish(convert.arg(format!("PNG8:{}", file.display())), "");
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "convert of ImageMagick failed: {said}");
}

async fn shoot_the_first_run() {
    let stage = Stage::new();
    let window = stage.window(at(-400, 0), 1).await;
    window.see("Three steps, and this laptop is ready").await;
    window.press("Control+a").await;
    window.type_text("Dana").await;
    shoot(&stage, &window, "first-run").await;
}

/// Tells the window who sits here.
async fn take_a_name(stage: &Stage) {
    let window = stage.window(at(-310, 0), 1).await;
    window.find("textbox", "Your name on the timeline").await;
    window.press("Control+a").await;
    window.type_text("Dana").await;
    window.press("Enter").await;
    window.find("heading", "What should the timeline call you? (done)").await;
    window.kill().await;
}

async fn shoot_the_incident(stage: &Stage, window: &Window) {
    window.press("Alt+3").await;
    window.find("heading", "Orders fail: database does not answer").await;
    window.see("Clear old logs").await;
    shoot(stage, window, "incident").await;
    window.press("u").await;
    window.find("textbox", "Internal text").await;
    window.press("Control+a").await;
    let text = "[INC-0004] SEV 1 Identified (+12 min). Changed: the database's disk is full; PostgreSQL runs but cannot write. \
                We clear old logs before a failover. Known: orders fail since 14:12. IC Dana. Next update 14:47 UTC.";
    window.type_text(text).await;
    window.see("Nothing stands out").await;
    window.press("F6").await;
    window.press("Control+a").await;
    let text = "We have found the source of the problem: storage on db-3 is full and we are freeing it. Some orders fail \
                since 14:12 UTC; carts are kept. {workaround} Orders should work again shortly. We will post again by 14:47 UTC.";
    window.type_text(text).await;
    window.see("{workaround} is still a blank").await;
    shoot(stage, window, "composer").await;
    window.press("Escape").await;
}

/// The incident that was resolved in the morning: its chart, its post-mortem, and what stays to be done.
async fn shoot_what_was_learned(stage: &Stage, window: &Window) {
    window.press("Alt+a").await;
    window.find("listitem", "Alert when the webhooks").await;
    shoot(stage, window, "actions").await;
    window.press("Enter").await;
    window.find("heading", "Payment webhooks rejected").await;
    window.press("Shift+v").await;
    window.find("dialog", "Chart and key times").await;
    shoot(stage, window, "chart").await;
    window.press("Escape").await;
    window.press("Shift+r").await;
    window.find("heading", "Runbook changes").await;
    shoot(stage, window, "lessons").await;
    window.press("Backspace").await;
    window.find("heading", "Payment webhooks rejected").await;
    window.press("p").await;
    window.find("textbox", "Text of the post-mortem").await;
    shoot(stage, window, "post-mortem").await;
    window.press("Alt+o").await;
    window.find("heading", "Incidents").await;
    shoot(stage, window, "report").await;
}

#[tokio::main]
async fn main() {
    shoot_the_first_run().await;
    let sink = Sink::start([]);
    let stage = Stage::of_a_team()
        .with("HOLDFAST_SECRET__INCIDENTS", &sink.url("services/T0/B0/incidents"))
        .with("HOLDFAST_SECRET_STATUS_PAGE", &sink.url("status"));
    take_a_name(&stage).await;
    tell_what_was_before(&stage);
    tell_of_another(&stage);
    tell_the_story(&stage);

    let window = stage.window(at(11, 58), 1).await;
    window.see("Open now").await;
    window.press("d").await;
    window.type_text("500 after a release").await;
    window.find("option", "App down after a bad deployment").await;
    shoot(&stage, &window, "home").await;
    window.press("Escape").await;
    shoot_the_incident(&stage, &window).await;
    window.press("Alt+r").await;
    window.click("option", "Database unresponsive").await;
    window.find("heading", "Database unresponsive").await;
    shoot(&stage, &window, "reader").await;
    window.press("Control+,").await;
    window.find("heading", "Where things lie").await;
    shoot(&stage, &window, "settings").await;
    shoot_what_was_learned(&stage, &window).await;
    drop((window, stage));
    drill::shoot_an_exercise().await;
    states::shoot().await;
}
