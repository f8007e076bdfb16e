//! The first screen, the reader, and "what do you see?".

use chrono::NaiveDate;

use super::channels::{channels, workspace};
use super::{Around, header, now};
use crate::clock::Millis;
use crate::engine::{Engine, EngineError, FoundCard, Opened, pictures_of};
use crate::incident::decide::is_told;
use crate::incident::incident_number;
use crate::incident::rhythm::GRACE_MS;
use crate::postmortem;
use crate::runbook::lint;
use crate::runbook::lint::{LintFinding, Target};
use crate::screen::{
    EndedIncident, FirstRunView, Hit, HomeView, Now, OpenIncident, ReaderRunbook, ReaderView,
};
use crate::store::incidents;
use crate::store::incidents::Listed;

/// Ended incidents on the first screen.
const RECENT: usize = 20;
/// Runbooks on the first screen.
const OFFERED: usize = 50;
/// Hits of a search.
const HITS: usize = 30;

/// The first screen.
///
/// # Errors
/// When the file cannot be read.
pub fn home(engine: &mut Engine, around: &Around) -> Result<HomeView, EngineError> {
    let open = open(engine)?;
    let device = engine.store().device().id;
    let next = incidents::next_number(engine.store().read(), device)?;
    let channels = channels(engine, around, None)?;
    let workspace = workspace(engine);
    let (runbooks, runbooks_total) = engine.runbooks_first(OFFERED)?;
    let first_run = first_run(engine, !channels.is_empty(), !workspace.shipped)?;
    Ok(HomeView {
        now: now(engine),
        actor: around.actor.clone(),
        first_run,
        recent: recent(engine)?,
        runbooks_total,
        runbooks,
        notices: notices(engine),
        workspace,
        channels,
        open,
        next_number: incident_number(next),
    })
}

fn first_run(
    engine: &Engine,
    channel: bool,
    chosen: bool,
) -> Result<Option<FirstRunView>, EngineError> {
    // Whoever has an incident needs its row more than three questions.
    if engine.setting("first_run")?.is_some() || !engine.incidents()?.is_empty() {
        return Ok(None);
    }
    let name = engine.setting("actor")?.is_some();
    let workspace = chosen || engine.setting("workspace")?.is_some();
    Ok(Some(FirstRunView { name, workspace, channel }))
}

fn notices(engine: &Engine) -> Vec<String> {
    let newer = engine.store().is_newer().then(|| {
        "The data was written by a newer Holdfast: this one shows it and records nothing."
            .to_owned()
    });
    newer.into_iter().chain(engine.config_problem().map(str::to_owned)).collect()
}

fn open(engine: &mut Engine) -> Result<Vec<OpenIncident>, EngineError> {
    let mut open = Vec::new();
    for id in engine.open_incidents()? {
        open.push(header(engine, id)?);
    }
    open.sort_by_key(|i| (i.next_update_at.unwrap_or(Millis(i64::MAX)), i.declared_at));
    Ok(open)
}

fn recent(engine: &mut Engine) -> Result<Vec<EndedIncident>, EngineError> {
    let mut ended: Vec<Listed> = engine.incidents()?.into_iter().filter(|i| !i.open).collect();
    ended.sort_by_key(|i| std::cmp::Reverse(i.ended_at));
    ended.truncate(RECENT);
    ended.iter().map(|listed| ended_row(engine, listed)).collect()
}

fn ended_row(engine: &mut Engine, listed: &Listed) -> Result<EndedIncident, EngineError> {
    let entries = engine.entries(listed.id)?;
    let header = header(engine, listed.id)?;
    let ended_at = listed.ended_at.unwrap_or(listed.declared_at);
    Ok(EndedIncident {
        id: header.id,
        number: header.number,
        title: header.title,
        severity: header.severity,
        state: header.state,
        exercise: header.exercise,
        ended_at,
        lasted_s: ended_at.since(header.declared_at) / 1000,
        cadence: postmortem::cadence(&entries, GRACE_MS, engine.clock().now()),
    })
}

/// Runbooks by title, symptom, heading, step, command or text; the last word may be unfinished.
///
/// # Errors
/// When the file cannot be read.
pub fn search(engine: &mut Engine, words: &str) -> Result<Vec<Hit>, EngineError> {
    let found = engine.search_library(words, HITS)?;
    let hit = |found: FoundCard| Hit {
        told: is_told(words, &found.card.title),
        runbook: found.card,
        whole: found.found.whole,
        found_in: found.found.found_in.to_owned(),
        line: found.found.line,
        times: found.found.times,
    };
    Ok(found.into_iter().map(hit).collect())
}

/// A runbook of the library in the reader, by the path that it is known by.
///
/// # Errors
/// When it is in no folder of the library, or cannot be read and was never read before.
pub fn reader(engine: &mut Engine, path: &str) -> Result<ReaderView, EngineError> {
    let opened = engine.open_runbook(path)?;
    Ok(page(&opened, beside(engine)?))
}

/// What stands beside a page: the time, and the incidents that it can join.
#[derive(Debug)]
pub struct Beside(Now, Vec<OpenIncident>);

/// What stands beside a page.
///
/// # Errors
/// When the file cannot be read.
pub fn beside(engine: &mut Engine) -> Result<Beside, EngineError> {
    Ok(Beside(now(engine), open(engine)?))
}

/// A page that was opened, for the reader. This copies a large page, so that it is done elsewhere than on the engine's
/// thread.
#[must_use]
pub fn page(opened: &Opened, Beside(now, open): Beside) -> ReaderView {
    ReaderView {
        now,
        card: opened.card.clone(),
        runbook: ReaderRunbook::of(&opened.runbook),
        hash: opened.hash.clone(),
        pictures: pictures_of(&opened.card.path, &opened.hash),
        open,
    }
}

/// A runbook that the rules are to look at. Looking takes longer than reading
/// where a file is large, so that it is done apart from the engine and after the page is on the screen.
#[derive(Debug)]
pub struct Unchecked {
    opened: Opened,
    today: NaiveDate,
    settings: lint::Settings,
}

/// A runbook that was opened, for the rules.
#[must_use]
pub fn unchecked(engine: &Engine, opened: Opened) -> Unchecked {
    let today = engine.clock().now().utc().date_naive();
    let settings = engine.config().lint.clone();
    Unchecked { opened, today, settings }
}

impl Unchecked {
    /// What the rules find in it, by line. Files that it links to are not looked for, because a share that hangs would
    /// hold the findings up; `holdfast runbook lint` looks.
    #[must_use]
    pub fn findings(&self) -> Vec<LintFinding> {
        let Opened { card, runbook, source, .. } = &self.opened;
        let around = lint::Around {
            today: self.today,
            file_name: card.path.rsplit('/').next().unwrap_or(&card.path),
            target: &|_| Target::Unchecked,
        };
        lint::lint(source, runbook, &around, &self.settings)
    }
}
