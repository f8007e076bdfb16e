//! A person's desk: terminals that come and go, on the same folders and with the same secrets, at times of the story's
//! choosing.

use holdfast_tests::terminal::Terminal;
use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

/// A terminal on folders that it shares with all others made from it.
#[derive(Debug)]
pub struct Desk {
    /// Keeps the folders until the last terminal on them is gone.
    folders: Arc<Terminal>,
    variables: BTreeMap<String, String>,
    terminal: Terminal,
}

impl Desk {
    /// A desk with new folders.
    pub fn new() -> Self {
        Self::on(Arc::new(Terminal::new()), BTreeMap::new())
    }

    fn on(folders: Arc<Terminal>, variables: BTreeMap<String, String>) -> Self {
        let terminal = Terminal::new().on(folders.data(), folders.workspace());
        let terminal = variables.iter().fold(terminal, |t, (name, value)| t.with(name, value));
        Self { folders, variables, terminal }
    }

    /// Another terminal on this desk.
    pub fn again(&self) -> Self {
        Self::on(self.folders.clone(), self.variables.clone())
    }

    /// Another terminal on this desk, with one more environment variable.
    pub fn with(&self, name: &str, value: &str) -> Self {
        let mut variables = self.variables.clone();
        variables.insert(name.to_owned(), value.to_owned());
        Self::on(self.folders.clone(), variables)
    }

    /// Another terminal on this desk, with one environment variable less.
    pub fn without(&self, name: &str) -> Self {
        let mut variables = self.variables.clone();
        variables.remove(name);
        Self::on(self.folders.clone(), variables)
    }

    /// Another terminal on this desk, whose person may write nothing that is closed to others.
    pub fn as_nobody(&self) -> Self {
        let terminal = self.again().terminal.as_nobody();
        Self { folders: self.folders.clone(), variables: self.variables.clone(), terminal }
    }

    /// Another terminal on this desk, whose clock starts at `at`, in milliseconds since 1970.
    pub fn at(&self, at: i64) -> Self {
        self.with("HOLDFAST_TEST_CLOCK", &format!("1@{at}"))
    }
}

impl Deref for Desk {
    type Target = Terminal;

    fn deref(&self) -> &Terminal {
        &self.terminal
    }
}
