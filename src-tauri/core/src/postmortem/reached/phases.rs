//! The phases of the runbooks as they went: from the first to the last that was said of their steps, beside the window
//! that the heading plans. A way that was not taken is no phase of this incident.

use crate::clock::{MINUTE_MS, Millis};
use crate::incident::plan::UsedPhase;
use crate::incident::{Incident, Standing};
use crate::postmortem::Story;
use crate::postmortem::markdown::inline;
use crate::runbook::PhaseKind;
use crate::text::length;

/// A phase of the response.
pub(in crate::postmortem) struct Went {
    pub(in crate::postmortem) title: String,
    /// The planned window; the end is none where the heading leaves it open.
    pub(in crate::postmortem) planned: Option<(Millis, Option<Millis>)>,
    /// When something was said of its steps first and last; none where nothing was.
    pub(in crate::postmortem) done: Option<(Millis, Millis)>,
}

/// The phases of all runbooks, in order.
pub(in crate::postmortem) fn phases(incident: &Incident) -> Vec<Went> {
    let books = (1..).zip(&incident.runbooks);
    let of = |ordinal| incident.checklist(ordinal).into_iter().filter(is_of_response);
    books
        .flat_map(|(ordinal, _)| {
            of(ordinal).filter_map(|used| went(incident, &used)).collect::<Vec<_>>()
        })
        .collect()
}

fn is_of_response(used: &UsedPhase<'_>) -> bool {
    let asked = match used.standing {
        Standing::Always | Standing::Taken => true,
        Standing::NotTaken | Standing::First | Standing::Other => false,
    };
    asked && used.kind() == PhaseKind::Steps && !used.steps.is_empty()
}

fn went(incident: &Incident, used: &UsedPhase<'_>) -> Option<Went> {
    let phase = used.phase?;
    let planned = incident.window_of(used);
    let said = used.steps.iter().filter_map(|step| incident.steps.get(&step.at)).map(|r| r.at);
    let done = said.clone().min().zip(said.max());
    Some(Went { title: phase.title.clone(), planned, done })
}

/// A line for each phase that took longer than its window.
pub(in crate::postmortem) fn overran(story: &Story<'_>) -> Vec<String> {
    let late = |went: &Went| {
        let ((_, end), (_, last)) = (went.planned?, went.done?);
        let over = last.since(end?);
        (over >= MINUTE_MS).then(|| {
            let (title, over) = (inline(&went.title), length(over));
            format!("- “{title}” overran its window by {over} (last step at {})", story.time(last))
        })
    };
    phases(story.incident).iter().filter_map(late).collect()
}
