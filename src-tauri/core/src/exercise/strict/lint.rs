//! What only the whole scenario shows: names that lead nowhere, times out of order or behind the end.

use std::collections::BTreeSet;

use super::Reading;
use crate::exercise::moment::at;
use crate::exercise::scenario::{Inject, Trigger};

/// Checks a scenario that was read.
pub(super) fn check(reading: &mut Reading<'_>) {
    let injects = reading.scenario.injects.clone();
    if injects.is_empty() {
        let message = "there is no inject; write a section `## Injects` with headings such as `### T+00:00 I1: Alerts fire`";
        reading.error(1, message);
    }
    let objectives: BTreeSet<String> =
        reading.scenario.objectives.iter().map(|o| o.id.clone()).collect();
    let ids: BTreeSet<String> = injects.iter().map(|inject| inject.id.clone()).collect();
    let roles: BTreeSet<String> =
        reading.scenario.participants.iter().map(|p| p.role.trim().to_lowercase()).collect();
    for inject in std::mem::take(&mut reading.twice) {
        references(reading, &inject, &objectives, &ids);
        recipients(reading, &inject, &roles);
    }
    let mut latest = 0;
    for inject in &injects {
        references(reading, inject, &objectives, &ids);
        recipients(reading, inject, &roles);
        if let Some(ms) = inject.at_ms {
            times(reading, inject, ms, latest);
            latest = latest.max(ms);
        }
    }
}

fn references(
    reading: &mut Reading<'_>,
    inject: &Inject,
    objectives: &BTreeSet<String>,
    ids: &BTreeSet<String>,
) {
    let named = inject.expectations.iter().flat_map(|expectation| &expectation.objectives);
    for objective in named.filter(|objective| !objectives.contains(*objective)) {
        let message =
            format!("{} names {objective}, which is no objective of this scenario", inject.id);
        reading.error(inject.line, message);
    }
    let lost = match &inject.trigger {
        Some(Trigger::After { inject: id, .. }) if *id == inject.id => {
            Some(format!("{id} waits for itself"))
        }
        Some(Trigger::After { inject: id, .. }) if !ids.contains(id) => {
            Some(format!("{} waits for {id}, which is no inject of this scenario", inject.id))
        }
        Some(Trigger::Unmet { objective, .. }) if !objectives.contains(objective) => Some(format!(
            "{} waits for {objective}, which is no objective of this scenario",
            inject.id
        )),
        Some(Trigger::Manual | Trigger::After { .. } | Trigger::Unmet { .. }) | None => None,
    };
    lost.into_iter().for_each(|message| reading.error(inject.line, message));
}

/// A name that stands in no list of participants is a slip of the pen as likely.
fn recipients(reading: &mut Reading<'_>, inject: &Inject, roles: &BTreeSet<String>) {
    let is_all = |to: &str| ["all", "everyone", "everybody", "all players"].contains(&to);
    for to in inject.to.iter().filter(|_| !roles.is_empty()) {
        let name = to.to_lowercase();
        if !roles.contains(&name) && !is_all(&name) {
            reading.warn(
                inject.line,
                format!("{} goes to “{to}”, who is not among the participants", inject.id),
            );
        }
    }
}

fn times(reading: &mut Reading<'_>, inject: &Inject, ms: i64, latest: i64) {
    if reading.scenario.duration_ms.is_some_and(|end| ms > end) {
        let message = format!(
            "{} lies behind the end of the exercise; lengthen the duration or move it",
            inject.id
        );
        reading.warn(inject.line, message);
    }
    if ms < latest {
        let message = format!(
            "{} comes before {} in time and after it in the file; it is run by its time",
            inject.id,
            at(latest)
        );
        reading.warn(inject.line, message);
    }
}
