//! A desk with one data folder and one workspace, on which windows and terminals come and go at times of the story's
//! choosing.
//!
//! Deliberately absent: what is said and done there. That stands in the tests.

use crate::desk::Desk;
use crate::place;
use crate::process::finish;
use crate::terminal::{Outcome, Terminal};
use crate::window::Window;
use std::path::{Path, PathBuf};
use std::process::Output;

/// 2026-03-04 14:20 UTC, in milliseconds: when stories begin.
pub const START: i64 = 1_772_634_000_000;

/// A minute, in milliseconds.
pub const MINUTE: i64 = 60_000;

/// The desk and its two folders.
#[derive(Debug)]
pub struct Stage {
    desk: Desk,
    data: PathBuf,
    /// None where the window takes the runbooks that ship.
    workspace: Option<PathBuf>,
    variables: Vec<(String, String)>,
}

impl Stage {
    /// A laptop on which Holdfast was never started: no data, and no workspace of a team.
    #[must_use]
    pub fn new() -> Self {
        let desk = Desk::new();
        let data = desk.folder("share").join("holdfast");
        Self { desk, data, workspace: None, variables: Vec::new() }
    }

    /// A laptop whose workspace is a team's folder, with a copy of the runbooks that ship.
    #[must_use]
    pub fn of_a_team() -> Self {
        let mut stage = Self::new();
        let workspace = stage.desk.folder("team-runbooks");
        let source = place::root().join("runbooks");
        let copied = finish(stage.desk.command("cp").arg("-r").arg(source).arg(&workspace), "");
        assert!(copied.status.success(), "the runbooks are copied");
        stage.workspace = Some(workspace);
        stage
    }

    /// The same, with one more environment variable for every program.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The desk.
    #[must_use]
    pub fn desk(&self) -> &Desk {
        &self.desk
    }

    /// The data folder, which the first program makes.
    #[must_use]
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// The workspace: the team's, else the one that the window makes in the data folder.
    #[must_use]
    pub fn workspace(&self) -> PathBuf {
        self.workspace.clone().unwrap_or_else(|| self.data.join("workspace"))
    }

    /// Opens the window on a clock that shows `at` and runs at `rate` seconds a second.
    pub async fn window(&self, at: i64, rate: u32) -> Window {
        let variables = self.variables(at, rate);
        let variables: Vec<(&str, &str)> =
            variables.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        Window::open(&self.desk, place::holdfast_desktop(), &variables).await
    }

    /// Starts the window's program once more and waits for its end, as a second click on its icon does.
    #[must_use]
    pub fn start_again(&self) -> Output {
        let mut command = self.desk.command(place::holdfast_desktop());
        finish(command.envs(self.variables(START, 1)), "")
    }

    /// A terminal on the same folders, whose clock shows `at` at each start of the program.
    #[must_use]
    pub fn terminal(&self, at: i64) -> Terminal {
        let terminal = Terminal::new().on(&self.data, &self.workspace());
        let variables = self.variables(at, 1);
        variables.iter().fold(terminal, |terminal, (name, value)| terminal.with(name, value))
    }

    /// Says one sentence of the story in a terminal at `at`; it succeeds.
    pub fn tell(&self, at: i64, actor: &str, words: &[&str]) -> Outcome {
        self.terminal(at).run(["--as", actor].iter().chain(words)).ok()
    }

    fn variables(&self, at: i64, rate: u32) -> Vec<(String, String)> {
        let text = |path: &Path| path.to_string_lossy().into_owned();
        let mut all = vec![("HOLDFAST_TEST_PATIENCE".to_owned(), crate::TIMES.to_owned())];
        all.extend(self.variables.iter().cloned());
        all.push(("HOLDFAST_DATA".to_owned(), text(&self.data)));
        let workspace = self.workspace.iter().map(|at| text(at));
        all.extend(workspace.map(|at| ("HOLDFAST_WORKSPACE".to_owned(), at)));
        all.push(("HOLDFAST_TEST_CLOCK".to_owned(), format!("{rate}@{at}")));
        all
    }
}

impl Default for Stage {
    fn default() -> Self {
        Self::new()
    }
}
