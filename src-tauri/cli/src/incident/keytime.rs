//! The key times of an incident: shown, or said.

use holdfast_core::incident::command::RecordAction;
use holdfast_core::screen;

use crate::args::KeytimeArgs;
use crate::desk::Desk;
use crate::incident::act::act_on;
use crate::out;
use crate::problem::Result;
use crate::table::table;

/// Prints all key times with what is known of them.
pub fn show(desk: &mut Desk, asked: &KeytimeArgs) -> Result<()> {
    let id = desk.engine.find(&asked.on.incident)?;
    let view = screen::key_times_view(&mut desk.engine, id)?;
    if asked.json.json {
        return out::json(&view);
    }
    let rows: Vec<Vec<String>> =
        view.times.into_iter().map(|key| vec![key.name, key.words]).collect();
    out::text(table(&rows).trim_end())
}

/// Says when one was. A time that contradicts another one is taken and said, because people correct them one by one.
pub fn set(desk: &mut Desk, asked: KeytimeArgs) -> Result<()> {
    let (Some(which), Some(time)) = (asked.which, asked.time) else { return Ok(()) };
    let id = desk.engine.find(&asked.on.incident)?;
    act_on(desk, id, RecordAction::SetKeyTime { which, time, reason: asked.reason, to: None })?;
    let view = screen::key_times_view(&mut desk.engine, id)?;
    for key in view.times.iter().filter(|key| key.is_invalid()) {
        out::remark(&format!("{}: {}.", key.name, key.words));
    }
    Ok(())
}
