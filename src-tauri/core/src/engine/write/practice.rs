//! What an exercise adds to a command: its sign of life, what keeps it from beginning, and what is missing to it.

use super::{Work, Write};
use crate::engine::damage::unless_damaged;
use crate::engine::{EngineError, Result};
use crate::ids::IncidentId;
use crate::incident::Command;
use crate::incident::event::{ClockChange, Directed};
use crate::store::incidents::{self, Listed};
use crate::store::{Transaction, local, snapshot};

/// Begins the name of a setting that holds the last sign of life of an exercise that runs.
pub(in crate::engine) const SIGN: &str = "exercise_alive:";

pub(in crate::engine) fn sign_of(id: IncidentId) -> String {
    format!("{SIGN}{id}")
}

impl Write<'_> {
    /// An exercise that runs from now on gives its first sign of life with the entry that says so; one that stands, none.
    pub(super) fn sign_of_life(&self, directed: Directed<'_>, work: &Work<'_>) -> Result<()> {
        let now = work.now.0.to_string();
        let sign = match directed {
            Directed::Started(_) | Directed::Time(ClockChange::Resumed, _) => Some(now.as_str()),
            Directed::Time(ClockChange::Paused | ClockChange::Stalled, _)
            | Directed::Ended(_)
            | Directed::Aborted(_) => None,
            Directed::Time(ClockChange::SpeedSet | ClockChange::Jumped, _)
            | Directed::Inject(..)
            | Directed::Retimed(_)
            | Directed::Hint(_)
            | Directed::Marked(_)
            | Directed::Seen(_)
            | Directed::Rated(_) => return Ok(()),
        };
        Ok(local::set_setting(self.tx, &sign_of(work.incident), sign)?)
    }
}

/// What is said when the runbook that a scenario practises is not there: the exercise goes without it.
pub(super) fn without_runbook(command: &Command) -> Option<String> {
    let Command::Practise(practise) = command else { return None };
    let named = practise.file.as_ref()?.scenario.runbook.as_ref()?;
    practise.attached.is_empty().then(|| {
        format!("The runbook {named} is not in the library, so the exercise goes without it.")
    })
}

/// True for a real incident that no exercise goes on beside: open, and SEV 2 or worse.
pub(in crate::engine) fn is_trouble(listed: &Listed) -> bool {
    !listed.exercise && listed.state.is_open() && listed.severity.number() <= 2
}

/// What keeps an exercise from beginning: a real incident of SEV 2 or worse, or another exercise.
pub(super) fn occupied(tx: &Transaction<'_>) -> Result<Option<String>> {
    for listed in incidents::list(tx)? {
        let name = incidents::name(tx, listed.number, listed.device)?;
        if is_trouble(&listed) {
            return Ok(Some(format!(
                "{name} ({}) is real and open: an exercise begins when nothing of SEV 2 or worse is on.",
                listed.severity
            )));
        }
        if listed.exercise && is_on(tx, listed.id)? {
            return Ok(Some(format!(
                "The exercise {name} is on; end it first with `holdfast exercise end`, or break it off with `holdfast exercise abort`."
            )));
        }
    }
    Ok(None)
}

/// True while an exercise is on; of one that cannot be read, nothing is known that holds up the next.
fn is_on(tx: &Transaction<'_>, id: IncidentId) -> Result<bool> {
    let read = snapshot::load(tx, id).map_err(EngineError::from);
    let folded = unless_damaged(id, read)?;
    Ok(folded.and_then(|folded| folded.state.run).is_some_and(|run| run.is_open()))
}
