//! A block of commands cut at those of its steps, so that each is copied alone on the page as it is in the checklist.

use crate::runbook::commands::lines::runs_something;
use crate::runbook::commands::prompt::prompt;
use crate::runbook::model::{CodePart, Session};

/// The block cut at those of these commands that stand in it, in order; nothing where it is copied as one. What stands
/// between is output where a command has a prompt; elsewhere only comments are not copied.
pub(in crate::runbook) fn parts(
    language: &str,
    text: &str,
    session: Option<&Session>,
    commands: &[&str],
) -> Vec<CodePart> {
    if session.is_some_and(|session| is_one(session, commands)) {
        return Vec::new();
    }
    let mut cut = Cut::default();
    for command in commands {
        cut.at(text, command);
    }
    if cut.parts.is_empty() {
        return Vec::new();
    }
    cut.between(&text[cut.end..]);
    for part in &mut cut.parts {
        // What is no comment was meant to be run, although no step has it as a command of its own.
        part.copied |= !cut.is_prompted && runs_something(language, &part.text);
    }
    let is_whole = matches!(&cut.parts[..], [only] if only.text == text.trim_end_matches('\n'));
    if is_whole { Vec::new() } else { cut.parts }
}

/// True for tags that do not say of code in which language it is, so that it may be what a program printed.
pub(in crate::runbook) fn says_output(language: &str) -> bool {
    const SAYS: [&str; 6] = ["", "text", "txt", "console", "output", "log"];
    SAYS.iter().any(|tag| language.eq_ignore_ascii_case(tag))
}

/// True where a block is copied as one: behind prompts, or where no step of several in it has a command of its own.
fn is_one(session: &Session, commands: &[&str]) -> bool {
    let is_prompted = session.lines.iter().any(|line| !line.prompt.is_empty());
    is_prompted || commands.is_empty() || commands.contains(&session.copies.as_str())
}

#[derive(Default)]
struct Cut {
    parts: Vec<CodePart>,
    /// Up to where the block is cut, in bytes.
    end: usize,
    /// A command stands behind a prompt.
    is_prompted: bool,
}

impl Cut {
    /// Cuts at the next place where a command stands; one that stands nowhere is passed over.
    fn at(&mut self, text: &str, command: &str) {
        let Some(from) = begins(text, command, self.end) else { return };
        let before = &text[self.end..from];
        let line = before.rfind('\n').map_or(0, |at| at + 1);
        let (before, lead) = before.split_at(line);
        let (before, lead) =
            if lead.trim().is_empty() { (&text[self.end..from], "") } else { (before, lead) };
        self.is_prompted |= !lead.is_empty();
        self.between(before);
        let (text, lead) = (command.to_owned(), lead.to_owned());
        self.end = from + command.len();
        self.parts.push(CodePart { text, lead, copied: true });
    }

    /// What stands between commands, without the empty lines around it.
    fn between(&mut self, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        let first = text.len() - text.trim_start().len();
        let from = text[..first].rfind('\n').map_or(0, |at| at + 1);
        let text = text[from..].trim_end().to_owned();
        self.parts.push(CodePart { text, lead: String::new(), copied: false });
    }
}

/// Where a command stands from a place on: at the beginning of a line, or behind its prompt.
fn begins(text: &str, command: &str, end: usize) -> Option<usize> {
    let found = text[end..].match_indices(command).map(|(at, _)| end + at);
    let begins_there = |at: &usize| {
        let line = text[..*at].rfind('\n').map_or(0, |at| at + 1);
        let before = &text[line..*at];
        before.trim().is_empty()
            || prompt(&text[line..]).is_some_and(|found| line + found.end == *at)
    };
    found.filter(|_| !command.is_empty()).find(begins_there)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn copied(language: &str, text: &str, commands: &[&str]) -> Vec<(String, bool)> {
        let cut = parts(language, text, None, commands);
        cut.into_iter().map(|part| (part.text, part.copied)).collect()
    }

    fn all(parts: &[(&str, bool)]) -> Vec<(String, bool)> {
        parts.iter().map(|(text, copied)| ((*text).to_owned(), *copied)).collect()
    }

    #[test]
    fn commands_are_copied_one_by_one_without_their_prompts_and_output_is_not() {
        for sign in ["$ ", "postgres=# ", "db-7$ "] {
            let text = format!("{sign}look\nweb-1  Running\n{sign}mend web-1");
            let cut = parts("", &text, None, &["look", "mend web-1"]);
            let told: Vec<_> = cut.iter().map(|p| (&*p.lead, &*p.text, p.copied)).collect();
            let wanted =
                [(sign, "look", true), ("", "web-1  Running", false), (sign, "mend web-1", true)];
            assert_eq!(told, wanted, "{sign}");
        }
    }

    #[test]
    fn what_no_step_names_can_be_copied_all_the_same_and_comments_cannot() {
        let text = "# first\nmake a\nmake b\n\nmake c\n";
        let wanted = [("# first", false), ("make a", true), ("make b", true), ("make c", true)];
        assert_eq!(copied("sh", text, &["make a", "make c"]), all(&wanted));
        let text = "REM stop it\nnet stop web\n:: and start it\nnet start web";
        let wanted = [
            ("REM stop it", false),
            ("net stop web", true),
            (":: and start it", false),
            ("net start web", true),
        ];
        assert_eq!(copied("bat", text, &["net stop web", "net start web"]), all(&wanted));
    }

    #[test]
    fn a_command_is_no_word_inside_of_another() {
        assert_eq!(
            copied("", "# list tools\nls", &["ls"]),
            all(&[("# list tools", false), ("ls", true)])
        );
        assert!(copied("", "make all\n", &["make all"]).is_empty(), "it is copied as one");
        assert!(copied("", "make all", &[]).is_empty(), "no step has a command of its own");
    }

    proptest! {
        /// Every line of the block that says something stands in one part, in order, to the letter.
        #[test]
        fn no_line_is_lost(
            lines in prop::collection::vec(prop::sample::select(vec!["ls", "  df -h", "$ ls", "# no", "", "web-1 Running", "λ x"]), 1..9),
            commands in prop::collection::vec(prop::sample::select(vec!["ls", "df -h", "web-1 Running", "λ x", "none"]), 0..4),
        ) {
            let text = lines.join("\n");
            let cut = parts("sh", &text, None, &commands);
            prop_assume!(!cut.is_empty());
            let said = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            let told: Vec<String> = cut.iter().map(|part| format!("{}{}", part.lead, part.text)).collect();
            prop_assert_eq!(said(&told.join("\n")), said(&text));
        }
    }
}
