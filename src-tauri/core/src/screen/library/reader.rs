//! A page as the reader draws it. The document says nearly everything; of the checklist only that comes with it which the
//! document does not say, because a page of 10 MB has hundreds of thousands of steps.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::told::{self, PinnedView};
use crate::engine::{Engine, Result};
use crate::library::{Opened, pictures_of};
use crate::runbook::lint::{self, LintFinding, Target};
use crate::runbook::model::reading::{FrontMatter, Group};
use crate::runbook::{
    Block, Escalation, Phase, Runbook, SeverityHint, Step, Substep, Warning, anchors, drawn,
};
use crate::screen::header::open;
use crate::screen::incident::copying::{CopyView, copy_views};
use crate::screen::{Now, OpenIncident, RunbookCard, now};
use crate::text::one_line;

/// A runbook in the reader.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ReaderView {
    /// The time.
    pub now: Now,
    /// Its card.
    pub card: RunbookCard,
    /// The whole of it.
    pub runbook: ReaderRunbook,
    /// SHA-256 of the file, hexadecimal.
    pub hash: String,
    /// What its pictures are asked for by, hexadecimal.
    pub pictures: String,
    /// Open incidents that it can join.
    pub open: Vec<OpenIncident>,
}

/// A runbook as the reader draws it: see [`Runbook`] for what the fields mean.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "the fields are those of `Runbook`")]
pub struct ReaderRunbook {
    pub title: String,
    pub severity: Option<SeverityHint>,
    pub phases: Vec<ReaderPhase>,
    pub cadence_minutes: Option<u32>,
    pub escalations: Vec<Escalation>,
    pub postmortem_due_hours: Option<u32>,
    pub blanks: Vec<String>,
    pub warnings: Vec<Warning>,
    pub front: FrontMatter,
    pub groups: Vec<Group>,
    pub pinned: Vec<PinnedView>,
    /// The file's words for the severity, where they say more than the level.
    pub severity_words: Option<String>,
    /// The paragraphs that say what is to be seen when a step worked, on one line each.
    pub results: Vec<String>,
    pub document: Vec<Block>,
}

/// A section with its steps.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct ReaderPhase {
    /// Names its heading in the page; none where it has none.
    pub anchor: Option<String>,
    /// The line of the heading in the file, from 1.
    pub line: u32,
    /// The steps, in document order.
    pub steps: Vec<ReaderStep>,
}

/// What a step's blocks do not say of it; a list that is empty is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct ReaderStep {
    /// The ordinal over all steps of the file, from 1.
    pub number: u32,
    /// The line in the file, from 1.
    pub line: u32,
    /// What is copied, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>", optional)]
    pub commands: Vec<String>,
    /// What is known of some of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<CopyView>>", optional)]
    pub copying: Vec<CopyView>,
    /// Sentences that warn.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>", optional)]
    pub cautions: Vec<String>,
    /// Its sub-steps that have commands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<ReaderSubstep>>", optional)]
    pub substeps: Vec<ReaderSubstep>,
}

/// A sub-step with commands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct ReaderSubstep {
    /// `5.1`
    pub number: String,
    /// What is copied, in order.
    pub commands: Vec<String>,
    /// What is known of some of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<CopyView>>", optional)]
    pub copying: Vec<CopyView>,
}

impl ReaderRunbook {
    /// What the reader draws of a runbook.
    #[must_use]
    pub fn of(read: &Runbook) -> Self {
        Self {
            title: read.title.clone(),
            severity: read.severity.clone(),
            phases: phases(read),
            cadence_minutes: read.cadence_minutes,
            escalations: read.escalations.clone(),
            postmortem_due_hours: read.postmortem_due_hours,
            blanks: read.blanks.clone(),
            warnings: read.warnings.clone(),
            front: read.front.clone(),
            groups: read.groups.clone(),
            pinned: told::pinned(read),
            severity_words: read.severity.as_ref().and_then(SeverityHint::own_words).map(one_line),
            results: told::results(read),
            document: drawn(read),
        }
    }
}

fn phases(read: &Runbook) -> Vec<ReaderPhase> {
    let anchors = anchors(&read.document, read.phases.iter().map(|phase| phase.title.as_str()));
    read.phases.iter().zip(anchors).map(|(one, anchor)| phase(one, anchor)).collect()
}

fn phase(phase: &Phase, anchor: Option<String>) -> ReaderPhase {
    let steps = phase.steps.iter().map(step).collect();
    ReaderPhase { anchor, line: phase.line, steps }
}

fn step(step: &Step) -> ReaderStep {
    let with_commands = step.substeps.iter().filter(|sub| !sub.commands.is_empty());
    ReaderStep {
        number: step.number,
        line: step.line,
        commands: step.commands.clone(),
        copying: copy_views(&step.commands, &step.copying),
        cautions: step.cautions.clone(),
        substeps: with_commands.map(substep).collect(),
    }
}

fn substep(sub: &Substep) -> ReaderSubstep {
    ReaderSubstep {
        number: sub.number.clone(),
        commands: sub.commands.clone(),
        copying: copy_views(&sub.commands, &sub.copying),
    }
}

/// A runbook of the library in the reader, by the path that it is known by.
///
/// # Errors
/// When it is in no folder of the library, or cannot be read and was never read before.
pub fn reader(engine: &mut Engine, path: &str) -> Result<ReaderView> {
    let opened = engine.library().open(path)?;
    Ok(page(&opened, beside(engine)?))
}

/// What stands beside a page: the time, and the incidents that it can join.
#[derive(Debug)]
pub struct Beside(Now, Vec<OpenIncident>);

/// What stands beside a page.
pub fn beside(engine: &mut Engine) -> Result<Beside> {
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
        lint::lint(source, runbook, &around, &self.settings).findings
    }
}
