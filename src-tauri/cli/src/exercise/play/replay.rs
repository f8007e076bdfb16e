//! A real incident as a scenario to practise with, printed or written to a file.

use holdfast_core::exercise::write;
use holdfast_core::screen;
use std::path::Path;

use crate::desk::Desk;
use crate::out;
use crate::problem::Result;
use crate::report::{save, say_kept};

/// Prints the scenario, or writes it to a file. What stood there is kept beside it.
pub fn replay(desk: &mut Desk, incident: &str, output: Option<&Path>) -> Result<()> {
    let id = desk.engine.find(incident)?;
    let number = desk.engine.name(id)?;
    let text = write(&screen::replay(&mut desk.engine, id)?);
    let Some(path) = output else { return out::exact(&text) };
    let kept = save(path, &text, "scenario")?;
    out::remark(&format!(
        "The scenario of {number} is at {}; read it before you play it.",
        path.display()
    ));
    say_kept(kept);
    Ok(())
}
