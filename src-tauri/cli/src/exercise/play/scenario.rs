//! The file of a scenario: read when an exercise begins, and looked at again while it runs.

use holdfast_core::exercise::entry::ScenarioFile;
use holdfast_core::library::disk::read::read_text_in_time;
use holdfast_core::library::scenario::OpenedScenario;

use crate::args::Place;
use crate::exercise::{find, pieces};
use crate::out;
use crate::problem::{Problem, Result};

/// Reads a scenario as it stands now; of a file with several the one that is asked for, from 1. A file in another form is
/// played as it is read. One with an error is not played.
pub fn read(place: &Place, file: &str, asked: Option<usize>) -> Result<ScenarioFile> {
    let (path, known_as) = find(place, file)?;
    let (text, hash) = read_text_in_time(&path)?;
    let turned = pieces::turned(place, &known_as);
    let opened = OpenedScenario::read(known_as, text, hash, Ok::<_, String>(turned));
    let stories = opened.stories();
    if asked.is_none() && stories > 1 {
        return Err(Problem::usage(format!(
            "{} holds {stories} scenarios; say which with --scenario 1",
            opened.path
        )));
    }
    if opened.form().is_read() {
        let path = &opened.path;
        out::remark(&format!(
            "{path} is in another form and is played as it is read; `holdfast exercise import \"{path}\" --pieces` says what is doubted."
        ));
    }
    let story = asked.unwrap_or(1).checked_sub(1).unwrap_or(usize::MAX);
    Ok(opened.to_play(story)?)
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
