//! `runbook lint`: the findings on stdout, what they come to on stderr, and an exit code that a build stops at.

use holdfast_core::clock::Clock;
use holdfast_core::library::check;
use holdfast_core::library::check::Report;
use holdfast_core::library::disk::folders::NamedBy;
use holdfast_core::runbook::lint::{Level, LintFinding, Settings};
use holdfast_core::team::config::{Config, FILE};
use serde::Serialize;
use std::path::{Path, PathBuf};

use super::github;
use crate::args::{Format, Lint, Place};
use crate::desk::{self, Desk, For};
use crate::out;
use crate::problem::{Problem, Result};
use crate::table::counted;

/// A finding with its file, as JSON prints it.
#[derive(Debug, Serialize)]
struct Told<'a> {
    file: String,
    #[serde(flatten)]
    finding: &'a LintFinding,
}

/// Checks what is named, else the workspace's folders. For what is named neither a data folder nor a workspace is needed.
pub fn run(place: &Place, given: &Lint) -> Result<()> {
    let (paths, settings) = if given.paths.is_empty() {
        of_workspace(place)?
    } else {
        (given.paths.clone(), settings(place, &given.paths)?)
    };
    let today = Clock::from_environment().now().utc().date_naive();
    let report = check::check(&paths, &settings, today)
        .map_err(|error| Problem::usage(error.to_string()))?;
    let shown = report.files.iter().flat_map(|file| {
        let loud = file.findings.iter().filter(|finding| finding.level >= given.level);
        loud.map(|finding| Told { file: slashed(&file.path), finding })
    });
    print(shown.collect(), if given.json { Format::Json } else { given.format })?;
    end(&report, given, &paths)
}

/// The folders that the whole team has, and its `[lint]`. What was added on this laptop is nobody else's.
fn of_workspace(place: &Place) -> Result<(Vec<PathBuf>, Settings)> {
    let mut engine = Desk::open(place, For::Reading)?.engine;
    let folders = engine.library().folders()?.into_iter();
    let here = desk::here()?;
    let paths = folders.filter(|f| f.named_by != NamedBy::Laptop).map(|f| shorter(f.root, &here));
    out::remark(&format!(
        "Checking the workspace {}; name a file or a folder to check others.",
        engine.workspace().display()
    ));
    Ok((paths.collect(), engine.config().lint.clone()))
}

/// As a person would type it: below the current folder where it lies there.
fn shorter(path: PathBuf, here: &Path) -> PathBuf {
    match path.strip_prefix(here) {
        Ok(below) if below.as_os_str().is_empty() => PathBuf::from("."),
        Ok(below) => below.to_owned(),
        Err(_) => path,
    }
}

/// `[lint]` of the workspace that was named, else of the one that the first path lies in.
fn settings(place: &Place, paths: &[PathBuf]) -> Result<Settings> {
    let around = |path: &PathBuf| {
        let real = path.canonicalize().ok()?;
        real.ancestors().find(|folder| folder.join(FILE).is_file()).map(Path::to_owned)
    };
    match desk::workspace(place).or_else(|| paths.first().and_then(around)) {
        Some(workspace) => Ok(Config::load(&workspace)?.lint),
        None => Ok(Settings::default()),
    }
}

fn print(shown: Vec<Told<'_>>, format: Format) -> Result<()> {
    let line = |told: &Told<'_>| match format {
        Format::Github => github::annotation(&told.file, told.finding),
        Format::Text | Format::Json => text(&told.file, told.finding),
    };
    match format {
        Format::Json => out::json(&shown),
        Format::Text | Format::Github => {
            out::text(&shown.iter().map(line).collect::<Vec<_>>().join("\n"))
        }
    }
}

/// `runbooks/disk.md:12: warning[no-rollback] …`
fn text(file: &str, finding: &LintFinding) -> String {
    let line = finding.line.map_or_else(String::new, |line| format!("{line}:"));
    format!("{file}:{line} {}[{}] {}", finding.level.word(), finding.rule.word(), finding.message)
}

/// What was found in all, and whether a build stops at it. What was not checked stops it too: nothing found there is no
/// sign that nothing is wrong.
fn end(report: &Report, given: &Lint, paths: &[PathBuf]) -> Result<()> {
    let all = || report.files.iter().flat_map(|file| &file.findings);
    let count = |level| all().filter(|finding| finding.level == level).count();
    let (errors, warnings, notes) =
        (count(Level::Error), count(Level::Warning), count(Level::Note));
    let hidden = all().any(|finding| finding.level < given.level);
    let hint = if hidden { "; --level note shows all" } else { "" };
    let summary = format!(
        "{} checked: {}, {}, {}{hint}",
        counted(report.files.len() as u64, "file"),
        counted(errors as u64, "error"),
        counted(warnings as u64, "warning"),
        counted(notes as u64, "note")
    );
    if !report.problems.is_empty() {
        let what = report.problems.join("; ");
        return Err(Problem::failed(format!("Not everything was checked: {what}. {summary}")));
    }
    if report.files.is_empty() {
        return Err(Problem::failed(nothing(paths)));
    }
    let problem = Problem::failed(summary);
    if errors > 0 || given.strict && warnings > 0 {
        return Err(problem);
    }
    out::remark(&problem.sentence());
    Ok(())
}

fn nothing(paths: &[PathBuf]) -> String {
    let places: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
    format!(
        "No runbook was found in {}: name a folder of Markdown files, or a file. Pages that list others (README, index) are not checked.",
        places.join(", ")
    )
}

/// With `/`, so that annotations and scripts see one form on every system.
fn slashed(path: &Path) -> String {
    let text = path.display().to_string();
    let text = if std::path::MAIN_SEPARATOR == '\\' { text.replace('\\', "/") } else { text };
    text.strip_prefix("./").map_or_else(|| text.clone(), str::to_owned)
}
