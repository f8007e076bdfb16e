//! The scenarios of the library: the files of the folder `exercises` directly below a folder of runbooks.
//!
//! They stand under a heading of their own, and are no runbooks: the walk of the runbooks leaves them out. They are few
//! and are read when somebody asks, so nothing of them is cached.

use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use ts_rs::TS;

use super::disk::folders::Folder;
use super::disk::read::{file_name, read_in_time};
use super::disk::walk::{EXERCISES, Seen, walk};
use crate::exercise::import::import;
use crate::exercise::strict::{Level, is_strict, read};
use crate::exercise::{Scenario, ScenarioKind};

/// A scenario as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenarioCard {
    /// How the file is known: relative to the workspace, with `/`.
    pub path: String,
    /// Where it lies.
    pub file: PathBuf,
    /// Its title.
    pub title: String,
    /// What kind of exercise it is for.
    pub kind: ScenarioKind,
    /// How long it is meant to take.
    pub duration_ms: Option<i64>,
    /// How many injects it has.
    pub injects: usize,
    /// How it is written.
    pub form: ScenarioForm,
    /// The runbook that it names.
    pub runbook: Option<String>,
    /// Why it cannot be run as it is.
    pub problem: Option<String>,
}

/// How the file of a scenario is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ScenarioForm {
    /// In the form that is run.
    #[default]
    Strict,
    /// In another one, which is read as well as it can be.
    Other,
    /// It holds no scenario.
    None,
}

impl ScenarioForm {
    /// True where it is played as it was understood, and doubts are left to the facilitator.
    #[must_use]
    pub fn is_read(self) -> bool {
        self == Self::Other
    }
}

/// The scenarios of these folders, by title.
#[must_use]
pub fn scenarios(folders: &[Folder]) -> Vec<ScenarioCard> {
    let below = |folder: &Folder| Folder {
        root: folder.root.join(EXERCISES),
        known_as: format!("{}{EXERCISES}/", folder.known_as),
        ..folder.clone()
    };
    let mut seen = Seen::default();
    let mut cards = Vec::new();
    for folder in folders.iter().map(below).filter(|folder| folder.root.is_dir()) {
        for found in walk(&folder, &mut seen).files {
            if !found.leads_outside {
                let path = format!("{}{}", folder.known_as, found.below);
                cards.push(card(path, found.file, &folder));
            }
        }
    }
    cards.sort_by_key(|card| card.title.to_lowercase());
    cards
}

fn card(path: String, file: PathBuf, folder: &Folder) -> ScenarioCard {
    let name = file_name(&file);
    let (scenario, form, problem) = match read_in_time(&file, &folder.inside) {
        Ok((text, _)) => of(&text, &name),
        Err(error) => {
            let bare = Scenario { title: name, ..Scenario::default() };
            (bare, ScenarioForm::None, Some(error.to_string()))
        }
    };
    ScenarioCard {
        path,
        file,
        title: scenario.title,
        kind: scenario.kind,
        duration_ms: scenario.duration_ms,
        injects: scenario.injects.len(),
        form,
        runbook: scenario.runbook,
        problem,
    }
}

fn of(text: &str, name: &str) -> (Scenario, ScenarioForm, Option<String>) {
    if is_strict(text) {
        let strict = read(text, name);
        let error = strict.findings.into_iter().find(|finding| finding.level == Level::Error);
        let problem = error.map(|error| format!("line {}: {}", error.line, error.message));
        return (strict.scenario, ScenarioForm::Strict, problem);
    }
    let imported = import(text, name);
    let title = imported.title.clone();
    let foreign =
        "written in another form; `holdfast exercise import --pieces` shows how it is read"
            .to_owned();
    let form = if imported.refusal.is_some() { ScenarioForm::None } else { ScenarioForm::Other };
    let problem = imported.refusal.unwrap_or(foreign);
    let first = imported.scenarios.into_iter().next().unwrap_or_default();
    (Scenario { title, ..first }, form, Some(problem))
}
