//! Exercises in the terminal: a scenario is played, directed from any terminal, and reported. The state is the log, so that
//! every terminal and the window see the same exercise.

mod keep;
mod replay;
mod report;
mod run;
mod scenario;
mod show;

use crate::args::{Place, PlayWord};
use crate::desk::{Desk, For};
use crate::incident::act;
use crate::problem::Result;

/// Does what was asked for.
pub fn play(place: &Place, word: PlayWord) -> Result<()> {
    let reading = || Desk::open(place, For::Reading);
    let writing = || Desk::open(place, For::Writing);
    match word {
        PlayWord::Run(given) => run::run(place, writing()?, &given),
        PlayWord::Resume(which) => run::resume(writing()?, which.exercise.as_deref()),
        PlayWord::Status { which, players: true, json } => {
            show::players(&mut reading()?, which.exercise.as_deref(), json)
        }
        PlayWord::Status { which, players: false, json } => {
            show::status(place, &mut reading()?, which.exercise.as_deref(), json)
        }
        PlayWord::Replay { incident, output } => {
            replay::replay(&mut reading()?, &incident, output.as_deref())
        }
        PlayWord::Report(given) => report::write(&mut reading()?, &given),
        PlayWord::Direct(word) => {
            let mut desk = writing()?;
            let (which, action) = word.action();
            let id = desk.engine.find_exercise(which.exercise.as_deref())?;
            act::act_on(&mut desk, id, action)
        }
    }
}
