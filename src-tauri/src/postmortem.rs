//! The post-mortem of the window: its draft, and the files that it is exported to and taken in from.

use std::path::Path;

use holdfast_core::engine::{EngineError, Result, apart};
use holdfast_core::ids::IncidentId;
use holdfast_core::library::drafts::word_list;
use holdfast_core::library::exports::{self, Export};
use holdfast_core::paper::Form;
use holdfast_core::postmortem;
use holdfast_core::screen::{self, DraftNotes, DraftView, ExportAsk, Exported};
use holdfast_core::written::Stop;

use crate::desk::Desk;
use crate::exports::{Goes, changed, made, places, save};

/// The draft, with the file that was changed outside, if one was.
///
/// # Errors
/// When there is no such incident, or its log cannot be read.
pub async fn draft(desk: &Desk, id: IncidentId) -> Result<DraftView> {
    let data = desk.data.clone();
    let read = desk.engine.call(move |engine| {
        let view = screen::draft_view(engine, id)?;
        let places = places(engine, &data, postmortem::FOLDER, &name(&view.number, Form::Md))?;
        Ok((view, places))
    });
    let (view, places) = read.await?;
    let outside = apart(move || changed(&places)).await?;
    Ok(DraftView { outside: outside.map(|(path, _)| path.display().to_string()), ..view })
}

/// What a text waits for, with the workspace's own list of words.
///
/// # Errors
/// When there is no such incident, or its log cannot be read.
pub async fn notes(desk: &Desk, id: IncidentId, text: String, preview: bool) -> Result<DraftNotes> {
    let read = desk
        .engine
        .call(move |engine| Ok((screen::named_people(engine, id)?, engine.workspace().to_owned())));
    let (people, workspace) = read.await?;
    apart(move || {
        let (list, problems) = word_list(&workspace);
        screen::draft_notes(&text, (&list, problems), &people, preview)
    })
    .await
}

/// Takes in the file that was changed outside, as the latest version; says what a person should know of it.
///
/// # Errors
/// When no file was changed, it is not the draft of that incident, or it cannot be kept.
pub async fn take(desk: &Desk, id: IncidentId) -> Result<Vec<String>> {
    let data = desk.data.clone();
    let read = desk.engine.call(move |engine| {
        let number = engine.name(id)?;
        Ok((places(engine, &data, postmortem::FOLDER, &name(&number, Form::Md))?, number))
    });
    let (places, number) = read.await?;
    let found = apart(move || changed(&places)).await?;
    let gone =
        || EngineError::not_found("The file was not changed any more; nothing was taken in.");
    let (path, text) = found.ok_or_else(gone)?;
    desk.look(move |engine, around| {
        let (_, remarks) = screen::take_draft(engine, id, &text, &around.actor)?;
        let note = Export::new(&number, Form::Md).note(text.as_bytes());
        engine.set_setting(&exports::place(&path), Some(&note))?;
        Ok(remarks)
    })
    .await
}

/// Exports the post-mortem into the first folder that takes it; none where it was stopped.
///
/// # Errors
/// When there is no such incident, or no folder takes the file.
pub async fn export(desk: &Desk, id: IncidentId, ask: ExportAsk) -> Result<Option<Exported>> {
    let stop = desk.making(id);
    let export = desk.engine.call(move |engine| screen::export(engine, id, ask)).await?;
    let file = match export.profile {
        // A copy has a name of its own, so that it is never taken for the draft.
        Some(profile) => name(&format!("{} {profile}", export.number), ask.form),
        None => name(&export.number, ask.form),
    };
    let goes =
        Goes { below: postmortem::FOLDER, file, export: Export::new(&export.number, ask.form) };
    let make = move |folder: &Path, stop: &Stop| made(export, folder, ask.sheet, stop);
    save(desk, goes, make, stop).await
}

/// `INC-0042 post-mortem.md`
fn name(number: &str, form: Form) -> String {
    format!("{number} post-mortem.{}", form.ending())
}
