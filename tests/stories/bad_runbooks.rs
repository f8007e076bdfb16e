//! Runbooks that are broken, enormous or made to harm, through the built program and at the core.
//!
//! Whatever a file holds or is, every word that reads runbooks ends in time, never crashes, answers with a checklist or
//! with one sentence, and shows nothing that lies outside the folder. A file outside holds a word that is looked for in
//! all that is printed. What is deliberately absent: how long anything takes, beyond a dog that bites what hangs.

use crate::desk::Desk;
use crate::terminal::TWO;
use holdfast_tests::terminal::Outcome;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

mod contents;
mod files;
mod outside;
mod texts;

/// Stands in a file outside of the workspace only.
const CANARY: &str = "canary-7f3a91";

/// A desk with a workspace beside a file that must never be read.
struct Scene {
    desk: Desk,
}

impl Scene {
    fn new() -> Self {
        let desk = Desk::new().at(TWO);
        let scene = Self { desk };
        let text = format!("# Outside {CANARY}\n\n## Steps\n1. Check the {CANARY}\n");
        for name in ["outside.md", "outside.txt", "outside/deep.md", "outside/holdfast.toml"] {
            let path = scene.home().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, &text).unwrap();
        }
        scene
    }

    /// The folder that the workspace lies in.
    fn home(&self) -> &Path {
        self.desk.workspace().parent().unwrap()
    }

    /// The workspace's folder of runbooks.
    fn runbooks(&self) -> PathBuf {
        self.desk.workspace().join("runbooks")
    }

    fn write(&self, name: impl AsRef<OsStr>, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.runbooks().join(name.as_ref()), bytes).unwrap();
    }

    /// Runs words and checks what holds for every answer.
    fn run<A: AsRef<OsStr> + std::fmt::Debug>(&self, words: &[A]) -> Outcome {
        let outcome = self.desk.run(words);
        let Outcome { code, stdout, stderr } = &outcome;
        assert!(
            (0..=2).contains(code),
            "{words:?} ends by itself, not with {code}: {}",
            start(stderr)
        );
        assert!(!stderr.contains("panicked"), "{words:?} crashed: {}", start(stderr));
        for said in [stdout, stderr] {
            assert!(!said.contains(CANARY), "{words:?} shows what lies outside: {}", start(said));
            let acts = |one: char| one.is_control() && !matches!(one, '\n' | '\t' | '\r');
            assert!(!said.contains(acts), "{words:?} sends a terminal orders: {}", start(said));
        }
        if *code != 0 {
            assert!(stdout.is_empty(), "{words:?} is refused and yet answers: {}", start(stdout));
            assert!(!stderr.trim().is_empty(), "{words:?} is refused without a word");
            assert!(stderr.len() < 5_000, "{words:?}: a sentence, not {} bytes", stderr.len());
        }
        outcome
    }

    /// Every word that reads one runbook, on this file; the answer of `show --json`.
    fn try_all(&self, name: impl AsRef<OsStr>) -> Outcome {
        let name = name.as_ref();
        let with = |words: &[&'static str]| {
            let words = words.iter().map(OsStr::new).chain([name]);
            self.run(&words.map(OsStr::to_owned).collect::<Vec<_>>())
        };
        with(&["runbook", "show"]);
        if self.knows("lint") {
            with(&["runbook", "lint"]);
        }
        // Secrets are looked for in all that is stored, which takes long in a build that is made for finding faults.
        let bytes = std::fs::metadata(self.runbooks().join(name)).map_or(0, |facts| facts.len());
        let is_light = !(700_000..=10_000_000).contains(&bytes);
        let title = ["declare", "--title", "x", "--severity", "sev2", "--runbook"];
        if is_light && with(&title).code == 0 {
            self.run(&["status", "latest"]);
        }
        let json = ["runbook", "show", "--json"];
        with(&json)
    }

    /// The words that read the whole folder; the list as JSON.
    fn listed(&self) -> serde_json::Value {
        self.run(&["runbook", "list"]);
        if self.knows("search") {
            self.run(&["runbook", "search", "check"]);
        }
        let list = self.run(&["runbook", "list", "--json"]);
        assert_eq!(list.code, 0, "one bad file does not hide the others: {}", list.stderr);
        list.json()
    }

    /// Whether this build has a word for runbooks.
    fn knows(&self, word: &str) -> bool {
        static HELP: OnceLock<String> = OnceLock::new();
        let help = HELP.get_or_init(|| self.desk.run(["runbook", "--help"]).stdout);
        help.lines().any(|line| line.trim_start().starts_with(&format!("{word} ")))
    }
}

/// Enough of a text to see what it is.
fn start(text: &str) -> String {
    text.chars().take(400).collect()
}
