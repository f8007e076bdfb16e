//! A block of code taken apart: what is copied of it, what the program printed, and which prompts stand before.
//!
//! What is copied is the block's own text to the letter, without prompts and without output. A command ends where its
//! grammar says that it is whole. Where prompts and grammar do not agree, or where a command may stand among the output,
//! nothing is taken apart: the whole block is one command, and [`Taken::doubt`] says so.

use crate::runbook::model::{Doubt, Part, Session, SessionLine};

use super::copied::{Copied, is_shortened, joined};
use super::grammar::{Dialect, Language, Reach, Until};
use super::lines::{MOST, READINGS, SPARE};
use super::prompt::{Kind, Prompt, goes_on, may_hold_prompt, prompt};
use signs::prompts;

pub(in crate::runbook) mod parts;
mod signs;
mod typed;

/// A block taken apart; its pieces hold all lines of the block in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::runbook) struct Taken {
    /// The pieces.
    pub pieces: Vec<Piece>,
    /// A command was not whole at its end, or the prompts did not fit it: the block is one command, verbatim.
    pub doubt: Option<Doubt>,
}

/// A run of lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::runbook) struct Piece {
    /// What they are.
    pub part: Part,
    /// What they are typed into; for output, what printed them.
    pub(super) dialect: Dialect,
    /// Each line without its prompt.
    pub lines: Vec<String>,
}

impl Piece {
    /// The text of its lines.
    pub fn text(&self) -> String {
        self.lines.join("\n")
    }
}

/// The most lines of a statement that stand behind no prompt of their own.
const LONGEST_STATEMENT: usize = 100;

/// True for a tag that says that a block shows a session, prompts and output included.
pub(super) fn says_session(language: &str) -> bool {
    const SESSIONS: [&str; 6] =
        ["console", "shell-session", "shellsession", "sh-session", "terminal", "term"];
    SESSIONS.iter().any(|tag| language.eq_ignore_ascii_case(tag))
}

/// True for a block that shows a session: at least one of its lines begins with a prompt.
pub(in crate::runbook) fn is_shown(text: &str, is_session: bool) -> bool {
    may_hold_prompt(text) && prompts(&text.lines().collect::<Vec<_>>(), is_session).is_some()
}

/// Takes a block apart by its prompts; none where it shows no session. `is_session` tells that its tag says so.
pub(in crate::runbook) fn take_apart(text: &str, is_session: bool) -> Option<Taken> {
    if !may_hold_prompt(text) {
        return None;
    }
    let lines: Vec<&str> = text.lines().collect();
    let prompts = prompts(&lines, is_session)?;
    let budget = text.len() * READINGS + SPARE;
    let mut reading =
        Reading { pieces: Vec::new(), open: None, prompted: None, fits: true, budget };
    for (at, found) in prompts.lines.iter().enumerate() {
        reading.take(lines[at], *found, &lines[at + 1..]);
    }
    reading.fits &= !typed::is_among(&reading.pieces, prompts.first, prompts.is_opened);
    Some(reading.end(&lines))
}

/// A block on its way.
struct Reading {
    pieces: Vec<Piece>,
    /// What the last piece, a command, waits for.
    open: Option<(Dialect, Until)>,
    fits: bool,
    /// Whether the lines of the open command stand behind a prompt of their own; none before its second line.
    prompted: Option<bool>,
    /// Bytes that may still be read by a grammar: each line of a long command makes it read from its start again.
    budget: usize,
}

impl Reading {
    fn take(&mut self, line: &str, found: Option<Prompt>, rest: &[&str]) {
        if let Some((dialect, until)) = &self.open {
            let dialect = *dialect;
            let behind = goes_on(line, dialect, true).filter(|_| self.prompted != Some(false));
            if let Some(at) = behind {
                self.prompted = Some(true);
                return self.add(&line[at..]);
            }
            let ends_later = found.is_some()
                && matches!(until, Until::Line(_))
                && rest.iter().any(|later| until.may_end(later));
            match found {
                Some(found) if !ends_later => {
                    // A command that was given up, or that its grammar reads otherwise than its program does.
                    self.fits &= dialect.may_lack_its_end();
                    return self.begin(line, found);
                }
                None if dialect.may_lack_its_end() && !self.is_closed_by(dialect, line, rest) => {
                    self.open = None;
                }
                // Where the line before stood behind a prompt, this one is none of the command's.
                None if self.prompted == Some(true) => {
                    self.fits = false;
                    return self.add(line);
                }
                Some(_) | None => {
                    self.prompted = Some(false);
                    return self.add(line);
                }
            }
        }
        if let Some(found) = found {
            return self.begin(line, found);
        }
        let dialect = self.pieces.last().map_or(Dialect::Lines, |piece| piece.dialect);
        let is_last_command = self.pieces.last().is_some_and(|p| p.part == Part::Command);
        if is_last_command && let Some(at) = goes_on(line, dialect, false) {
            return self.add(&line[at..]);
        }
        let says_nothing = line.trim().is_empty()
            || line.trim_start().starts_with('#') && !is_output(self.pieces.last());
        let part = if says_nothing && !is_output(self.pieces.last()) {
            Part::Between
        } else {
            Part::Output
        };
        self.put(part, dialect, line);
    }

    /// True when the open statement goes on in `line` and ends before anything that a database prints.
    fn is_closed_by(&self, dialect: Dialect, line: &str, rest: &[&str]) -> bool {
        let mut text = self.last().text();
        std::iter::once(&line).chain(rest).take(LONGEST_STATEMENT).any(|next| {
            let is_end = is_answer(next) || prompt(next).is_some_and(|p| p.kind == Kind::Named);
            text = if is_end { String::new() } else { format!("{text}\n{next}") };
            !text.is_empty() && dialect.reach(&text) == Reach::Whole
        })
    }

    fn begin(&mut self, line: &str, found: Prompt) {
        let command = &line[found.end..];
        (self.open, self.prompted) = (None, None);
        if command.trim().is_empty() {
            return self.put(Part::Between, found.dialect, command);
        }
        let (part, dialect) = (Part::Command, found.dialect);
        self.pieces.push(Piece { part, dialect, lines: vec![command.to_owned()] });
        self.look();
    }

    fn last(&self) -> &Piece {
        &self.pieces[self.pieces.len() - 1]
    }

    fn add(&mut self, line: &str) {
        if let Some(last) = self.pieces.last_mut() {
            last.lines.push(line.to_owned());
        }
        if self.open.as_ref().is_none_or(|(_, until)| until.may_end(line)) {
            self.look();
        }
    }

    fn look(&mut self) {
        let last = self.last();
        let (dialect, text) = (last.dialect, last.text());
        let was_open = self.open.take().is_some();
        if text.len() > self.budget {
            self.fits = false;
            return;
        }
        self.budget -= text.len();
        match dialect.reach(&text) {
            Reach::Whole => {}
            Reach::Open(until) => self.open = Some((dialect, until)),
            // What went on for some lines and makes no sense in the end was cut wrongly.
            Reach::Unclear => self.fits &= !was_open,
        }
    }

    fn put(&mut self, part: Part, dialect: Dialect, line: &str) {
        match self.pieces.last_mut() {
            Some(last) if last.part == part && part != Part::Command => {
                last.lines.push(line.to_owned())
            }
            _ => self.pieces.push(Piece { part, dialect, lines: vec![line.to_owned()] }),
        }
    }

    fn end(self, lines: &[&str]) -> Taken {
        let closed = self.open.is_none_or(|(dialect, _)| {
            dialect.may_lack_its_end() || dialect == Dialect::Code(Language::Python)
        });
        let doubt = match (self.fits, closed) {
            (true, true) => return Taken { pieces: self.pieces, doubt: None },
            (false, _) => Doubt::Mixed,
            (true, false) => Doubt::Unfinished,
        };
        let lines = lines.iter().map(|line| (*line).to_owned()).collect();
        let piece = Piece { part: Part::Command, dialect: Dialect::Lines, lines };
        Taken { pieces: vec![piece], doubt: Some(doubt) }
    }
}

impl Taken {
    /// What is copied of it.
    pub fn copied(&self) -> Copied {
        let commands = || self.pieces.iter().filter(|piece| piece.part == Part::Command);
        let lines = || commands().flat_map(|piece| piece.lines.iter().map(String::as_str));
        let text = joined(lines());
        // Empty lines at its ends are not copied.
        let before = lines().take_while(|line| line.is_empty()).count();
        let last = text.lines().count();
        let mut singles = Vec::new();
        let mut at = 0;
        for piece in commands() {
            let from = at;
            at += piece.lines.len();
            let within =
                |at: usize| u32::try_from(at.saturating_sub(before).min(last)).unwrap_or(0);
            singles.push((within(from), within(at)));
        }
        singles.retain(|(from, to)| from < to);
        let is_whole = |piece: &Piece| piece.dialect.reach(&piece.text()) == Reach::Whole;
        let left_out = |piece: &Piece| is_shortened(&piece.text(), piece.dialect);
        let shortened = || commands().any(left_out).then_some(Doubt::Shortened);
        let doubt = self.doubt.or_else(shortened);
        if doubt.is_some() || at > MOST as usize || !commands().all(is_whole) {
            singles.clear();
        }
        Copied { text, doubt, singles, ..Copied::default() }
    }

    /// Its lines as a reader shows them; `text` is the block. None where it was not taken apart.
    pub fn session(&self, text: &str) -> Option<Session> {
        if self.doubt.is_some() {
            return None;
        }
        let own = self.pieces.iter().flat_map(|p| p.lines.iter().map(move |line| (p.part, line)));
        let lines = text.lines().zip(own).map(|(line, (part, text))| SessionLine {
            part,
            prompt: line.strip_suffix(text.as_str()).unwrap_or_default().to_owned(),
            text: text.clone(),
        });
        Some(Session { copies: self.copied().text, lines: lines.collect() })
    }
}

fn is_output(piece: Option<&Piece>) -> bool {
    piece.is_some_and(|piece| piece.part == Part::Output)
}

/// True for what a database prints: a ruled table, a count of rows, a tag, an error.
fn is_answer(line: &str) -> bool {
    let text = line.trim();
    let ruled = text.len() > 2 && text.chars().all(|c| "+-|= ".contains(c));
    ruled
        || text.starts_with('|')
        || text.starts_with("Query OK")
        || text.starts_with("ERROR")
        || text.starts_with('(') && text.ends_with("rows)")
        || text == "(1 row)"
        || text.contains(" | ")
}

#[cfg(test)]
mod tests;
