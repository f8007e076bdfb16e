//! What of a block of commands is copied, and what of it they printed.
//!
//! Prompts tell the two apart. Without one only a table shows itself surely: a line of headings, set apart by more than
//! one space. In doubt all of it is the command.

use regex::Regex;
use std::sync::LazyLock;

use super::code::{RUNNABLE, is_bare_command, is_command_line};
use super::indent;
use super::lines::lines_of;
use super::prompt::{prompt, root_prompt, tight_prompt};
use crate::runbook::words::regex;

static ANGLE_PROMPT: LazyLock<Regex> = LazyLock::new(|| regex(r"^\s*>\s+"));

/// What is copied of a block: without prompts, and without the output that stands between prompted lines.
#[must_use]
pub(in crate::runbook) fn copied(language: &str, text: &str) -> String {
    let text = &indent::without(text);
    let lines = lines_with_prompts(language, text);
    if lines.iter().any(|(part, _)| *part == Part::Prompted) {
        let kept = lines.into_iter().filter(|(part, _)| *part != Part::Other);
        return joined(kept.map(|(_, line)| line));
    }
    let commands = if is_session(language) { apart(text).0 } else { text };
    joined(commands.lines())
}

/// What the last command of a block printed; none where it shows nothing.
pub(in crate::runbook) fn printed(language: &str, text: &str) -> Option<String> {
    let text = &indent::without(text);
    let lines = lines_with_prompts(language, text);
    let last = lines.iter().rposition(|(part, _)| *part != Part::Other);
    let printed = match last {
        Some(last) => joined(lines.into_iter().skip(last + 1).map(|(_, line)| line)),
        None if is_session(language) => joined(apart(text).1.lines()),
        None => String::new(),
    };
    Some(printed).filter(|printed| !printed.trim().is_empty())
}

fn is_session(language: &str) -> bool {
    language.is_empty() || RUNNABLE.contains(&language.to_lowercase().as_str())
}

fn joined<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    lines.collect::<Vec<_>>().join("\n").trim_matches('\n').trim_end().to_owned()
}

/// What a line of a block is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// It stands behind a prompt.
    Prompted,
    /// It goes on with such a line.
    Continued,
    /// Output, or a command where nothing has a prompt.
    Other,
}

/// The lines of a block without their prompts.
fn lines_with_prompts<'a>(language: &str, text: &'a str) -> Vec<(Part, &'a str)> {
    let first = text.lines().find(|l| !l.trim().is_empty()).unwrap_or("");
    let angle = is_session(language) && ANGLE_PROMPT.is_match(first);
    let root = matches!(language, "console" | "shell-session" | "terminal")
        && root_prompt(first).is_some();
    let mut continues = false;
    let part = |line: &'a str| {
        let end = prompt(line)
            .or_else(|| ANGLE_PROMPT.find(line).filter(|_| angle))
            .map(|found| found.end())
            .or_else(|| root_prompt(line).filter(|_| root))
            .or_else(|| tight_prompt(line));
        let found = match end {
            Some(end) => (Part::Prompted, &line[end..]),
            None if continues => (Part::Continued, line),
            None => (Part::Other, line),
        };
        continues = found.0 != Part::Other && found.1.trim_end().ends_with('\\');
        found
    };
    text.lines().map(part).collect()
}

/// The fewest headings of a table.
const COLUMNS: usize = 3;

/// The commands of a block and what they printed; nothing printed where a command may stand behind it.
pub(in crate::runbook) fn apart(code: &str) -> (&str, &str) {
    let Some(at) = table_at(code) else { return (code, "") };
    let (commands, printed) = code.split_at(at);
    let ends = lines_of(commands).len() < lines_of(&format!("{commands}end")).len();
    let is_row = |line: &str| line.trim().contains("  ");
    let runs =
        |line: &str| !is_row(line) && (is_command_line(line) || is_bare_command(line.trim()));
    if !ends || lines_of(commands).is_empty() || printed.lines().any(runs) {
        return (code, "");
    }
    (commands.trim_end(), printed.trim_end())
}

/// The place of the first line of headings behind a line.
fn table_at(code: &str) -> Option<usize> {
    let mut at = 0;
    code.split_inclusive('\n').find_map(|line| {
        let start = at;
        at += line.len();
        (start > 0 && is_headings(line.trim_end())).then_some(start)
    })
}

/// True for `NAME   READY   STATUS` and `Filesystem      Size  Used Avail`.
fn is_headings(line: &str) -> bool {
    let fits = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '%' | ':' | '_' | '(' | ')');
    line.contains("  ")
        && line.starts_with(|c: char| c.is_ascii_uppercase())
        && line.chars().all(fits)
        && line.split_whitespace().count() >= COLUMNS
        && line.split("  ").all(|column| !column.trim_start().starts_with(char::is_lowercase))
}

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn a_table_behind_a_command_is_what_it_printed() {
        let (command, printed) =
            apart("sudo lsblk\nNAME   MAJ:MIN RM  SIZE\nsdb      8:16   0   50G\n");
        assert_eq!(command, "sudo lsblk");
        assert_eq!(printed, "NAME   MAJ:MIN RM  SIZE\nsdb      8:16   0   50G");
        let disks = "df -h\nFilesystem      Size  Used Avail Use% Mounted on\n/dev/sda1  1G  1G  0 100% /\n";
        assert_eq!(apart(disks).0, "df -h");
    }

    #[test]
    fn in_doubt_all_of_it_is_the_command() {
        for whole in [
            "psql <<EOF\nSELECT A  FROM B\nEOF",
            "rman target /\nBACKUP DATABASE PLUS ARCHIVELOG;",
            "kubectl get pods\nNAME   READY   STATUS\nweb    1/1     Running\nkubectl delete pod web",
            "cat > x \\\nNAME   READY   STATUS",
            "NAME   READY   STATUS\nweb    1/1     Running",
            "kubectl get pods\nkubectl get nodes",
        ] {
            assert_eq!(apart(whole), (whole, ""), "{whole}");
        }
    }
}
