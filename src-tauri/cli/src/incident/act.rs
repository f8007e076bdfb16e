//! Does something to an incident, and prints what was recorded as the timeline shows it.

use holdfast_core::ids::IncidentId;
use holdfast_core::incident::command::PostAction;
use holdfast_core::incident::{Action, Command, Settled};
use holdfast_core::screen;
use holdfast_core::store::log;

use crate::desk::Desk;
use crate::out;
use crate::problem::Result;
use crate::show::timeline;

/// Does something to an incident and prints what was recorded.
pub fn act(desk: &mut Desk, incident: &str, action: impl Into<Action>) -> Result<()> {
    let id = desk.engine.find(incident)?;
    act_on(desk, id, action)
}

/// The same, where it is known which incident.
pub fn act_on(desk: &mut Desk, id: IncidentId, action: impl Into<Action>) -> Result<()> {
    let action = action.into();
    let tells = matches!(
        action,
        Action::Post(PostAction::PostUpdate(_) | PostAction::Resolve { text: Some(_) })
    );
    let posts = tells
        || matches!(
            action,
            Action::Post(PostAction::SettleDelivery { outcome: Settled::SendAgain, .. })
        );
    if let Action::Post(PostAction::ChooseChannels { only: Some(only) }) = &action {
        for ends in screen::ends_with(&mut desk.engine, id, only)? {
            out::remark(&format!("This ends: {ends}"));
        }
    }
    let before = log::last_seq(desk.engine.store().read())?;
    let done = desk.engine.execute(Command::On { incident: id, action }, None, &desk.actor)?;
    let rows = log::after(desk.engine.store().read(), id, before)?;
    let mine: Vec<_> =
        rows.iter().filter(|r| r.seq <= done.seq && r.actor == desk.actor).cloned().collect();
    let dial = desk.engine.incident(id)?.dial();
    out::text(&timeline::recorded(&mine, dial))?;
    done.remarks.iter().for_each(|remark| out::remark(remark));
    if posts && let Some(why) = screen::nobody_sends(&desk.engine, id)? {
        out::remark(&why);
    }
    if tells {
        offer(desk, id, &done.number)?;
    }
    Ok(())
}

/// Names the steps that ask for what was posted: only a person knows whether the text was what a step meant.
fn offer(desk: &mut Desk, id: IncidentId, number: &str) -> Result<()> {
    for step in screen::told_steps(desk.engine.incident(id)?) {
        out::remark(&format!(
            "Step {step} asks for this: `holdfast step done {number} {step}` ticks it."
        ));
    }
    Ok(())
}
