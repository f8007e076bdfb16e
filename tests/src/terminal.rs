//! The terminal program as a person runs it: arguments, environment, stdin; exit code, stdout, stderr.

use crate::process::{Running, finish};
use serde_json::Value;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// What a run came to.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The exit code; -1 when a signal ended it.
    pub code: i32,
    /// What it printed.
    pub stdout: String,
    /// What it complained about.
    pub stderr: String,
}

impl Outcome {
    /// Itself, when the run succeeded; fails the test with what it said otherwise.
    #[must_use]
    pub fn ok(self) -> Self {
        assert_eq!(
            self.code, 0,
            "it should succeed; stderr: {}stdout: {}",
            self.stderr, self.stdout
        );
        self
    }

    /// What it printed, as JSON.
    #[must_use]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| {
            panic!("stdout is not JSON ({error}): {}stderr: {}", self.stdout, self.stderr)
        })
    }
}

/// A terminal with a home, a data folder and a workspace of its own, and no keychain.
#[derive(Debug)]
pub struct Terminal {
    home: TempDir,
    data: PathBuf,
    workspace: PathBuf,
    environment: Vec<(String, String)>,
    /// The program, where it is run for the user that has no rights.
    nobody: Option<PathBuf>,
}

impl Default for Terminal {
    fn default() -> Self {
        Self::new()
    }
}

impl Terminal {
    /// A terminal whose folders are new, empty and gone with it; the workspace has an empty `runbooks`.
    #[must_use]
    pub fn new() -> Self {
        let home = tempfile::tempdir().expect("a temporary folder");
        let data = home.path().join("data");
        let workspace = home.path().join("workspace");
        std::fs::create_dir_all(workspace.join("runbooks")).expect("the workspace");
        Self { home, data, workspace, environment: Vec::new(), nobody: None }
    }

    /// The same terminal on the data folder and workspace of another program.
    #[must_use]
    pub fn on(mut self, data: &Path, workspace: &Path) -> Self {
        data.clone_into(&mut self.data);
        workspace.clone_into(&mut self.workspace);
        self
    }

    /// The same terminal with one more environment variable; an empty value takes one away that it has.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same terminal for a person who may do nothing that is closed to others. Whoever runs the tests as root may do
    /// everything, so that the program is then run for the user that has no rights.
    #[cfg(unix)]
    #[must_use]
    pub fn as_nobody(mut self) -> Self {
        use std::fs::{Permissions, metadata, set_permissions};
        use std::os::unix::fs::{MetadataExt, PermissionsExt};
        let open = |folder: &Path, mode| {
            set_permissions(folder, Permissions::from_mode(mode)).expect("a folder for all");
        };
        open(self.home.path(), 0o777);
        open(self.data.parent().expect("it lies in a folder"), 0o755);
        if metadata(self.home.path()).expect("the folder").uid() == 0 {
            let program = self.home.path().join("holdfast");
            // A program that starts while this one has the copy open for writing would keep it open, and it would not run.
            let mut copy = Command::new("cp");
            let copied = finish(copy.arg(crate::place::holdfast()).arg(&program), "");
            assert!(copied.status.success(), "the program is copied");
            self.nobody = Some(program);
        }
        self
    }

    /// Its data folder, which the program makes at its first write.
    #[must_use]
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// Its workspace.
    #[must_use]
    pub fn workspace(&self) -> &Path {
        &self.workspace
    }

    /// Writes a file below the workspace and returns its path.
    pub fn write(&self, path: &str, text: &str) -> PathBuf {
        let path = self.workspace.join(path);
        std::fs::create_dir_all(path.parent().expect("a file lies in a folder"))
            .expect("its folder");
        std::fs::write(&path, text).expect("the file");
        path
    }

    /// Runs `holdfast` with these arguments and nothing on stdin.
    #[must_use]
    pub fn run<A: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = A>) -> Outcome {
        self.run_with_input(arguments, "")
    }

    /// Runs `holdfast` with these arguments and `input` on stdin.
    #[must_use]
    pub fn run_with_input<A: AsRef<OsStr>>(
        &self,
        arguments: impl IntoIterator<Item = A>,
        input: &str,
    ) -> Outcome {
        outcome(&finish(self.command().args(arguments), input))
    }

    /// Starts `holdfast` and lets it run beside the test, as with `deliver`.
    #[must_use]
    pub fn start<A: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = A>) -> Running {
        let mut command = self.command();
        command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null());
        Running::start(&mut command, "It is built by `make test`.")
    }

    /// `holdfast` with this terminal's folders. Nothing of the person's own environment reaches it but the path.
    #[must_use]
    pub fn command(&self) -> Command {
        let program = self.nobody.as_deref().unwrap_or_else(|| crate::place::holdfast());
        let mut command = Command::new(program);
        #[cfg(unix)]
        if self.nobody.is_some() {
            std::os::unix::process::CommandExt::uid(&mut command, 65_534);
        }
        let (gone, set): (Vec<_>, Vec<_>) =
            self.environment.iter().partition(|(_, value)| value.is_empty());
        command
            .current_dir(self.home.path())
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", self.home.path())
            .env("LANG", "C.UTF-8")
            .env("TZ", "UTC")
            .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
            .env("HOLDFAST_DATA", &self.data)
            .env("HOLDFAST_WORKSPACE", &self.workspace)
            .env("HOLDFAST_TEST_PATIENCE", crate::TIMES)
            .envs(set.into_iter().map(|(name, value)| (name, value)));
        gone.into_iter().for_each(|(name, _)| {
            command.env_remove(name);
        });
        command
    }
}

fn outcome(output: &Output) -> Outcome {
    Outcome {
        code: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}
