//! The commands of the window: each asks the desk, and what is done stands in the core. Their names and those of their
//! arguments are what `ui/src/lib/host.ts` calls, and `list.rs` lists them.

use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Arc;
use tauri::{AppHandle, State, WebviewWindow};

use holdfast_core::engine::lessons::patch_of;
use holdfast_core::engine::{DraftText, EngineError, Result, apart};
use holdfast_core::exercise::Speed;
use holdfast_core::ids::IncidentId;
use holdfast_core::incident::command::Practise;
use holdfast_core::incident::{Command, Expected, Part};
use holdfast_core::postmortem::Profile;
use holdfast_core::runbook::lint::LintFinding;
use holdfast_core::screen;
use holdfast_core::screen::{
    ActionsView, Answer, ChartView, ComposeText, ComposeView, Done, DraftHistory, DraftNotes,
    DraftVersion, DraftView, ExerciseView, ExportAsk, Exported, Hit, HomeView, IncidentView,
    LessonsView, LibraryView, LineView, MaskedView, PlayersView, PreviewView, ReaderView,
    ReportView, SavedReport, ScenarioRow, ScenarioView, Setting, SettingsView, TimelineView,
    WrittenScenario,
};
use holdfast_core::severity::Severity;

use crate::desk::{Desk, held};
use crate::host::{close, link};
use crate::{
    configure as settings_of, exercises, exports, players as projector, postmortem as draft_of,
    rounds,
};

type Shared<'a> = State<'a, Arc<Desk>>;

#[tauri::command]
pub async fn execute(
    desk: Shared<'_>,
    command: Command,
    expected: Option<Expected>,
) -> Result<Done> {
    let command = desk.engine.prepared(command).await?;
    desk.look(move |engine, around| engine.execute(command, expected.as_ref(), &around.actor)).await
}

#[tauri::command]
pub async fn home(desk: Shared<'_>) -> Result<HomeView> {
    desk.look(screen::home).await
}

#[tauri::command]
pub async fn library(desk: Shared<'_>) -> Result<LibraryView> {
    desk.look(|engine, _| screen::library(engine)).await
}

#[tauri::command]
pub async fn search(desk: Shared<'_>, words: String) -> Result<Vec<Hit>> {
    desk.look(move |engine, _| screen::search(engine, &words)).await
}

#[tauri::command]
pub async fn reader(desk: Shared<'_>, path: String) -> Result<ReaderView> {
    let opened = desk.engine.open_runbook(path).await?;
    let beside = desk.look(|engine, _| screen::beside(engine)).await?;
    apart(move || screen::page(&opened, beside)).await
}

#[tauri::command]
pub async fn frozen(desk: Shared<'_>, incident: IncidentId, path: String) -> Result<ReaderView> {
    let opened = desk.engine.open_frozen(incident, path).await?;
    let beside = desk.look(|engine, _| screen::beside(engine)).await?;
    apart(move || screen::page(&opened, beside)).await
}

#[tauri::command]
pub async fn findings(desk: Shared<'_>, path: String) -> Result<Vec<LintFinding>> {
    let opened = desk.engine.open_runbook(path).await?;
    let unchecked = desk.look(|engine, _| Ok(screen::unchecked(engine, opened))).await?;
    // Where the thread breaks off, nothing is known to be wrong.
    Ok(apart(move || unchecked.findings()).await.unwrap_or_default())
}

#[tauri::command]
pub async fn chart(desk: Shared<'_>, id: IncidentId) -> Result<ChartView> {
    desk.look(move |engine, _| screen::chart_view(engine, id)).await
}

#[tauri::command]
pub async fn incident(desk: Shared<'_>, id: IncidentId) -> Result<IncidentView> {
    desk.look(move |engine, around| screen::incident(engine, around, id)).await
}

#[tauri::command]
pub async fn timeline(
    desk: Shared<'_>,
    id: IncidentId,
    first: Option<u32>,
    count: u32,
    part: Option<Part>,
) -> Result<TimelineView> {
    desk.look(move |engine, _| screen::timeline(engine, id, part, first, count)).await
}

#[tauri::command]
pub async fn line(desk: Shared<'_>, id: IncidentId, words: String) -> Result<LineView> {
    desk.look(move |engine, _| {
        let (now, _) = engine.time_of(id)?;
        Ok(screen::line(&words, now, engine.incident(id)?.dial()))
    })
    .await
}

#[tauri::command]
pub async fn compose(desk: Shared<'_>, id: IncidentId) -> Result<ComposeView> {
    desk.look(move |engine, around| screen::compose(engine, around, id)).await
}

#[tauri::command]
pub async fn preview(desk: Shared<'_>, id: IncidentId, asked: ComposeText) -> Result<PreviewView> {
    desk.look(move |engine, around| screen::preview(engine, around, id, &asked)).await
}

#[tauri::command]
pub async fn settings(desk: Shared<'_>) -> Result<SettingsView> {
    desk.look(screen::settings).await
}

#[tauri::command]
pub async fn configure(
    desk: Shared<'_>,
    window: WebviewWindow,
    setting: Setting,
) -> Result<Answer> {
    Ok(settings_of::configure(&desk, &window, setting).await)
}

#[tauri::command]
pub async fn draft(desk: Shared<'_>, id: IncidentId) -> Result<DraftView> {
    draft_of::draft(&desk, id).await
}

#[tauri::command]
pub async fn keep_draft(
    desk: Shared<'_>,
    id: IncidentId,
    text: String,
    base: Option<i64>,
    session: Option<String>,
) -> Result<DraftVersion> {
    let draft = DraftText { text, base, session };
    let kept = desk.look(move |engine, around| engine.keep_draft(id, &draft, &around.actor));
    Ok(kept.await?.into())
}

#[tauri::command]
pub async fn draft_notes(
    desk: Shared<'_>,
    id: IncidentId,
    text: String,
    preview: bool,
) -> Result<DraftNotes> {
    draft_of::notes(&desk, id, text, preview).await
}

#[tauri::command]
pub async fn draft_history(
    desk: Shared<'_>,
    id: IncidentId,
    n: Option<i64>,
) -> Result<DraftHistory> {
    desk.look(move |engine, _| screen::draft_history(engine, id, n)).await
}

#[tauri::command]
pub async fn draft_version(desk: Shared<'_>, id: IncidentId, n: i64) -> Result<String> {
    desk.look(move |engine, _| screen::draft_of_version(engine, id, n)).await
}

#[tauri::command]
pub async fn take_draft(desk: Shared<'_>, id: IncidentId) -> Result<Vec<String>> {
    draft_of::take(&desk, id).await
}

#[tauri::command]
pub async fn masked_draft(
    desk: Shared<'_>,
    id: IncidentId,
    profile: Profile,
) -> Result<MaskedView> {
    desk.look(move |engine, _| screen::masked_view(engine, id, profile)).await
}

#[tauri::command]
pub async fn export_draft(
    desk: Shared<'_>,
    id: IncidentId,
    ask: ExportAsk,
) -> Result<Option<Exported>> {
    draft_of::export(&desk, id, ask).await
}

#[tauri::command]
pub async fn stop_export(desk: Shared<'_>, id: IncidentId) -> Result<()> {
    desk.stop_export(id);
    Ok(())
}

#[tauri::command]
pub async fn open_draft(desk: Shared<'_>, path: String, folder: bool) -> Result<()> {
    exports::open(&desk, path, folder).await
}

#[tauri::command]
pub async fn scenarios(desk: Shared<'_>) -> Result<Vec<ScenarioRow>> {
    exercises::scenarios(&desk).await
}

#[tauri::command]
pub async fn scenario(desk: Shared<'_>, path: String) -> Result<ScenarioView> {
    exercises::scenario(&desk, path).await
}

#[tauri::command]
pub async fn write_scenario(
    desk: Shared<'_>,
    path: String,
    story: usize,
) -> Result<WrittenScenario> {
    exercises::write(&desk, path, story).await
}

#[tauri::command]
pub async fn start_exercise(
    desk: Shared<'_>,
    path: String,
    speed: String,
    solo: bool,
    severity: Option<Severity>,
    story: usize,
) -> Result<Done> {
    let read = speed.parse::<Speed>();
    let speed = read.map_err(|why| EngineError::refused(format!("{why}.")))?;
    let practise = Practise { path, auto: solo, speed, severity, file: None, attached: Vec::new() };
    exercises::start(&desk, practise, story).await
}

/// What a line would keep as an observation, in words; none while it says nothing.
#[tauri::command]
pub async fn observed(desk: Shared<'_>, id: IncidentId, words: String) -> Result<Option<String>> {
    desk.look(move |engine, _| screen::observed(engine, id, &words)).await
}

#[tauri::command]
pub async fn exercise(desk: Shared<'_>, id: IncidentId) -> Result<ExerciseView> {
    desk.look(move |engine, _| screen::exercise(engine, id)).await
}

#[tauri::command]
pub async fn after_action(
    desk: Shared<'_>,
    id: IncidentId,
    readers: Option<Profile>,
    ask: Option<ExportAsk>,
) -> Result<SavedReport> {
    exercises::after_action(&desk, id, readers, ask).await
}

#[tauri::command]
pub async fn composing(desk: Shared<'_>, id: IncidentId, open: bool) -> Result<()> {
    rounds::composing(&desk, id, open).await
}

#[tauri::command]
pub async fn remember(desk: Shared<'_>, key: String, value: Option<Value>) -> Result<()> {
    desk.look(move |engine, _| engine.remember(key.parse()?, value)).await
}

#[tauri::command]
pub async fn remembered(desk: Shared<'_>) -> Result<BTreeMap<String, Value>> {
    desk.look(|engine, _| engine.remembered()).await
}

#[tauri::command]
pub async fn purge(desk: Shared<'_>, id: IncidentId, seq: i64, reason: String) -> Result<Done> {
    desk.look(move |engine, around| engine.purge(id, seq, &reason, &around.actor)).await
}

/// The players' window reads the exercise that was put there, whatever it asks for.
#[tauri::command]
pub async fn players(
    desk: Shared<'_>,
    window: WebviewWindow,
    id: Option<IncidentId>,
) -> Result<PlayersView> {
    let id = projector::asked(&desk, window.label(), id)?;
    desk.look(move |engine, _| screen::players(engine, id)).await
}

/// Opens the players' window on an exercise, or brings it to the front.
#[tauri::command]
pub async fn show_players(desk: Shared<'_>, app: AppHandle, id: IncidentId) -> Result<()> {
    desk.look(move |engine, _| screen::players(engine, id)).await?;
    projector::show(&desk, &app, id).await
}

#[tauri::command]
pub async fn actions(desk: Shared<'_>) -> Result<ActionsView> {
    desk.look(|engine, _| screen::actions(engine, None)).await
}

#[tauri::command]
pub async fn lessons(desk: Shared<'_>, id: IncidentId) -> Result<LessonsView> {
    let found = desk.look(move |engine, _| engine.lessons(id)).await?;
    apart(move || screen::lessons(&found)).await
}

/// The changes that are named, as a patch; written into the files where `write` says so.
#[tauri::command]
pub async fn revise(
    desk: Shared<'_>,
    id: IncidentId,
    ids: Vec<String>,
    reviewed: bool,
    write: bool,
) -> Result<String> {
    let found = desk.look(move |engine, _| Ok((engine.lessons(id)?, screen::today(engine)))).await;
    let (found, today) = found?;
    let done = apart(move || {
        let revised = found.revised(&ids, reviewed.then_some(today))?;
        if write {
            found.write(&revised)?;
        }
        Ok(patch_of(&revised))
    });
    done.await?
}

#[tauri::command]
pub async fn report(desk: Shared<'_>) -> Result<ReportView> {
    desk.look(|engine, _| screen::report(engine, None)).await
}

#[tauri::command]
pub async fn close_answer(desk: Shared<'_>, window: WebviewWindow, close: bool) -> Result<()> {
    held(&desk.closing).answered(close);
    if close { close::close(&window) } else { Ok(()) }
}

#[tauri::command]
pub async fn open_link(desk: Shared<'_>, url: String) -> Result<()> {
    link::open(&url, &desk.secrets)
}
