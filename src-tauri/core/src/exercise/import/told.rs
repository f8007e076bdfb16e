//! What a program is told of an imported file: one flat list of injects, and the file's own times alone.

use serde::Serialize;

use super::Imported;
use crate::clock::MINUTE_MS;
use crate::runbook::Warning;

/// An imported file.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Told {
    /// The title of the file.
    pub title: String,
    /// The injects of all its scenarios, in its order.
    pub injects: Vec<ToldInject>,
    /// A sentence each.
    pub objectives: Vec<String>,
    /// Every doubt, and why there is no inject where there is none.
    pub warnings: Vec<Warning>,
}

/// An inject of an imported file.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ToldInject {
    /// Unique in the file.
    pub id: String,
    /// Minutes after the start of its scenario; none where the file gives no time.
    pub offset_minutes: Option<i64>,
    /// A few words.
    pub title: String,
    /// What players are given.
    pub text: String,
    /// What they are expected to do or to decide, a sentence each.
    pub expectations: Vec<String>,
}

/// The answer for a program.
#[must_use]
pub fn told(imported: &Imported) -> Told {
    let injects = imported.scenarios.iter().flat_map(|scenario| &scenario.injects);
    let inject = |inject: &super::Inject| ToldInject {
        id: inject.id.clone(),
        offset_minutes: inject.at_ms.map(|ms| ms / MINUTE_MS),
        title: inject.title.clone(),
        text: inject.text.clone(),
        expectations: inject.expectations.iter().map(|e| e.text.clone()).collect(),
    };
    let refusal = imported.refusal.iter().map(|why| Warning::new(None, why.clone()));
    Told {
        title: imported.title.clone(),
        injects: injects.map(inject).collect(),
        objectives: imported.objectives.clone(),
        warnings: refusal.chain(imported.warnings.iter().cloned()).collect(),
    }
}
