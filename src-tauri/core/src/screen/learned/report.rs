//! All incidents beside each other: each as a point of its own, never only an average. Durations are skewed, so that a mean
//! misleads; a median stands with the number of incidents behind it, and only from ten on. Exercises are kept apart.
//!
//! What is deliberately absent: any number about a person, and any target.

use chrono::{Local, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

use super::actions::actions;
use crate::clock::Millis;
use crate::engine::{Engine, Result, unless_damaged};
use crate::incident::clock::Lasted;
use crate::incident::{Incident, IncidentState, StepStatus};
use crate::postmortem::{Cadence, counted_kinds, metrics, promises_kept};
use crate::screen::{Now, now};
use crate::severity::Severity;
use crate::store::incidents::Listed;
use crate::store::log;

/// The least incidents of which a median is said.
pub const LEAST: usize = 10;

/// All incidents since a day, or all that there are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct ReportView {
    /// The time.
    pub now: Now,
    /// The first day that counts; none for all.
    pub since: Option<String>,
    /// Real incidents.
    pub real: ReportGroup,
    /// Exercises.
    pub exercises: ReportGroup,
    /// Action items of real incidents that are open, since whenever.
    pub actions_open: u32,
    /// Those that are late.
    pub actions_overdue: u32,
}

/// Incidents that are looked at together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct ReportGroup {
    /// Each incident, the earliest first.
    pub incidents: Vec<ReportIncident>,
    /// From declaring to the end.
    pub lasted: Spread,
    /// From declaring to the first text that an audience had by a person.
    pub first_update: Spread,
    /// The promises of all of them.
    pub cadence: Cadence,
    /// Runbooks, those that were used most first.
    pub runbooks: Vec<ReportRunbook>,
}

/// An incident as a point.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct ReportIncident {
    /// Its id.
    pub id: String,
    /// How it is called.
    pub number: String,
    /// What was broken.
    pub title: String,
    /// How bad it was in the end.
    pub severity: Severity,
    /// Where it stands.
    pub state: IncidentState,
    /// When it was declared, as it holds.
    pub declared_at: Millis,
    /// From declaring to the end; none while it is open, or where the clocks cannot say.
    #[ts(type = "number | null")]
    pub lasted_ms: Option<i64>,
    /// From declaring to the first text by a person that an audience had; none where none was sent.
    #[ts(type = "number | null")]
    pub first_update_ms: Option<i64>,
    /// Its promises.
    pub cadence: Cadence,
}

/// How a length of time is spread.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Spread {
    /// Of how many incidents it is known.
    pub n: u32,
    /// The middle one, in milliseconds; none below ten.
    #[ts(type = "number | null")]
    pub median_ms: Option<i64>,
    /// The shortest.
    #[ts(type = "number | null")]
    pub least_ms: Option<i64>,
    /// The longest.
    #[ts(type = "number | null")]
    pub most_ms: Option<i64>,
}

/// How a runbook did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReportRunbook {
    /// Its file.
    pub path: String,
    /// Its title, as it was used last.
    pub title: String,
    /// In how many incidents it was used.
    pub uses: u32,
    /// Steps that were done.
    pub done: u32,
    /// Steps that were skipped.
    pub skipped: u32,
    /// Steps that could not go on.
    pub blocked: u32,
    /// Steps that people added, reworded, moved or took out.
    pub changed: u32,
    /// The incidents in which any of that was.
    pub trouble_in: u32,
}

/// The incidents that were declared on `since` or later; all without it.
pub fn report(engine: &mut Engine, since: Option<NaiveDate>) -> Result<ReportView> {
    let mut all = engine.incidents()?;
    let day = |at: Millis| at.utc().with_timezone(&Local).date_naive();
    all.retain(|listed| since.is_none_or(|since| day(listed.declared_at) >= since));
    all.sort_by_key(|listed| listed.declared_at);
    let mut found = Vec::new();
    for listed in &all {
        found.extend(unless_damaged(listed.id, past(engine, listed))?);
    }
    let (drills, real): (Vec<Past>, Vec<Past>) = found.into_iter().partition(|past| past.exercise);
    let board = actions(engine, None)?;
    let open = || board.open.iter().filter(|row| !row.exercise);
    let counted = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Ok(ReportView {
        now: now(engine),
        since: since.map(|day| day.to_string()),
        real: group(real),
        exercises: group(drills),
        actions_open: counted(open().count()),
        actions_overdue: counted(open().filter(|row| row.overdue_days.is_some()).count()),
    })
}

/// What is known of an incident.
struct Past {
    exercise: bool,
    shown: ReportIncident,
    runbooks: Vec<ReportRunbook>,
}

fn past(engine: &mut Engine, listed: &Listed) -> Result<Past> {
    let rows = log::of_kinds(engine.store().read(), listed.id, 0, &counted_kinds())?;
    let (by, _) = engine.time_of(listed.id)?;
    let number = engine.number(listed.number, listed.device)?;
    let state = engine.incident(listed.id)?;
    let entries: Vec<_> = rows.iter().map(|row| state.own(row.recorded())).collect();
    let numbers = metrics(state, &entries, by);
    let known = |lasted: &Lasted| (!lasted.at_least).then_some(lasted.ms);
    let shown = ReportIncident {
        id: listed.id.to_string(),
        number,
        title: listed.title.clone(),
        severity: listed.severity,
        state: listed.state,
        declared_at: listed.declared_at,
        lasted_ms: numbers.lasted.filter(|_| !listed.state.is_open()).as_ref().and_then(known),
        first_update_ms: numbers.first_update().as_ref().and_then(known),
        cadence: promises_kept(state, &entries, by),
    };
    Ok(Past { exercise: listed.exercise, shown, runbooks: runbooks(state) })
}

/// What became of each runbook's steps in an incident. A runbook that was attached twice counts once.
fn runbooks(state: &Incident) -> Vec<ReportRunbook> {
    let mut found: Vec<ReportRunbook> = Vec::new();
    for (ordinal, book) in (1..).zip(&state.runbooks) {
        let count = |is: fn(StepStatus) -> bool| {
            let of_book = state.steps.iter().filter(|(at, _)| at.runbook == ordinal);
            let n = of_book.filter(|(_, record)| is(record.status)).count();
            u32::try_from(n).unwrap_or(u32::MAX)
        };
        let by_person = |mark: &Option<crate::incident::plan::Mark>| {
            mark.as_ref().is_some_and(|mark| !mark.from_file)
        };
        let changed = book.plan.steps.values().filter(|plan| {
            let out = plan.dropped.as_ref().is_some_and(|(mark, _)| !mark.from_file);
            out || [&plan.added, &plan.edited, &plan.moved].into_iter().any(by_person)
        });
        let changed = u32::try_from(changed.count()).unwrap_or(u32::MAX);
        let (skipped, blocked) = (count(StepStatus::is_skipped), count(StepStatus::is_blocked));
        let one = ReportRunbook {
            path: book.file.path.clone(),
            title: book.file.runbook.title.clone(),
            uses: 1,
            done: count(StepStatus::is_done),
            skipped,
            blocked,
            changed,
            trouble_in: u32::from(skipped + blocked + changed > 0),
        };
        match found.iter_mut().find(|other| other.path == one.path) {
            Some(other) => add(other, &ReportRunbook { uses: 0, trouble_in: 0, ..one }),
            None => found.push(one),
        }
    }
    found
}

fn add(to: &mut ReportRunbook, one: &ReportRunbook) {
    to.title.clone_from(&one.title);
    to.uses += one.uses;
    to.done += one.done;
    to.skipped += one.skipped;
    to.blocked += one.blocked;
    to.changed += one.changed;
    to.trouble_in += one.trouble_in;
}

fn group(all: Vec<Past>) -> ReportGroup {
    let mut books: BTreeMap<String, ReportRunbook> = BTreeMap::new();
    let mut incidents = Vec::new();
    let mut kept = Cadence::default();
    for Past { shown, runbooks, .. } in all {
        kept.kept += shown.cadence.kept;
        kept.due += shown.cadence.due;
        kept.unknown += shown.cadence.unknown;
        for book in runbooks {
            let of_path = books.entry(book.path.clone());
            of_path.and_modify(|other| add(other, &book)).or_insert(book);
        }
        incidents.push(shown);
    }
    let mut runbooks: Vec<ReportRunbook> = books.into_values().collect();
    runbooks
        .sort_by_key(|book| (std::cmp::Reverse((book.uses, book.trouble_in)), book.path.clone()));
    ReportGroup {
        lasted: spread(incidents.iter().filter_map(|one| one.lasted_ms)),
        first_update: spread(incidents.iter().filter_map(|one| one.first_update_ms)),
        cadence: kept,
        runbooks,
        incidents,
    }
}

/// The middle of an even number is the mean of the two in the middle.
fn spread(all: impl Iterator<Item = i64>) -> Spread {
    let mut all: Vec<i64> = all.collect();
    all.sort_unstable();
    let half = all.len() / 2;
    let upper = all.get(half).copied();
    let lower = half.checked_sub(1).and_then(|n| all.get(n)).copied();
    let middle =
        if all.len() % 2 == 1 { upper } else { lower.zip(upper).map(|(a, b)| a + (b - a) / 2) };
    Spread {
        n: u32::try_from(all.len()).unwrap_or(u32::MAX),
        median_ms: middle.filter(|_| all.len() >= LEAST),
        least_ms: all.first().copied(),
        most_ms: all.last().copied(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_median_is_said_from_ten_on_and_the_range_always() {
        let nine = spread((1..=9).rev());
        assert_eq!(
            (nine.n, nine.median_ms),
            (9, None),
            "nine points are shown, and no number for them"
        );
        assert_eq!((nine.least_ms, nine.most_ms), (Some(1), Some(9)));
        let ten = spread([1, 2, 3, 4, 5, 7, 8, 9, 10, 1_000_000].into_iter());
        assert_eq!(ten.median_ms, Some(6), "one long incident does not move it");
        assert_eq!(spread((1..=11_i64).map(|n| n * 10)).median_ms, Some(60));
        assert_eq!(spread(std::iter::empty()), Spread::default());
    }
}
