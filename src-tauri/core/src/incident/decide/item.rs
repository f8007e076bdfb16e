//! Action items: added while the incident is on or after its end, changed, settled and opened again. A closed incident takes
//! them: what was learned is followed up for months.

use chrono::NaiveDate;

use super::found::objective_at;
use super::{Answer, Case, Decided, Result, not_found, reason_of, refused};
use crate::incident::command::{Context, ItemAction};
use crate::incident::event::{
    ActionChanged, ActionItem, ActionReopened, ActionSettled, Event, ItemChange, Outcome,
};
use crate::incident::items::{KeptItem, find};
use crate::incident::state::Incident;

/// Characters of a field.
const LONGEST: usize = 2_000;

pub(super) fn item(Case { state, facts, cx }: Case<'_>, action: &ItemAction) -> Answer {
    let event = match action {
        ItemAction::AddAction(new) => {
            let event = Event::ActionAdded(checked(state, &new.item)?);
            super::record::check_time(new.happened_at, facts, cx)?;
            return Ok(vec![Decided { event, happened_at: new.happened_at }]);
        }
        ItemAction::ChangeAction { item, change } => {
            changed(state, known(state, item, cx)?, change)?
        }
        ItemAction::SettleAction { item, outcome, reason } => {
            settled(known(state, item, cx)?, *outcome, reason.as_deref())?
        }
        ItemAction::ReopenAction { item, reason } => {
            let kept = known(state, item, cx)?;
            if kept.settled.is_none() {
                let name = kept.name();
                return refused(format!(
                    "{name} is open already; settle it with `holdfast actions done {} {name}`.",
                    cx.name
                ));
            }
            let reason = reason_of(reason.as_deref()).reason;
            Event::ActionReopened(ActionReopened { of: kept.of(), reason })
        }
    };
    Ok(vec![event.into()])
}

fn known<'a>(state: &'a Incident, name: &str, cx: &Context) -> Result<&'a KeptItem> {
    let number = &cx.name;
    find(state, name).map_or_else(
        || {
            not_found(format!(
                "{number} has no action item {}; `holdfast actions list {number}` shows them.",
                name.trim()
            ))
        },
        Ok,
    )
}

fn settled(kept: &KeptItem, outcome: Outcome, reason: Option<&str>) -> Result<Event> {
    if let Some(before) = &kept.settled {
        let (name, word) = (kept.name(), before.outcome.word());
        return refused(format!("{name} is {word} already; reopen it first."));
    }
    let reason = reason_of(reason).reason;
    if outcome != Outcome::Done && reason.is_none() {
        return refused(format!(
            "Say why {} is {}; the reason is kept.",
            kept.name(),
            outcome.word()
        ));
    }
    if let Some(reason) = &reason {
        check_length(reason, "The reason")?;
    }
    Ok(Event::ActionSettled(ActionSettled { of: kept.of(), outcome, reason }))
}

fn changed(state: &Incident, kept: &KeptItem, change: &ItemChange) -> Result<Event> {
    let trimmed = |text: &Option<String>| text.as_deref().map(str::trim).map(str::to_owned);
    let change = ItemChange {
        issue: trimmed(&change.issue),
        fix: trimmed(&change.fix),
        owner: trimmed(&change.owner),
        due: trimmed(&change.due),
        done_when: trimmed(&change.done_when),
        link: trimmed(&change.link),
        kind: change.kind,
        priority: change.priority,
        element: change.element,
        objective: match trimmed(&change.objective).filter(|id| !id.is_empty()) {
            Some(id) => Some(objective(state, &id)?),
            None => trimmed(&change.objective),
        },
    };
    let new = change.onto(&kept.item);
    check(&new)?;
    if new == kept.item {
        return refused(format!("{} says so already; nothing was changed.", kept.name()));
    }
    Ok(Event::ActionChanged(ActionChanged { of: kept.of(), change }))
}

/// An objective as the scenario names it.
fn objective(state: &Incident, id: &str) -> Result<String> {
    let Some(run) = state.run.as_deref() else {
        return refused("An incident has no objectives; leave it out.");
    };
    objective_at(run, id)
}

/// The item as it is kept: without what is empty.
fn checked(state: &Incident, item: &ActionItem) -> Result<ActionItem> {
    let said = |text: &Option<String>| reason_of(text.as_deref()).reason;
    let objective = said(&item.objective).map(|id| objective(state, &id)).transpose()?;
    let item = ActionItem {
        issue: item.issue.trim().to_owned(),
        fix: item.fix.trim().to_owned(),
        element: item.element,
        owner: said(&item.owner),
        due: said(&item.due),
        objective,
        kind: item.kind,
        priority: item.priority,
        done_when: said(&item.done_when),
        link: said(&item.link),
    };
    if state.run.is_some() && item.issue.is_empty() {
        return refused("What is wrong is empty; the improvement plan names it.");
    }
    check(&item)?;
    Ok(item)
}

fn check(item: &ActionItem) -> Result<()> {
    if item.fix.is_empty() {
        return refused("What is to be done is empty; say it in one sentence.");
    }
    if let Some(day) = item.due.as_deref().filter(|day| day.parse::<NaiveDate>().is_err()) {
        return refused(format!("“{day}” is no day; say it as 2026-12-31."));
    }
    if let Some(link) = item.link.as_deref().filter(|link| !is_address(link)) {
        return refused(format!("“{link}” is no address; it begins with https:// or http://."));
    }
    check_length(&item.fix, "What is to be done")?;
    check_length(&item.issue, "What is wrong")?;
    for (text, what) in
        [(&item.owner, "The owner"), (&item.done_when, "“Done when”"), (&item.link, "The link")]
    {
        check_length(text.as_deref().unwrap_or_default(), what)?;
    }
    Ok(())
}

fn is_address(link: &str) -> bool {
    let rest = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !link.contains(char::is_whitespace))
}

fn check_length(text: &str, what: &str) -> Result<()> {
    if text.chars().count() > LONGEST {
        return refused(format!("{what} has more than {LONGEST} characters; shorten it."));
    }
    Ok(())
}
