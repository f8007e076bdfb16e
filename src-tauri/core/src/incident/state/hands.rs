//! Who does a step and by when, and what a step asks to be written down.

use super::Incident;
use crate::clock::Millis;
use crate::incident::step_ref::StepRef;
use crate::incident::words::Standing;
use crate::runbook::facts::values::asked;

impl Incident {
    /// Who does a step: who was said to, else whom the runbook names.
    #[must_use]
    pub fn owner_of(&self, at: StepRef) -> Option<&str> {
        let said = self.owners.get(&at).map(String::as_str);
        said.or_else(|| self.owner_in_runbook(at))
    }

    /// Whom the runbook names for a step.
    fn owner_in_runbook(&self, at: StepRef) -> Option<&str> {
        let used = self.runbook(at.runbook)?.used(at)?;
        used.step.owner.as_deref().filter(|_| at.sub.is_none())
    }

    /// The names of the values that are written down when this step is done, in order.
    #[must_use]
    pub fn asked_of(&self, at: StepRef) -> Vec<String> {
        let Some(used) = self.runbook(at.runbook).and_then(|book| book.used(at)) else {
            return Vec::new();
        };
        match at.sub {
            None => asked(&used.step.text, &used.step.details),
            Some(_) => {
                let sub = used.substeps().find(|(sub, _)| *sub == at);
                sub.map_or_else(Vec::new, |(_, sub)| asked(&sub.text, &sub.details))
            }
        }
    }

    /// True while somebody waits for a step: not done or skipped, not taken out, of no way that was not taken.
    #[must_use]
    pub fn awaits(&self, at: StepRef, standing: Standing, is_out: bool) -> bool {
        !standing.is_passed() && !is_out && !self.status_of(at).is_settled()
    }

    /// The steps whose due time counts: those that are awaited. In the order of the checklists.
    #[must_use]
    pub fn awaited(&self) -> Vec<(StepRef, Millis)> {
        if self.due.is_empty() {
            return Vec::new();
        }
        let with_parts = self.steps_in_use().flat_map(|(standing, used)| {
            let parts = std::iter::once(used.at).chain(used.substeps().map(|(at, _)| at));
            parts.filter(|at| self.awaits(*at, standing, used.is_out())).collect::<Vec<_>>()
        });
        with_parts.filter_map(|at| Some((at, *self.due.get(&at)?))).collect()
    }
}
