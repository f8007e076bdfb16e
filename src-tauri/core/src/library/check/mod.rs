//! The edge of the checks: finds the files, reads them, and looks at where their links lead.
//!
//! Needs no workspace and no data folder, so that it works on a build machine with the files alone. Nothing is read or
//! looked for outside the folder that is checked, or outside the repository or workspace that it lies in.

mod files;
mod targets;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use std::path::PathBuf;

use self::files::File;
use self::targets::Targets;
use crate::library::disk::ReadError;
use crate::library::disk::read::read_runbook;
use crate::postmortem::is_draft;
use crate::runbook::lint::{
    Around, LintFinding, Linted, Rule, Settings, Titled, duplicate_titles, lint,
};

/// A file and what was found in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// Its path, below what was named, as it was named.
    pub path: PathBuf,
    /// What was found, by line.
    pub findings: Vec<LintFinding>,
}

/// What a check came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The files that were checked.
    pub files: Vec<Checked>,
    /// Why folders could not be looked through, so that files are missing above; each without a full stop.
    pub problems: Vec<String>,
}

/// Checks files and all runbooks in folders, in the order of their paths. A file that is named is checked whatever its
/// ending, and none is checked twice.
///
/// # Errors
/// When one of `paths` is not there. A file in a folder that cannot be read is a finding of that file.
pub fn check(
    paths: &[PathBuf],
    settings: &Settings,
    today: NaiveDate,
) -> Result<Report, ReadError> {
    let mut targets = Targets::default();
    let (mut checked, mut titled) = (Vec::new(), Vec::new());
    let files::Files { files, problems } = files::below(paths)?;
    for file in files {
        let Some((title, findings)) = one(&file, settings, today, &mut targets) else { continue };
        let path = file.path.display().to_string();
        titled.push(Titled { path, off: title.is_none(), title: title.unwrap_or_default() });
        checked.push(Checked { path: file.path, findings });
    }
    for (at, finding) in duplicate_titles(&titled, settings) {
        if let Some(file) = checked.get_mut(at) {
            file.findings.insert(0, finding);
        }
    }
    Ok(Report { files: checked, problems })
}

/// The title of a file, where it takes part in comparing titles, and its findings. The draft of a post-mortem is no
/// runbook of a folder.
fn one(
    File { path, root, named, leads_outside }: &File,
    settings: &Settings,
    today: NaiveDate,
    targets: &mut Targets,
) -> Option<(Option<String>, Vec<LintFinding>)> {
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let read =
        if *leads_outside { Err(ReadError::bad_link(path)) } else { read_runbook(path, &name) };
    let file = match read {
        Ok(file) => file,
        Err(error) => return Some((None, unreadable(&error, settings).into_iter().collect())),
    };
    if !named && is_draft(&file.source) {
        return None;
    }
    let targets = std::cell::RefCell::new(targets);
    let target = |href: &str| targets.borrow_mut().target(path, root, href);
    let around = Around { today, file_name: &name, target: &target };
    let Linted { findings, off } = lint(&file.source, &file.runbook, &around, settings);
    let compares = !off.contains(&Rule::DuplicateTitle);
    Some((compares.then_some(file.runbook.title), findings))
}

fn unreadable(error: &ReadError, settings: &Settings) -> Option<LintFinding> {
    settings.judged(LintFinding::new(Rule::Unreadable, None, error.to_string()))
}
