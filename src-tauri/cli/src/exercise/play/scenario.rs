//! The file of a scenario: read when an exercise begins, and looked at again while it runs.

use holdfast_core::exercise::entry::ScenarioFile;
use holdfast_core::exercise::strict;
use holdfast_core::library::disk::read::read_text_in_time;
use holdfast_core::runbook::lint::Level;

use crate::args::Place;
use crate::exercise::find;
use crate::problem::Problem;

/// Reads a scenario as it stands now. One with an error is not played.
pub fn read(place: &Place, file: &str) -> Result<ScenarioFile, Problem> {
    let (path, known_as) = find(place, file)?;
    let (text, hash) = read_text_in_time(&path)?;
    if !strict::is_strict(&text) {
        return Err(Problem::failed(format!(
            "{known_as} is not in the form that is played; `holdfast exercise import \"{known_as}\" -o OUT` makes one of it"
        )));
    }
    let read = strict::read(&text, &known_as);
    if let Some(first) = read.findings.iter().find(|finding| finding.level == Level::Error) {
        return Err(Problem::failed(format!(
            "{known_as}:{}: {} `holdfast exercise lint \"{known_as}\"` says what else is wrong",
            first.line, first.message
        )));
    }
    Ok(ScenarioFile { path: known_as, hash, scenario: read.scenario })
}

/// Says that the file is another now than when the exercise began: that changes nothing of it. A path that leads nowhere
/// from here says nothing.
pub fn changed(place: &Place, path: &str, hash: &str) -> Option<String> {
    let (found, _) = find(place, path).ok()?;
    let (_, now) = read_text_in_time(&found).ok()?;
    (now != hash).then(|| {
        format!("{path} was edited since the exercise began; it is played as it stood then.")
    })
}
