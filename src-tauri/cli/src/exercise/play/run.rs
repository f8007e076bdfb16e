//! Beginning an exercise, and letting a paused one go on.

use holdfast_core::incident::Command;
use holdfast_core::incident::command::{ClockAction, Practise};
use holdfast_core::store::log;

use super::{keep, scenario};
use crate::args::{self, Place};
use crate::desk::Desk;
use crate::out;
use crate::problem::Result;

/// Begins an exercise by the scenario of a file, and keeps its clock.
pub fn run(place: &Place, mut desk: Desk, given: &args::Run) -> Result<()> {
    let file = scenario::read(place, &given.file, given.scenario)?;
    let command = Command::Practise(Practise {
        path: file.path.clone(),
        auto: given.auto,
        speed: given.speed,
        severity: given.severity,
        file: Some(Box::new(file)),
        attached: Vec::new(),
    });
    let before = log::last_seq(desk.engine.store().read())?;
    let done = desk.engine.execute(command, None, &desk.actor)?;
    done.remarks.iter().for_each(|remark| out::remark(remark));
    out::text(&done.number)?;
    let id = desk.engine.find(&done.number)?;
    keep::keep(desk, id, before)
}

/// Lets a paused exercise go on, and keeps its clock.
pub fn resume(mut desk: Desk, which: Option<&str>) -> Result<()> {
    let id = desk.engine.find_exercise(which)?;
    let before = log::last_seq(desk.engine.store().read())?;
    let action = ClockAction::ResumeExercise.into();
    desk.engine.execute(Command::On { incident: id, action }, None, &desk.actor)?;
    keep::keep(desk, id, before)
}
