//! Does something to an incident, and prints what was recorded as the timeline shows it.

use holdfast_core::ids::IncidentId;
use holdfast_core::incident::command::PostAction;
use holdfast_core::incident::{Action, Command, Settled};
use holdfast_core::screen;
use holdfast_core::store::log;

use crate::desk::Desk;
use crate::out;
use crate::problem::Problem;
use crate::show::timeline;

/// Does something to an incident and prints what was recorded.
pub fn act(desk: &mut Desk, incident: &str, action: impl Into<Action>) -> Result<(), Problem> {
    let id = desk.engine.find(incident)?;
    act_on(desk, id, action)
}

/// The same, where it is known which incident.
pub fn act_on(desk: &mut Desk, id: IncidentId, action: impl Into<Action>) -> Result<(), Problem> {
    let action = action.into();
    let posts = matches!(
        action,
        Action::Post(
            PostAction::PostUpdate(_)
                | PostAction::Resolve { text: Some(_) }
                | PostAction::SettleDelivery { outcome: Settled::SendAgain, .. }
        )
    );
    let before = log::last_seq(desk.engine.store().read())?;
    let done = desk.engine.execute(Command::On { incident: id, action }, None, &desk.actor)?;
    let rows = log::after(desk.engine.store().read(), id, before)?;
    let mine: Vec<_> =
        rows.iter().filter(|r| r.seq <= done.seq && r.actor == desk.actor).cloned().collect();
    out::text(&timeline::recorded(&mine, &done.number))?;
    done.remarks.iter().for_each(|remark| out::remark(remark));
    if posts && let Some(why) = screen::nobody_sends(&desk.engine, id)? {
        out::remark(&why);
    }
    Ok(())
}
