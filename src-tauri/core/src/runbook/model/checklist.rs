//! What is ticked: sections, steps, and the facts that stand beside them.

use serde::{Deserialize, Serialize, Serializer};
use ts_rs::TS;

use super::block::{Block, Way};
use super::copying::Copying;
use super::reading::{FrontMatter, Group, PinnedTable, Reference};
use crate::severity::Severity;
use crate::text::letters;

/// What a runbook asks for, and the facts around it: all of it but the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checklist {
    /// The title without a `Runbook:` prefix.
    pub title: String,
    /// The severity that the file suggests, with its own words.
    pub severity: Option<SeverityHint>,
    /// The symptoms, one line each.
    pub symptoms: Vec<String>,
    /// The sections, in document order.
    pub phases: Vec<Phase>,
    /// "Post update every 15 minutes".
    pub cadence_minutes: Option<u32>,
    /// "Escalate to CTO if not resolved in 30 minutes".
    pub escalations: Vec<Escalation>,
    /// "Schedule a post-mortem within 48 hours".
    pub postmortem_due_hours: Option<u32>,
    /// Names of blanks in the text and in the commands, each once, in order of appearance: `db-host`.
    pub blanks: Vec<String>,
    /// What a person should know about how the file was read.
    pub warnings: Vec<Warning>,
    /// What its front matter and its review mark say.
    #[serde(default)]
    pub front: FrontMatter,
    /// What became of its lists and of paragraphs that ask for something, in document order.
    #[serde(default)]
    pub groups: Vec<Group>,
    /// Tables that are kept in sight: severity, contacts, symptoms.
    #[serde(default)]
    pub pinned: Vec<PinnedTable>,
}

/// A severity as the file words it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SeverityHint {
    /// What it means here; none when the words are not understood.
    pub level: Option<Severity>,
    /// The file's own words: `P1 (critical)`.
    pub text: String,
}

impl SeverityHint {
    /// The file's own words where they say more than the level: `P1 (critical)`, not `sev2`.
    #[must_use]
    pub fn own_words(&self) -> Option<&str> {
        let level = self.level.map(|level| letters(&level.to_string()));
        let words = self.text.trim();
        (!words.is_empty() && Some(letters(words)) != level).then_some(words)
    }
}

/// What a section is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PhaseKind {
    /// Steps of the response.
    #[default]
    Steps,
    /// Whom to tell, when, and to whom to escalate.
    Communication,
    /// What comes after recovery.
    FollowUp,
    /// Text without steps.
    Reading,
}

impl PhaseKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Steps, Self::Communication, Self::FollowUp, Self::Reading];

    /// What is said of its steps that nobody did.
    #[must_use]
    pub fn left_open(self) -> &'static str {
        match self {
            Self::Steps => "not reached",
            Self::Communication | Self::Reading => "not done",
            Self::FollowUp => "still to do",
        }
    }
}

/// A section of the runbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Phase {
    /// The heading without its time window.
    pub title: String,
    /// The time window of the heading, in minutes after the incident was declared.
    pub window: Option<Window>,
    /// What the section is for.
    pub kind: PhaseKind,
    /// Set where the section is one of several ways to the same end, of which a person takes one.
    #[serde(default)]
    pub way: Option<Way>,
    /// The line of the heading in the file, from 1.
    pub line: u32,
    /// The steps, in document order.
    pub steps: Vec<Step>,
}

/// "0-5 minutes"; "15+ minutes" has no end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Window {
    /// Minutes after declaring at which the window opens.
    pub from_minutes: u32,
    /// Minutes after declaring at which it ends; none when it is open.
    pub to_minutes: Option<u32>,
}

/// One thing that a person ticks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Step {
    /// The ordinal over all steps of the file, from 1.
    pub number: u32,
    /// The number that stands in the file, where there is one.
    #[ts(type = "number | null")]
    pub source_number: Option<u64>,
    /// The step's sentence, plain text, without a colon at its end.
    pub text: String,
    /// Who does it, where a tag in front says so: `DBA` of `[DBA] Promote the replica`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub owner: Option<String>,
    /// The commands under it, one entry for each block or line that is copied as one.
    pub commands: Vec<String>,
    /// What is known of some of its commands: which are doubted, and what can be copied alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<Copying>>", optional)]
    pub copying: Vec<Copying>,
    /// Nested items.
    pub substeps: Vec<Substep>,
    /// True when the text says that the step is optional.
    pub optional: bool,
    /// Under which condition it is taken, where it begins with one: `If one replica lags`.
    #[serde(default)]
    pub condition: Option<String>,
    /// What should be seen after its command, plain text, in order.
    #[serde(default)]
    pub expected: Vec<String>,
    /// Warnings that guard it, plain text: those that stand directly before it and those inside it.
    #[serde(default)]
    pub cautions: Vec<String>,
    /// Links in it, in order.
    #[serde(default)]
    pub references: Vec<Reference>,
    /// What else lies under it, plain text, a piece each: remarks, hints, a file to write.
    #[serde(default)]
    pub details: Vec<String>,
    /// Of each command, how many of `details` stand before it in the file; empty where every command comes first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<u32>>", optional)]
    pub behind: Vec<u32>,
    /// True when only its wording makes it a step.
    #[serde(default)]
    pub suggested: bool,
    /// A hash of the heading path, the text and its occurrence: stays the same when other parts of the file change.
    pub key: String,
    /// The line in the file, from 1.
    pub line: u32,
}

impl Step {
    /// The lines of its commands, and of those of its sub-steps.
    pub(crate) fn command_lines(&self) -> impl Iterator<Item = &str> {
        let below = self.substeps.iter().flat_map(|sub| &sub.commands);
        self.commands.iter().chain(below).flat_map(|command| command.lines())
    }
}

/// A nested item of a step: ticked, but not counted in progress.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Substep {
    /// `5.1`
    pub number: String,
    /// Plain text.
    pub text: String,
    /// Commands under it.
    pub commands: Vec<String>,
    /// What is known of some of them, as of a step.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<Copying>>", optional)]
    pub copying: Vec<Copying>,
    /// What else lies under it, plain text, a piece each.
    #[serde(default)]
    pub details: Vec<String>,
    /// Of each command, how many of `details` stand before it, as of a step.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<u32>>", optional)]
    pub behind: Vec<u32>,
}

/// Who is to be told when it takes too long.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
pub struct Escalation {
    /// Whom: `CTO`.
    pub to: String,
    /// Minutes after declaring.
    pub after_minutes: u32,
}

/// Something about the file that a person should know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Warning {
    /// The line in the file, from 1; none when it concerns the whole file.
    pub line: Option<u32>,
    /// One sentence.
    pub message: String,
}

impl Warning {
    pub(crate) fn new(line: impl Into<Option<u32>>, message: impl Into<String>) -> Self {
        Self { line: line.into(), message: message.into() }
    }

    /// The code fence on this line is never closed.
    pub(crate) fn unclosed(line: u32) -> Self {
        let message = "the code fence that opens here is never closed, so the rest of the file was read as code";
        Self::new(line, message)
    }
}

impl Checklist {
    /// Writes it as the log has always had it: with the blocks of the page, of which it keeps none.
    ///
    /// # Errors
    /// Those of the serialiser.
    pub fn stored<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Stored<'a> {
            #[serde(flatten)]
            checklist: &'a Checklist,
            document: [Block; 0],
        }
        Stored { checklist: self, document: [] }.serialize(serializer)
    }

    /// Every step with its phase, in document order.
    pub fn steps(&self) -> impl Iterator<Item = (&Phase, &Step)> {
        self.phases.iter().flat_map(|phase| phase.steps.iter().map(move |step| (phase, step)))
    }

    /// The step with this number.
    #[must_use]
    pub fn step(&self, number: u32) -> Option<&Step> {
        self.steps().map(|(_, step)| step).find(|step| step.number == number)
    }

    /// Steps in phases of kind `steps`.
    #[must_use]
    pub fn steps_total(&self) -> usize {
        self.steps().filter(|(phase, _)| phase.kind == PhaseKind::Steps).count()
    }

    /// Commands in phases of every kind, those of sub-steps included.
    #[must_use]
    pub fn commands_total(&self) -> usize {
        self.steps()
            .map(|(_, s)| {
                s.commands.len() + s.substeps.iter().map(|x| x.commands.len()).sum::<usize>()
            })
            .sum()
    }
}
