//! Titles that two files share, so that nobody can tell which one is meant.

use std::collections::BTreeMap;

use super::finding::{LintFinding, Settings};
use super::rule::Rule;

/// A file and its title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Titled {
    /// As it is shown.
    pub path: String,
    /// The title of what was read from it.
    pub title: String,
    /// The file has turned this rule off.
    pub off: bool,
}

/// Findings for files whose title another one has, by the place of the file in `files`. The first of each name is left
/// alone, because one of them has to be renamed, not both.
#[must_use]
pub fn duplicate_titles(files: &[Titled], settings: &Settings) -> Vec<(usize, LintFinding)> {
    let mut first: BTreeMap<String, &str> = BTreeMap::new();
    let mut findings = Vec::new();
    for (at, file) in files.iter().enumerate().filter(|(_, file)| !file.off) {
        let name = file.title.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        match first.get(&name) {
            Some(other) => findings.extend(settings.judged(finding(file, other)).map(|f| (at, f))),
            None => drop(first.insert(name, &file.path)),
        }
    }
    findings
}

fn finding(file: &Titled, other: &str) -> LintFinding {
    let title = crate::redact::reason(&file.title);
    let message = format!("its title “{title}” is also that of {other}; rename one of them.");
    LintFinding::new(Rule::DuplicateTitle, None, message)
}
