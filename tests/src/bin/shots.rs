//! Takes the pictures of every screen, in both themes, from the real window: `make shots`.
//!
//! The story behind them is told through the terminal program on a clock that always starts at the same time, so that
//! the pictures of two runs differ only where the product does. Channels lead to a sink on this computer.

#![allow(clippy::panic, reason = "without its stage there is no picture, and the reason is said")]

use holdfast_tests::desk::Desk;
use holdfast_tests::place;
use holdfast_tests::process::finish;
use holdfast_tests::sink::Sink;
use holdfast_tests::window::Window;
use std::path::PathBuf;

/// 2026-03-04 14:20 UTC, in milliseconds: when the story begins.
const START: i64 = 1_772_634_000_000;
const MINUTE: i64 = 60_000;

/// What the story needs: a desk, two folders, and where its channels lead.
struct Stage {
    desk: Desk,
    variables: Vec<(&'static str, String)>,
}

impl Stage {
    fn new(sink: &Sink) -> Self {
        let desk = Desk::new();
        let workspace = desk.folder("team");
        let source = place::root().join("runbooks");
        let copied = finish(desk.command("cp").arg("-r").arg(source).arg(&workspace), "");
        assert!(copied.status.success(), "the runbooks are copied");
        let variables = vec![
            ("HOLDFAST_DATA", desk.folder("data").to_string_lossy().into_owned()),
            ("HOLDFAST_WORKSPACE", workspace.to_string_lossy().into_owned()),
            ("HOLDFAST_SECRET__INCIDENTS", sink.url("services/T0/B0/incidents")),
            ("HOLDFAST_SECRET_STATUS_PAGE", sink.url("status")),
        ];
        Self { desk, variables }
    }

    /// Opens the window `minutes` after the story began.
    async fn open(&self, minutes: i64) -> Window {
        let clock = clock(minutes);
        let mut variables: Vec<(&str, &str)> =
            self.variables.iter().map(|(name, value)| (*name, value.as_str())).collect();
        variables.push(("HOLDFAST_TEST_CLOCK", &clock));
        let window = Window::open(&self.desk, place::holdfast_desktop(), &variables).await;
        window
            .client()
            .maximize_window()
            .await
            .unwrap_or_else(|error| panic!("the window's size: {error}"));
        window
    }

    /// Says one sentence of the story: a command of the terminal program, `minutes` after it began.
    fn tell(&self, minutes: i64, actor: &str, words: &[&str]) {
        let mut command = self.desk.command(place::holdfast());
        command.args(["--as", actor]).args(words);
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        command.env("HOLDFAST_TEST_CLOCK", clock(minutes));
        let output = finish(&mut command, "");
        assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

fn clock(minutes: i64) -> String {
    format!("1@{}", START + minutes * MINUTE)
}

/// Ten minutes of an incident, as a team would have them.
fn tell_the_story(stage: &Stage) {
    stage.tell(-90, "Dana", &["channel", "add", "#incidents", "--kind", "slack"]);
    let external = ["--kind", "webhook", "--audience", "external", "--ping", "ask"];
    stage.tell(-90, "Dana", &[&["channel", "add", "status-page"][..], &external].concat());

    stage.tell(
        -80,
        "Kim",
        &["declare", "--title", "Checkout answers slowly", "--severity", "sev3"],
    );
    stage.tell(
        -75,
        "Kim",
        &["note", "latest", "A slow query of the nightly report held the locks."],
    );
    stage.tell(
        -60,
        "Kim",
        &["resolve", "latest", "The report was stopped; checkout is at its usual speed."],
    );

    let title = "Orders fail: the database does not answer";
    let runbook = "runbooks/database/database-unresponsive.md";
    stage.tell(
        0,
        "Dana",
        &["declare", "--title", title, "--severity", "sev1", "--runbook", runbook],
    );
    stage.tell(0, "Dana", &["role", "latest", "commander=Dana"]);
    stage.tell(1, "Dana", &["step", "done", "latest", "1"]);
    stage.tell(
        2,
        "Kim",
        &["note", "latest", "No connections since 14:12; the process is running."],
    );
    stage.tell(3, "Dana", &["step", "done", "latest", "2"]);
    let text = "Orders cannot be placed. We are looking at the database; the next update comes in 15 minutes.";
    stage.tell(4, "Dana", &["update", "latest", text]);
    stage.tell(5, "Dana", &["state", "latest", "identified"]);
    stage.tell(
        6,
        "Kim",
        &["decide", "latest", "Restart before failing over: the data disk is healthy."],
    );
    stage.tell(7, "Kim", &["step", "start", "latest", "3"]);
}

/// Saves the page once in each theme.
async fn shoot(window: &Window, name: &str) {
    for theme in ["dark", "light"] {
        window.run(&format!("document.documentElement.dataset.theme = '{theme}'")).await;
        let file: PathBuf = place::root().join("ui/docs").join(format!("{name}-{theme}.png"));
        window.picture(&file).await;
    }
}

#[tokio::main]
async fn main() {
    let sink = Sink::start([]);
    let stage = Stage::new(&sink);

    let window = stage.open(-100).await;
    window.see("Three steps, and this laptop is ready").await;
    shoot(&window, "first-run").await;
    window.click("button", "Later").await;
    window.find("combobox", "Declare an incident").await;
    window.kill();

    tell_the_story(&stage);
    let window = stage.open(8).await;
    window.see("Open now").await;
    shoot(&window, "home").await;
    window.press("Alt+1").await;
    window.find("button", "Post update").await;
    shoot(&window, "incident").await;
    window.press("u").await;
    window.find("heading", "Update").await;
    window.see("Preview").await;
    shoot(&window, "composer").await;
    window.press("Escape").await;
    window.press("Alt+r").await;
    window.click("button", "Database unresponsive").await;
    window.find("button", "Declare from here").await;
    shoot(&window, "reader").await;
    window.press("Control+,").await;
    window.find("heading", "Where things lie").await;
    shoot(&window, "settings").await;
}
