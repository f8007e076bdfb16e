//! What a screen says of a command before it is copied, and what of it can be copied alone.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::runbook::commands::copied::known_of;
use crate::runbook::commands::tricks::tricks;
use crate::runbook::{Copying, Doubt};

/// What a reader knows of one command of a step; a step has none for a command of which there is nothing to know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CopyView {
    /// Its place among the commands of the step, from 0.
    pub command: u32,
    /// What is said before it is copied: it is copied at the second press.
    pub ask: Option<String>,
    /// What can be copied alone, each by its first line and the line after its last, from 0; empty where that is all of it.
    pub lines: Vec<(u32, u32)>,
}

/// What a reader knows of commands.
pub(in crate::screen) fn copy_views(commands: &[String], copying: &[Copying]) -> Vec<CopyView> {
    let views = (0..).zip(commands).map(|(command, text)| {
        let known = known(copying, command);
        CopyView {
            command,
            ask: ask(known.and_then(|known| known.doubt), text),
            lines: known.map(|known| several(known).to_vec()).unwrap_or_default(),
        }
    });
    views.filter(|view| view.ask.is_some() || !view.lines.is_empty()).collect()
}

/// What is known of a command. Of one line that is kept without it there is nothing to know: its block and its tag said so.
/// Several lines are kept without it in older logs only, and are looked at again.
pub(in crate::screen) fn of_command(
    copying: &[Copying],
    command: usize,
    text: &str,
) -> Option<Copying> {
    let at = u32::try_from(command).unwrap_or(u32::MAX);
    let found = known(copying, at).cloned();
    if !text.contains('\n') {
        return found;
    }
    found.or_else(|| known_of(&[text.to_owned()]).pop())
}

fn known(copying: &[Copying], command: u32) -> Option<&Copying> {
    copying.iter().find(|known| known.command == command)
}

/// The commands of which there are at least two.
pub(in crate::screen) fn several(known: &Copying) -> &[(u32, u32)] {
    if known.singles.len() > 1 { &known.singles } else { &[] }
}

/// What is said before a command is copied: that it was not taken apart, or that a character of it is none of those that
/// it looks like. None where there is nothing to say.
pub(in crate::screen) fn ask(doubt: Option<Doubt>, text: &str) -> Option<String> {
    doubt.map(|doubt| doubt.says().to_owned()).or_else(|| tricks(text))
}

#[cfg(test)]
mod tests {
    use super::{Doubt, of_command};

    #[test]
    fn one_line_that_is_kept_without_a_doubt_has_none() {
        for line in ["if exist C:\\x del C:\\x", "if test -f a; rm a; end", "APPEND k it's"] {
            assert_eq!(of_command(&[], 0, line), None, "its block said that it is whole: {line}");
        }
    }

    #[test]
    fn several_lines_of_an_older_log_are_looked_at_again() {
        let found = of_command(&[], 0, "cat <<EOF\na");
        assert_eq!(found.and_then(|found| found.doubt), Some(Doubt::Unfinished));
        let found = of_command(&[], 0, "ls -l\ndf -h");
        assert_eq!(found.map(|found| found.singles), Some(vec![(0, 1), (1, 2)]));
    }
}
