//! `runbook reviewed`: the line for the front matter, to paste or written where it belongs.

use holdfast_core::clock::Clock;
use holdfast_core::library::review;
use holdfast_core::runbook::facts::review_mark::line;

use crate::args::{Day, Place, Reviewed};
use crate::out;
use crate::problem::{Problem, Result};

/// Prints the line, or writes it and prints what changed.
pub fn run(place: &Place, given: &Reviewed) -> Result<()> {
    let (path, known_as) = super::resolve(place, &given.file)?;
    let today = Clock::from_environment().now().utc().date_naive();
    let on = match given.on {
        None | Some(Day::Today) => today,
        Some(Day::Yesterday) => today.pred_opt().unwrap_or(today),
        Some(Day::On(day)) => day,
    };
    if on > today {
        return Err(Problem::usage(format!(
            "{on} lies ahead; give the day of the review, {today} at the latest"
        )));
    }
    if !given.write {
        review::preview(&path, on)?;
        return out::text(&line(on));
    }
    let marked = review::write(&path, on)?;
    if marked.added.is_empty() {
        out::remark(&format!("{known_as} says so already; nothing was changed"));
        return Ok(());
    }
    let mut lines = vec![format!("{known_as}:{}", marked.line)];
    lines.extend(marked.removed.map(|line| format!("-{line}")));
    lines.extend(marked.added.iter().map(|line| format!("+{line}")));
    out::text(&lines.join("\n"))
}
