//! The file of a scenario: read when an exercise begins, and looked at again while it runs.

use holdfast_core::exercise::entry::ScenarioFile;
use holdfast_core::library::disk::read::read_text_in_time;

use crate::args::Place;
use crate::exercise::find;
use crate::problem::Problem;

/// Reads a scenario as it stands now. One with an error is not played.
pub fn read(place: &Place, file: &str) -> Result<ScenarioFile, Problem> {
    let (path, known_as) = find(place, file)?;
    let (text, hash) = read_text_in_time(&path)?;
    ScenarioFile::read(&text, &known_as, hash).map_err(Problem::failed)
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
