//! Commands that were typed although no prompt stands before them: a line among the output that is a command by itself.
//!
//! Nothing of a command is ever shown as what a program printed. A block that may hold such a line is not taken apart; it
//! is copied as it stands, and the reader is asked to look. Programs print a few lines that begin with the name of a
//! program too: a row of a table, a version, a path that was found.

use super::super::grammar::Dialect;
use super::super::line::{SQL, is_bare_command, is_command_line};
use super::super::lines::dialect_of;
use super::super::programs::{is_doubtful, starts_with_program};
use super::super::prompt::opens_shell;
use super::super::run::{calls_with_option, could_run};
use super::super::seen::is_value;
use super::super::sentence::is_sentence;
use super::{Part, Piece, is_output};
use crate::text::patterns;

patterns! {
    /// An option of a program.
    OPTION = r"\s-{1,2}[A-Za-z]";
    /// What shows that a program is called whose name is a word as well. A quotation does not: `service "web" deleted`.
    CALLS = r"(\s-{1,2}\w|/|\||=|\$)";
    /// A path that is run: of a folder of programs, or of a script.
    RUN_PATH = r"^(?:/\S*/s?bin/[\w.-]+|(?:/|\./|\.\./|~/)\S*\.(?:sh|py|ps1|rb|pl))(?:\s|$)";
    /// The value of a variable at the beginning of a line: `$HOME/bin/x`.
    VARIABLE = r"^\$[A-Za-z{(]";
    /// `redis  1/1  Running`: at least three columns.
    ROW = r"^[^#]*\S(?:\s{2,}|\t)[^\s#]\S*(?:\s{2,}|\t)[^\s#]";
    /// `git version 2.43`, `psql (PostgreSQL) 16.1`, `nginx version: 1.24`, `fsck from util-linux 2.38`.
    VERSION = r"^[\w.-]+ (?:\(|(?:from \S+ )?v?\d+\.\d|version:? (?:\w+ )?v?\W?\w*/?\d)";
}

/// True where a command may stand among what these pieces show as printed. `first` is the number of lines before the first
/// prompt that is shown.
pub(super) fn is_among(pieces: &[Piece], first: usize, is_opened: bool) -> bool {
    let mut at = 0;
    let mut before: Option<&Piece> = None;
    pieces.iter().any(|piece| {
        let from = at;
        at += piece.lines.len();
        let was = before.replace(piece);
        if !is_output(Some(piece)) {
            return false;
        }
        let in_shell = was.is_some_and(|was| was.part == Part::Command && opens_shell(&was.text()));
        (from..).zip(&piece.lines).any(|(at, line)| {
            let line = line.trim();
            is_typed(line, piece.dialect)
                || at < first && could_be_typed(line)
                || was.is_some_and(|was| was.part == Part::Command) && is_call(piece, line)
                || in_shell && is_of_shell(line)
                || is_opened
                    && (dialect_of("", line) == Dialect::PowerShell || is_command_line(line))
        })
    })
}

/// True for a line that is a command by itself. `printed_by` is what the command before it was typed into.
fn is_typed(line: &str, printed_by: Dialect) -> bool {
    if is_statement(line) {
        return true;
    }
    if says_something_else(line) {
        return false;
    }
    if !printed_by.is_of_shell() {
        // A device shows its settings as they are typed: `ip address 10.0.0.1/24`.
        return is_command_line(line) && OPTION.is_match(line);
    }
    let begins = if line.starts_with(['/', '.', '~']) {
        RUN_PATH.is_match(line) || OPTION.is_match(line)
    } else {
        !is_doubtful(line) || CALLS.is_match(line)
    };
    VARIABLE.is_match(line) || begins && (is_bare_command(line) || RUN_PATH.is_match(line))
}

/// True for what stands before the first prompt and could be a command of a program that is not known.
fn could_be_typed(line: &str) -> bool {
    !says_something_else(line)
        && !is_sentence(line)
        && (VARIABLE.is_match(line) || calls_with_option(line) || could_run(line))
}

/// True for the only line behind a command that calls an unknown program with an option: a prompt was left out before it.
fn is_call(piece: &Piece, line: &str) -> bool {
    let mut lines = piece.lines.iter().filter(|line| !line.trim().is_empty());
    let only = (lines.next(), lines.next());
    matches!(only, (Some(first), None) if !first.starts_with([' ', '\t']))
        && piece.dialect.is_of_shell()
        && calls_with_option(line)
        && !says_something_else(line)
        && !is_sentence(line)
}

/// True for a line behind a command that opens a shell, where a program's name alone is enough: `reboot`.
fn is_of_shell(line: &str) -> bool {
    starts_with_program(line)
        && (line.contains(' ') || !line.contains('/'))
        && !says_something_else(line)
        && !is_sentence(line)
}

fn is_statement(line: &str) -> bool {
    line.ends_with([';', 'G'])
        && (line.ends_with(';') || line.ends_with("\\G"))
        && SQL.is_match(line)
}

/// True for a line with which a program says its version.
pub(super) fn says_version(line: &str) -> bool {
    VERSION.is_match(line)
}

fn says_something_else(line: &str) -> bool {
    ROW.is_match(line) || says_version(line) || is_value(line)
}
