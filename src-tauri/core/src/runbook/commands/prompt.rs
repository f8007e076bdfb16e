//! The prompts of shells, databases and devices, each with the prompt that its commands go on behind.
//!
//! A prompt that names its program or its machine is known by itself. A bare sign (`$`, `#`, `%`, `>`) is a prompt only
//! where the block shows a session, which [`super::session`] decides: `$HOME/bin/x` and `# a comment` begin with the same
//! signs.

use super::programs::{starts_with_known, starts_with_program};
use super::run::could_run;
use super::sentence::is_sentence;
use super::tricks::looks_alike;
use table::named;

use super::grammar::{Dialect, Language};
use crate::text::patterns;

mod table;

/// A prompt at the beginning of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Prompt {
    /// Where the command begins.
    pub end: usize,
    /// What the command is typed into.
    pub dialect: Dialect,
    /// How sure it is.
    pub kind: Kind,
}

/// How a prompt is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// It names its program or its machine.
    Named,
    /// A single word and a sign, `vault>` or `core-1#`: a prompt where others of its kind or output stand with it.
    Word,
    /// Nothing but this sign.
    Bare(char),
}

patterns! {
    /// `(venv)`, `(base)`, a time, the context of a cluster: what stands before a prompt.
    BEFORE = r"^(?:\([\w.-]{1,40}\) |\(⎈ ?\|[^)\n]{1,80}\) {0,2}|\[?\d\d:\d\d(?::\d\d)?\]? {1,2})+";
    WORD = r"^(?:[A-Za-z][\w.-]{1,40}[#>$%]|\d{1,4}>)(?: |$)";
    /// Root's prompt in a container: the folder and `#`, which behind a longer path begins a comment.
    IN_CONTAINER = r"^(?:~|/[\w.-]{0,20}) ?# ";
}

/// False for a text without any of the signs that prompts end with.
pub(super) fn may_hold_prompt(text: &str) -> bool {
    text.lines().any(may_begin)
}

/// The longest prompt, in bytes.
const LONGEST: usize = 240;

/// The bytes that decide whether a line may begin with a prompt.
const IS_OF_PROMPT: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        let sign = byte as u8;
        table[byte] = sign >= 0x80
            || matches!(sign, b'"' | b'\'' | b'<' | b';' | b'`' | b'>' | b'#' | b'$' | b'%' | b')');
        byte += 1;
    }
    table
};

/// False for a line that surely begins with no prompt: a quotation or a redirection comes before the sign of one, or the
/// sign stands before a word.
fn may_begin(line: &str) -> bool {
    let line = line.trim_start();
    if line.starts_with(['(', '[']) || line.starts_with("In [") || line.starts_with("Command (m") {
        return true;
    }
    let bytes = line.as_bytes();
    for (at, byte) in bytes.iter().enumerate().take(LONGEST) {
        if !IS_OF_PROMPT[usize::from(*byte)] {
            continue;
        }
        let next = bytes.get(at + 1);
        let is_apart = next.is_none_or(|next| matches!(next, b' ' | b'\t'));
        match byte {
            b'"' | b'\'' | b'<' | b';' | b'`' => return false,
            b'>' => return true,
            b'#' if is_apart || next.is_some_and(u8::is_ascii_lowercase) => return true,
            b'$' if is_apart || next == Some(&b'>') || at == 0 => return true,
            b'%' | b')' if is_apart => return true,
            0x80.. => return true,
            _ => {}
        }
    }
    false
}

/// The prompt that a line begins with. White space before it is allowed.
pub(super) fn prompt(line: &str) -> Option<Prompt> {
    if !may_begin(line) {
        return None;
    }
    let indent = line.len() - line.trim_start().len();
    let rest = &line[indent..];
    let found = at_start(rest).or_else(|| {
        let before = BEFORE.find(rest)?.end();
        at_start(&rest[before..]).map(|found| Prompt { end: before + found.end, ..found })
    })?;
    // Signs that only look like those of a prompt make none.
    let end = indent + found.end;
    (!looks_alike(&line[..end])).then_some(Prompt { end, ..found })
}

fn at_start(rest: &str) -> Option<Prompt> {
    let sign = rest.chars().next()?;
    if matches!(sign, '$' | '#' | '%' | '>') && !rest.starts_with(">>>") && !rest.starts_with("$>")
    {
        let behind = &rest[1..];
        let is_apart = behind.is_empty() || behind.starts_with([' ', '\t']);
        let end = 1 + usize::from(!behind.is_empty());
        return is_apart.then_some(Prompt { end, dialect: Dialect::Shell, kind: Kind::Bare(sign) });
    }
    if let Some((end, dialect)) = named(rest) {
        return Some(Prompt { end, dialect, kind: Kind::Named });
    }
    if let Some(found) = IN_CONTAINER.find(rest).filter(|f| looks_typed(&rest[f.end()..])) {
        return Some(Prompt { end: found.end(), dialect: Dialect::Shell, kind: Kind::Named });
    }
    let end = WORD.find(rest)?.end();
    let behind = rest[end..].trim_start();
    let dialect =
        if behind.starts_with("db.") || behind.starts_with("rs.") || behind.starts_with("sh.") {
            Dialect::Code(Language::JavaScript)
        } else {
            Dialect::Lines
        };
    Some(Prompt { end, dialect, kind: Kind::Word })
}

patterns! {
    /// A command that opens a shell of root's, in which `#` is the prompt.
    OPENS_SHELL = r"^(?:sudo (?:-i|-s|su)\b|su(?: -l?| - root| root)?$|(?:sudo )?chroot \S+|.*\b(?:exec|run|debug|attach|nsenter)\b.* (?:/bin/|/usr/bin/)?(?:ba|a|z|da)?sh$|ssh (?:-\S+ )*root@\S+$)";
}

/// True for a command behind which root may be asked for more.
pub(super) fn opens_shell(command: &str) -> bool {
    OPENS_SHELL.is_match(command.trim())
}

/// `# systemctl stop web` in a shell of root's, and no comment.
pub(super) fn of_root(line: &str, found: Option<Prompt>) -> bool {
    let Some(found) = found.filter(|found| found.kind == Kind::Bare('#')) else { return false };
    let command = line[found.end..].trim();
    let is_word = command == "exit" || command == "logout";
    is_word || starts_with_program(command) && looks_typed(command) && !is_sentence(command)
}

/// `$kubectl get pods`: a prompt without a blank, believed in a block that says that it is a session.
pub(super) fn tight(line: &str) -> Option<Prompt> {
    let indent = line.len() - line.trim_start().len();
    let command = line[indent..].strip_prefix('$')?;
    let is_known =
        command.starts_with(|c: char| c.is_ascii_lowercase()) && starts_with_known(command);
    is_known.then_some(Prompt { end: indent + 1, dialect: Dialect::Shell, kind: Kind::Named })
}

/// True for what could be typed behind a prompt, as opposed to the words of a comment.
pub(super) fn looks_typed(command: &str) -> bool {
    let command = command.trim();
    starts_with_program(command) || could_run(command) || !command.contains(' ')
}

/// Where the command begins behind a prompt that is one without looking at other lines; none where there is none.
pub(super) fn sure(line: &str) -> Option<usize> {
    let found = prompt(line)?;
    matches!(found.kind, Kind::Named | Kind::Bare('$')).then_some(found.end)
}

/// The device whose name and sign stand right before a command, as in `core-1#show version`.
pub(super) fn device(line: &str) -> Option<&str> {
    let (name, behind) = line.split_at(line.find(['#', '>'])?);
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.len() > 1
        && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c));
    let begins = behind[1..].starts_with(|c: char| c.is_ascii_lowercase());
    (is_name && begins).then_some(name)
}

/// Where a line goes on that stands behind the prompt for further lines of this dialect. `is_open` tells that the command
/// so far is not whole: only then is a sign that output may begin with believed.
pub(super) fn goes_on(line: &str, dialect: Dialect, is_open: bool) -> Option<usize> {
    table::goes_on(line, dialect, is_open)
}
