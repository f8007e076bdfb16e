//! What of a block of commands is copied, and what of it they printed.
//!
//! Prompts tell the two apart. Without one only a table, a failure and a value show themselves surely: a line of headings, set
//! apart by more than one space, a message behind the name of the program that ran, and `Serial Number: 1`. In doubt all of it is the command.

use super::copied::{Copied, joined};
use super::grammar::Dialect;
use super::indent;
use super::line::{does_something, is_bare_command, is_command_line};
use super::lines::{RUNNABLE, between_commands, dialect_of, is_whole, tag_of};
use super::seen::{is_failure, is_headings, is_told};
use super::session::{says_session, take_apart};
use crate::runbook::model::{Doubt, Part, Session, SessionLine};
use crate::text::patterns;

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

patterns! {
    OTHER_WAY = r"(?i)^\s*#+\s*(?:or\b|alternatively\b|alternative\b|alternativ\b|oder\b|ou\b|o bien\b|或者|または)";
}

/// The same, where a comment says that what follows is done instead: each way is copied alone. Lines that others need
/// (variables, a folder that is entered) keep all of it together.
#[must_use]
pub(in crate::runbook) fn copied_ways(language: &str, text: &str) -> Vec<Copied> {
    let says_other = |line: &str| line.contains('#') && OTHER_WAY.is_match(line);
    if !text.lines().any(says_other) || text.lines().any(is_needed) {
        return vec![copied(language, text)];
    }
    let Some(between) = between_commands(language, text) else {
        return vec![copied(language, text)];
    };
    let mut ways: Vec<Vec<&str>> = vec![Vec::new()];
    for (line, is_between) in text.lines().zip(between) {
        if is_between && says_other(line) {
            ways.push(Vec::new());
        }
        ways.last_mut().into_iter().for_each(|way| way.push(line));
    }
    let ways: Vec<String> = ways.iter().map(|way| way.join("\n")).collect();
    if !ways.iter().all(|way| does_something(way)) {
        return vec![copied(language, text)];
    }
    ways.iter().map(|way| copied(language, way)).collect()
}

patterns! {
    NEEDED = r"^\s*(?:export\s|cd\s|set\s+-?\w|source\s|\.\s|\$\w+\s*=|[A-Za-z_]\w*=\S*\s*$|[A-Za-z_]\w*=[\x22'$])";
}

/// True for a line that the lines behind it need: a variable that is set, a folder that is entered.
fn is_needed(line: &str) -> bool {
    NEEDED.is_match(line)
}

/// What a reader is shown of a block that can be copied: why it is doubted, and its lines where they
/// are not all copied as they stand.
pub(in crate::runbook) fn shown(language: &str, text: &str) -> (Option<Doubt>, Option<Session>) {
    let code = indent::without(text);
    match take_apart(&code, says_session(&tag_of(language))) {
        Some(taken) => (taken.copied().doubt, taken.session(&code)),
        None => {
            let ways = copied_ways(language, text);
            match ways.as_slice() {
                [copied] => (copied.doubt, parts(language, text, &code, copied)),
                _ => (copied(language, text).doubt, None),
            }
        }
    }
}

/// The lines of a block without prompts, where it is copied as one and shows what its commands printed or stands indented:
/// its text alone does not say what is copied.
///
/// `lines` is the text without its indent.
fn parts(language: &str, text: &str, lines: &str, copied: &Copied) -> Option<Session> {
    let commands = if may_print(language) { apart(lines).0 } else { lines };
    let differs = lines != text || commands.trim_end() != lines.trim_end();
    if !differs || copied.doubt.is_some() {
        return None;
    }
    let typed = commands.lines().count();
    let line = |(at, line): (usize, &str)| {
        let part = match (at < typed, line.trim().is_empty()) {
            (_, true) => Part::Between,
            (true, false) => Part::Command,
            (false, false) => Part::Output,
        };
        SessionLine { part, prompt: String::new(), text: line.to_owned() }
    };
    let lines = lines.lines().enumerate().map(line).collect();
    Some(Session { copies: copied.text.clone(), lines })
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
    language.is_empty() || RUNNABLE.contains(&tag_of(language).as_ref())
}

/// The commands of a block and what they printed; nothing printed where a command may stand behind it.
pub(in crate::runbook) fn apart(code: &str) -> (&str, &str) {
    let Some(at) = printed_at(code) else { return (code, "") };
    let (commands, printed) = code.split_at(at);
    let is_row = |line: &str| line.trim().contains("  ");
    let runs =
        |line: &str| !is_row(line) && (is_command_line(line) || is_bare_command(line.trim()));
    if !is_whole(commands, Dialect::Shell) || printed.lines().any(runs) {
        return (code, "");
    }
    (commands.trim_end(), printed.trim_end())
}

/// The place of the first line behind another that shows itself as printed: the headings of a table, or a failure of the
/// program before.
fn printed_at(code: &str) -> Option<usize> {
    let mut at = 0;
    let mut before = "";
    code.split_inclusive('\n').find_map(|line| {
        let start = at;
        at += line.len();
        let was = std::mem::replace(&mut before, line);
        let line = line.trim_end();
        (start > 0 && (is_headings(line) || is_failure(line, was) || is_told(line)))
            .then_some(start)
    })
}

#[cfg(test)]
mod tests {
    use super::{apart, copied, shown};
    use crate::runbook::model::Part;

    #[test]
    fn a_reader_is_shown_as_a_command_what_is_copied_and_nothing_else() {
        for (tag, block, output) in [
            ("bash", "df -h\nFilesystem      Size  Used\n/dev/sda1  1G  1G\n", 2),
            ("bash", "   cat <<EOF > x\n   a\n   EOF\n\n   ls\n", 0),
            ("", "    df -h\n    Filesystem      Size  Used\n    /dev/sda1  1G  1G\n", 2),
        ] {
            let (doubt, session) = shown(tag, block);
            let session = session.unwrap();
            assert_eq!((doubt, &session.copies), (None, &copied(tag, block).text), "{block}");
            let of = |part: Part| session.lines.iter().filter(move |line| line.part == part);
            assert_eq!(of(Part::Output).count(), output, "{block}");
            let typed = of(Part::Command).map(|line| line.text.as_str());
            let copies = session.copies.lines().filter(|line| !line.is_empty());
            assert!(typed.eq(copies), "{block}");
            assert_eq!(session.lines.len(), block.lines().count(), "no line is lost: {block}");
        }
        assert_eq!(shown("bash", "ls -l\ndf -h"), (None, None), "its text says it all");
    }

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
