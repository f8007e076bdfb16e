//! What of a block of commands is copied, and what of it they printed.
//!
//! Prompts tell the two apart. Without one only a table shows itself surely: a line of headings, set apart by more than
//! one space. In doubt all of it is the command.

use super::code::{RUNNABLE, is_bare_command, is_command_line, tag_of};
use super::copied::Copied;
use super::grammar::Dialect;
use super::indent;
use super::lines::{dialect_of, is_whole};
use super::session::{says_session, take_apart};
use crate::runbook::model::{Doubt, Part, Session};

/// What is copied of a block: its text to the letter, without prompts and without what was printed.
#[must_use]
pub(in crate::runbook) fn copied(language: &str, text: &str) -> Copied {
    let text = &indent::without(text);
    if let Some(taken) = take_apart(text, says_session(&tag_of(language))) {
        return taken.copied();
    }
    let text = joined(if may_print(language) { apart(text).0.lines() } else { text.lines() });
    let dialect = dialect_of(language, &text);
    let is_sure = dialect == Dialect::Shell && !language.is_empty() && may_print(language);
    Copied::of(text, dialect, is_sure)
}

/// What a reader is shown of a block that can be copied: why it is doubted, and its lines where it shows a session.
pub(in crate::runbook) fn shown(language: &str, text: &str) -> (Option<Doubt>, Option<Session>) {
    let text = &indent::without(text);
    match take_apart(text, says_session(&tag_of(language))) {
        Some(taken) => (taken.doubt, taken.session(text)),
        None => (copied(language, text).doubt, None),
    }
}

/// What the last command of a block printed; none where it shows nothing.
pub(in crate::runbook) fn printed(language: &str, text: &str) -> Option<String> {
    let text = &indent::without(text);
    let printed = match take_apart(text, says_session(&tag_of(language))) {
        Some(taken) => {
            let behind = taken.pieces.rsplit(|piece| piece.part == Part::Command).next();
            let behind = behind.unwrap_or_default().iter();
            joined(behind.flat_map(|piece| piece.lines.iter().map(String::as_str)))
        }
        None if may_print(language) => joined(apart(text).1.lines()),
        None => String::new(),
    };
    Some(printed).filter(|printed| !printed.trim().is_empty())
}

fn may_print(language: &str) -> bool {
    language.is_empty() || RUNNABLE.contains(&tag_of(language).as_str())
}

pub(super) fn joined<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    lines.collect::<Vec<_>>().join("\n").trim_matches('\n').trim_end().to_owned()
}

/// The fewest headings of a table.
const COLUMNS: usize = 3;

/// The commands of a block and what they printed; nothing printed where a command may stand behind it.
pub(in crate::runbook) fn apart(code: &str) -> (&str, &str) {
    let Some(at) = table_at(code) else { return (code, "") };
    let (commands, printed) = code.split_at(at);
    let is_row = |line: &str| line.trim().contains("  ");
    let runs =
        |line: &str| !is_row(line) && (is_command_line(line) || is_bare_command(line.trim()));
    if !is_whole(commands, Dialect::Shell) || printed.lines().any(runs) {
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
