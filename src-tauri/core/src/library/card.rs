//! A runbook as a card of the library.

use serde::Serialize;
use ts_rs::TS;

use crate::clock::Millis;
use crate::runbook::SeverityHint;
use crate::runbook::blocks::text::plain;
use crate::runbook::facts::freshness::Freshness;
use crate::runbook::model::{Block, Runbook};
use crate::severity::Severity;
use crate::store::library::{Card, Facts};

/// A runbook in the library.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
pub struct RunbookCard {
    /// Its path below the workspace, with `/`.
    pub path: String,
    /// Its title.
    pub title: String,
    /// The folder that it lies in, below the runbooks' folder; empty at the top.
    pub group: String,
    /// What it suggests.
    pub severity: Option<SeverityHint>,
    /// How severe an incident with it is while nobody says otherwise.
    pub opens_as: Severity,
    /// Steps that a person ticks, of all kinds.
    pub steps: u32,
    /// Of these, steps that only their wording makes steps.
    pub suggested: u32,
    /// Who keeps it.
    pub owner: Option<String>,
    /// Pinned on this laptop.
    pub pinned: bool,
    /// When it last joined an incident on this laptop.
    pub last_used_at: Option<Millis>,
    /// Whether it can still be trusted.
    pub freshness: Freshness,
    /// Its symptoms.
    pub symptoms: Vec<String>,
    /// Its headings.
    pub headings: Vec<String>,
    /// What its steps say; for the search, not for a screen.
    #[serde(skip)]
    #[ts(skip)]
    pub step_texts: Vec<String>,
    /// "every 15 minutes"
    pub cadence_minutes: Option<u32>,
    /// The open incident that uses it, the lowest of several: `INC-0042`.
    pub in_use: Option<String>,
    /// The other open incidents that use it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub also_in: Vec<String>,
    /// Why it could not be read, where it could not.
    pub problem: Option<String>,
}

impl RunbookCard {
    /// The card of a runbook that nobody pinned or used; `kept` is what is not on its row.
    #[must_use]
    pub fn new(path: &str, group: &str, facts: &Facts, kept: Card) -> Self {
        Self {
            path: path.to_owned(),
            title: facts.title.clone(),
            group: group.to_owned(),
            severity: facts.severity.clone(),
            opens_as: facts.severity.as_ref().and_then(|hint| hint.level).unwrap_or_default(),
            steps: facts.steps,
            suggested: facts.suggested,
            owner: kept.owner,
            symptoms: kept.symptoms,
            headings: kept.headings,
            step_texts: kept.steps,
            cadence_minutes: kept.cadence_minutes,
            problem: facts.problem.clone(),
            ..Self::default()
        }
    }
}

/// What a row of the library is made of.
pub(super) fn facts(runbook: &Runbook) -> Facts {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Facts {
        title: runbook.title.clone(),
        severity: runbook.severity.clone(),
        steps: count(runbook.steps().count()),
        suggested: count(runbook.steps().filter(|(_, step)| step.suggested).count()),
        reviewed_on: runbook.front.last_reviewed_on.clone(),
        interval_days: runbook.front.review_in_days,
        problem: None,
    }
}

/// The rest of the card, and the lines that a search shows.
pub(super) fn kept(runbook: &Runbook) -> Card {
    let (mut headings, mut commands) = (Vec::new(), Vec::new());
    Block::each(&runbook.document, &mut |block| {
        if let Block::Heading { content, .. } = block {
            headings.push(plain(content));
        } else if let Block::Code { text, command: true, .. } = block {
            commands.push(text.clone());
        }
    });
    headings.retain(|heading| !heading.is_empty() && !heading.ends_with(&runbook.title));
    Card {
        owner: runbook.front.owner.clone(),
        cadence_minutes: runbook.cadence_minutes,
        headings,
        symptoms: runbook.symptoms.clone(),
        steps: runbook.steps().map(|(_, step)| step.text.clone()).collect(),
        commands,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_heading_is_kept_for_the_search_wherever_it_stands() {
        let text = "# Disk\n\n## Check\n1. Look at it\n\n> ## Roll back\n> Put it back.\n\n- Else\n\n  ### By hand\n";
        let kept = super::kept(&crate::runbook::parse(text, "disk.md"));
        assert_eq!(
            kept.headings,
            ["Check", "Roll back", "By hand"],
            "in a quote and in a list too"
        );
    }
}
