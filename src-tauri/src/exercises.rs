//! Scenarios and reports of exercises in the window: files are looked at on a thread of their own, because a share may be
//! slow and the engine keeps the pings.

use std::path::Path;

use holdfast_core::afteraction;
use holdfast_core::engine::{Engine, Result, apart};
use holdfast_core::ids::IncidentId;
use holdfast_core::incident::Command;
use holdfast_core::incident::command::Practise;
use holdfast_core::library::LibraryError;
use holdfast_core::library::exports::Export;
use holdfast_core::library::scenario::ScenarioJob;
use holdfast_core::postmortem::Profile;
use holdfast_core::screen::{
    self, Done, ExportAsk, Readers, SavedReport, ScenarioRow, ScenarioView, WrittenScenario,
};
use holdfast_core::written::Stop;

use crate::desk::Desk;
use crate::exports::{Goes, made, save};

/// Does something with the scenarios of the library, apart from the engine.
async fn with<T: Send + 'static>(
    desk: &Desk,
    work: impl FnOnce(ScenarioJob) -> Result<T, LibraryError> + Send + 'static,
) -> Result<T> {
    let job = desk.engine.call(|engine| Ok(engine.library().scenario_job()?)).await?;
    Ok(apart(move || work(job)).await??)
}

/// The scenarios of the library.
pub async fn scenarios(desk: &Desk) -> Result<Vec<ScenarioRow>> {
    with(desk, |job| Ok(screen::scenario_rows(job.cards()))).await
}

/// A file with scenarios.
///
/// # Errors
/// When it is in no folder of the library, or cannot be read.
pub async fn scenario(desk: &Desk, path: String) -> Result<ScenarioView> {
    with(desk, move |job| Ok(screen::scenario(&job.open(&path)?))).await
}

/// Turns a piece of a scenario, or turns it back.
///
/// # Errors
/// When there is no such piece, or it cannot be kept.
pub async fn turn(desk: &Desk, path: String, piece: String, on: bool) -> Result<String> {
    with(desk, move |job| job.turn(&path, &piece, on)).await
}

/// Writes the strict form of one of a file's scenarios.
///
/// # Errors
/// When the file gives none, or nothing can be written there.
pub async fn write(desk: &Desk, path: String, story: usize) -> Result<WrittenScenario> {
    let (path, file) = with(desk, move |job| job.write(&path, story)).await?;
    Ok(WrittenScenario { path, file: file.display().to_string() })
}

/// Begins an exercise by one of the scenarios of a file, from 0.
///
/// # Errors
/// When the file cannot be played, or something real or another exercise is on.
pub async fn start(desk: &Desk, practise: Practise, story: usize) -> Result<Done> {
    let path = practise.path.clone();
    let file = with(desk, move |job| job.open(&path)?.to_play(story)).await?;
    let practise = Practise { file: Some(Box::new(file)), ..practise };
    let command = desk.engine.prepared(Command::Practise(practise)).await?;
    desk.look(move |engine, around| engine.execute(command, None, &around.actor)).await
}

/// The after-action report, and where it was saved when a form is asked for, whole or masked for readers: in `exercises` of
/// the team's own workspace, else of the data folder.
///
/// # Errors
/// When there is no such exercise, it is not for these readers, or no folder takes the file.
pub async fn after_action(
    desk: &Desk,
    id: IncidentId,
    readers: Option<Profile>,
    ask: Option<ExportAsk>,
) -> Result<SavedReport> {
    let stop = desk.making(id);
    let text = move |engine: &mut Engine| screen::after_action_text(engine, id, readers);
    let markdown = desk.engine.call(text).await?;
    let saved = match ask {
        Some(ExportAsk { form, sheet, profile }) => {
            let readers = profile.map(Readers::of);
            let report_in =
                move |engine: &mut Engine| screen::after_action_export(engine, id, form, readers);
            let export = desk.engine.call(report_in).await?;
            // A copy has a name of its own, so that it is never taken for the report.
            let whose = export.profile.map_or_else(String::new, |profile| format!(" {profile}"));
            let file = format!("{}{whose} after-action report.{}", export.number, form.ending());
            let tells = Export::new(&export.number, form);
            let goes = Goes { below: afteraction::FOLDER, file, export: tells };
            let make = move |folder: &Path, stop: &Stop| made(export, folder, sheet, stop);
            save(desk, goes, make, stop).await?
        }
        None => None,
    };
    Ok(SavedReport { saved, markdown })
}
