//! A runbook in use as a checklist: its phases and steps with what was said of them and what was changed of them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::copying::{ask, of_command, several};
use crate::clock::Millis;
use crate::incident::event::StepValue;
use crate::incident::plan::{AttachedRunbook, StepPlan, Used, UsedPhase};
use crate::incident::state::Incident;
use crate::incident::{Progress, Standing, StepRef, StepStatus};
use crate::runbook::facts::blanks;
use crate::runbook::facts::blanks::{CommandView, fill};
use crate::runbook::model::reading::{PinnedTable, Reference};
use crate::runbook::{Copying, Phase, PhaseKind, Step, Way, Window, takes_one};
use crate::screen::RunbookChange;

/// A runbook as a checklist.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct ChecklistView {
    /// 1 for the first.
    pub ordinal: u32,
    /// Its title.
    pub title: String,
    /// Where it lies.
    pub path: String,
    /// Its phases that have steps.
    pub phases: Vec<PhaseView>,
    /// Steps that were taken out, each with its number, its sentence and the reason; undoing puts them back.
    pub dropped: Vec<DroppedStep>,
    /// Tables of the file that are kept in sight: severity, contacts, symptoms.
    pub pinned: Vec<PinnedTable>,
    /// What its file says now; none while the file is as it was frozen, or cannot be read.
    pub change: Option<RunbookChange>,
}

/// A step that was taken out of the checklist.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct DroppedStep {
    /// Its number.
    pub number: String,
    /// Its sentence.
    pub text: String,
    /// Why.
    pub reason: String,
}

/// A phase with what became of its steps.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct PhaseView {
    /// The heading.
    pub title: String,
    /// Its window, in minutes after declaring or the last reopening.
    pub window: Option<Window>,
    /// When its window begins.
    pub starts_at: Option<Millis>,
    /// When its window ends; none where that is left open.
    pub ends_at: Option<Millis>,
    /// Set where it is one of several ways, of which a person takes one.
    #[serde(default)]
    pub way: Option<Way>,
    /// How it stands among them: once another way is taken, nobody waits for its steps.
    pub standing: Standing,
    /// What it is for.
    pub kind: PhaseKind,
    /// How far.
    pub progress: Progress,
    /// When its last step was ticked or skipped, once all are.
    pub finished_at: Option<Millis>,
    /// It was finished, and a step of it was done after its window had ended. See [`crate::incident::phases`].
    pub late: bool,
    /// The steps.
    pub steps: Vec<StepView>,
}

/// A step with what became of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct StepView {
    /// As people write it: `5`, `2.5`, `5.1`.
    pub number: String,
    /// The number in the file where it differs.
    #[ts(type = "number | null")]
    pub source_number: Option<u64>,
    /// Its sentence.
    pub text: String,
    /// The commands.
    pub commands: Vec<CommandView>,
    /// Sub-steps.
    pub substeps: Vec<StepView>,
    /// The file says that it is optional.
    pub optional: bool,
    /// Its sub-steps are ways to one end: a person takes one of them.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>", optional)]
    pub takes_one: bool,
    /// The part of its sentence that says under which condition it is taken: to be marked there, not said again.
    pub condition: Option<String>,
    /// What should be seen after its command.
    pub expected: Vec<String>,
    /// Warnings that guard it.
    pub cautions: Vec<String>,
    /// Links in it.
    pub references: Vec<Reference>,
    /// What else lies under it in the file, a piece each.
    pub details: Vec<String>,
    /// Of each command, how many of `details` stand before it in the file; empty where every command comes first.
    pub behind: Vec<u32>,
    /// Only its wording makes it a step.
    pub suggested: bool,
    /// What was changed of it here, in a few words each: `added here`, `ticked before the edit`.
    pub marks: Vec<String>,
    /// It was taken out, or belongs to a step that was; it is in sight because something was said of it.
    pub out: bool,
    /// What became of it.
    pub status: StepStatus,
    /// When that was said, or happened where a person said so.
    pub at: Option<Millis>,
    /// Who.
    pub by: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// Who does it.
    pub owner: Option<String>,
    /// A person said so, and not the runbook.
    pub assigned: bool,
    /// By when it is to be done.
    pub due_at: Option<Millis>,
    /// What it asks to be written down when it is done, in order.
    pub asks: Vec<String>,
    /// What was written down.
    pub values: Vec<StepValue>,
    /// Another way was taken: nobody waits for it.
    pub passed: bool,
    /// Somebody waits for it: it is not done or skipped, not taken out, and of no way that was not taken.
    pub awaited: bool,
}

/// The checklist of the runbook with this ordinal. `change` is what its file says now.
pub(super) fn checklist(
    state: &Incident,
    ordinal: u32,
    attached: &AttachedRunbook,
    change: Option<RunbookChange>,
) -> ChecklistView {
    let runbook = &attached.file.runbook;
    let names = blanks_in_use(attached);
    let phases = state.checklist(ordinal);
    ChecklistView {
        ordinal,
        title: runbook.title.clone(),
        path: attached.file.path.clone(),
        phases: phases
            .iter()
            .filter(|p| !p.steps.is_empty())
            .map(|p| phase(state, &names, p))
            .collect(),
        dropped: dropped(state, ordinal, attached),
        pinned: runbook.pinned.clone(),
        change,
    }
}

/// The names of a runbook's blanks, those of steps that were added or edited included.
pub(super) fn blanks_in_use(attached: &AttachedRunbook) -> Vec<String> {
    let mut names = attached.file.runbook.blanks.clone();
    let steps: Vec<Step> = attached.plan.steps.values().filter_map(|p| p.now.clone()).collect();
    if steps.is_empty() {
        return names;
    }
    let phase = Phase {
        title: String::new(),
        window: None,
        kind: PhaseKind::Steps,
        way: None,
        line: 1,
        steps,
    };
    for name in blanks::of(&[phase], Vec::new()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Steps that were taken out and are not shown in the list.
fn dropped(state: &Incident, ordinal: u32, attached: &AttachedRunbook) -> Vec<DroppedStep> {
    let shown: Vec<StepRef> =
        state.checklist(ordinal).iter().flat_map(|p| p.steps.iter().map(|s| s.at)).collect();
    let hidden = attached.plan.steps.iter().filter(|(at, _)| !shown.contains(at));
    hidden
        .filter_map(|(at, plan)| {
            let (_, reason) = plan.dropped.as_ref()?;
            Some(DroppedStep {
                number: state.step_name(*at),
                text: attached.used(*at)?.step.text.clone(),
                reason: reason.clone(),
            })
        })
        .collect()
}

fn phase(state: &Incident, blanks: &[String], used: &UsedPhase<'_>) -> PhaseView {
    let steps: Vec<StepView> =
        used.steps.iter().map(|s| step(state, blanks, s, used.standing)).collect();
    let counted: Vec<StepRef> = used.steps.iter().filter(|s| !s.is_out()).map(|s| s.at).collect();
    let count =
        |is: fn(StepStatus) -> bool| counted.iter().filter(|at| is(state.status_of(**at))).count();
    let size = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let (done, skipped) = (count(StepStatus::is_done), count(StepStatus::is_skipped));
    let finished = count(StepStatus::is_settled) == counted.len();
    let last = steps.iter().filter_map(|s| s.at).max().filter(|_| finished);
    let (starts_at, ends_at) = state.window_of(used, finished).unzip();
    let ends_at = ends_at.flatten();
    PhaseView {
        title: used.phase.map_or_else(|| "Steps".to_owned(), |p| p.title.clone()),
        window: used.phase.and_then(|p| p.window),
        starts_at,
        ends_at,
        way: used.phase.and_then(|p| p.way),
        standing: used.standing,
        kind: used.kind(),
        progress: Progress { done: size(done), skipped: size(skipped), total: size(counted.len()) },
        finished_at: last,
        late: finished && state.was_late(used),
        steps,
    }
}

fn step(state: &Incident, blanks: &[String], used: &Used<'_>, standing: Standing) -> StepView {
    let step = used.step;
    let passed = standing.is_passed();
    let awaited = |at| state.awaits(at, standing, used.is_out());
    let commands = |list: &[String], copying: &[Copying]| -> Vec<CommandView> {
        let one = |(at, text): (usize, &String)| {
            command(text, of_command(copying, at, text).as_ref(), blanks, state)
        };
        list.iter().enumerate().map(one).collect()
    };
    let substeps = used.substeps().map(|(at, sub)| StepView {
        text: sub.text.clone(),
        commands: commands(&sub.commands, &sub.copying),
        details: sub.details.clone(),
        behind: behind(&sub.behind, &sub.commands),
        out: used.is_out(),
        passed,
        awaited: awaited(at),
        ..bare(state, at)
    });
    let in_file = used.at.added.is_none().then_some(step.source_number).flatten();
    StepView {
        source_number: in_file.filter(|n| *n != u64::from(used.at.step)),
        text: step.text.clone(),
        commands: commands(&step.commands, &step.copying),
        substeps: substeps.collect(),
        optional: step.optional,
        takes_one: takes_one(step),
        condition: step.condition.clone().filter(|condition| step.text.contains(condition)),
        expected: step.expected.clone(),
        cautions: step.cautions.clone(),
        references: step.references.clone(),
        details: step.details.clone(),
        behind: behind(&step.behind, &step.commands),
        suggested: step.suggested,
        marks: used.plan.map_or_else(Vec::new, marks),
        out: used.is_out(),
        passed,
        awaited: awaited(used.at),
        ..bare(state, used.at)
    }
}

/// Where the commands stand among the words; an edit that left out or added a command has lost the places.
fn behind(behind: &[u32], commands: &[String]) -> Vec<u32> {
    if behind.len() == commands.len() { behind.to_vec() } else { Vec::new() }
}

fn command(
    text: &str,
    known: Option<&Copying>,
    blanks: &[String],
    state: &Incident,
) -> CommandView {
    let label = known.and_then(|known| known.label.clone());
    let filled = CommandView { label, ..fill(text, blanks, &state.blanks) };
    let Some(copy) = &filled.copy else { return filled };
    let doubt = known.and_then(|known| known.doubt);
    let lines = match known {
        // A value has one line, so that the lines of the command are still those of its text.
        Some(known) if !several(known).is_empty() => known.singles_of(copy),
        Some(_) | None => Vec::new(),
    };
    let ask = ask(doubt, copy);
    CommandView { lines, ask, doubt: doubt.map(|doubt| doubt.says().to_owned()), ..filled }
}

/// What was changed of a step, in a few words each.
fn marks(plan: &StepPlan) -> Vec<String> {
    let mut marks = Vec::new();
    let mut mark = |of: Option<&crate::incident::plan::Mark>, here: &str, file: &str| {
        marks.extend(of.map(|mark| if mark.from_file { file.to_owned() } else { here.to_owned() }));
    };
    mark(plan.added.as_ref(), "added here", "new in the file");
    mark(plan.edited.as_ref(), "edited here", "edited in the file");
    mark(plan.moved.as_ref(), "moved here", "moved in the file");
    let dropped = plan.dropped.as_ref().map(|(mark, _)| mark);
    mark(dropped, "taken out", "no longer in the file");
    if plan.said_before_edit {
        marks.push("ticked before the edit".to_owned());
    }
    marks
}

/// What was said of a step, without its words.
fn bare(state: &Incident, at: StepRef) -> StepView {
    let record = state.steps.get(&at);
    StepView {
        number: state.step_name(at),
        source_number: None,
        text: String::new(),
        commands: Vec::new(),
        substeps: Vec::new(),
        optional: false,
        takes_one: false,
        condition: None,
        expected: Vec::new(),
        cautions: Vec::new(),
        references: Vec::new(),
        details: Vec::new(),
        behind: Vec::new(),
        suggested: false,
        marks: Vec::new(),
        out: false,
        status: state.status_of(at),
        at: record.map(|r| r.at),
        by: record.map(|r| r.by.clone()),
        reason: record.and_then(|r| r.reason.clone()),
        owner: state.owner_of(at).map(str::to_owned),
        assigned: state.owners.contains_key(&at),
        due_at: state.due.get(&at).copied(),
        asks: state.asked_of(at),
        values: record.map_or_else(Vec::new, |r| r.values.clone()),
        passed: false,
        awaited: false,
    }
}
