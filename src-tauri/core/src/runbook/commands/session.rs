//! A block of code taken apart: what is copied of it, what the program printed, and which prompts stand before.
//!
//! What is copied is the block's own text to the letter, without prompts and without output. A command ends where its
//! grammar says that it is whole. Where prompts and grammar do not agree, nothing is taken apart: the whole block is one
//! command, and [`Taken::doubt`] says so.

use crate::runbook::model::{Doubt, Part, Session, SessionLine};

use super::copied::Copied;
use super::grammar::{Dialect, Reach, Until};
use super::lines::{MOST, READINGS, SPARE};
use super::output::joined;
use super::prompt::{
    Kind, Prompt, device, goes_on, looks_typed, may_hold_prompt, of_root, opens_shell, prompt,
    tight,
};

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

/// Which signs are prompts in a block.
#[derive(Default)]
struct Signs {
    bare: Vec<char>,
    words: bool,
    /// Names of devices whose prompt stands right before the command: `core-1#show version`.
    devices: Vec<String>,
}

/// True for a tag that says that a block shows a session, prompts and output included.
pub(super) fn says_session(language: &str) -> bool {
    const SESSIONS: [&str; 5] =
        ["console", "shell-session", "shellsession", "sh-session", "terminal"];
    SESSIONS.iter().any(|tag| language.eq_ignore_ascii_case(tag))
}

/// True for a block that shows a session: at least one of its lines begins with a prompt.
pub(in crate::runbook) fn is_shown(text: &str, is_session: bool) -> bool {
    may_hold_prompt(text) && prompts(&text.lines().collect::<Vec<_>>(), is_session).is_some()
}

/// The prompt of each line; none where no line has one.
fn prompts(lines: &[&str], is_session: bool) -> Option<Vec<Option<Prompt>>> {
    let may_be: Vec<Option<Prompt>> = lines.iter().map(|line| prompt(line)).collect();
    let signs = Signs::of(lines, &may_be, is_session);
    let mut is_root = false;
    let known = |(line, found): (&&str, Option<Prompt>)| {
        let tight = || tight(line).filter(|_| is_session);
        let root = found.filter(|_| is_root && of_root(line, found));
        let own = found.filter(|found| signs.hold(found)).or_else(|| signs.of_device(line));
        let own = own.or_else(tight);
        is_root = own.map_or(is_root, |found| opens_shell(&line[found.end..]));
        own.or(root)
    };
    let found: Vec<Option<Prompt>> = lines.iter().zip(may_be).map(known).collect();
    found.iter().any(Option::is_some).then_some(found)
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
    for (at, found) in prompts.iter().enumerate() {
        reading.take(lines[at], *found, &lines[at + 1..]);
    }
    Some(reading.end(&lines))
}

impl Signs {
    /// The bare signs and single words that are prompts here: those behind which the block shows a session.
    fn of(lines: &[&str], may_be: &[Option<Prompt>], is_session: bool) -> Self {
        let said = || lines.iter().zip(may_be).filter(|(line, _)| !line.trim().is_empty());
        let count = |kind: Kind| said().filter(|(_, p)| p.is_some_and(|p| p.kind == kind)).count();
        let first = said().next().and_then(|(_, found)| *found).map(|found| found.kind);
        let all = said().count();
        let shows = |kind: Kind| {
            let here = count(kind);
            first == Some(kind) && (is_session || here > 1 || all > here)
        };
        let mut signs = Self::default();
        if count(Kind::Bare('$')) > 0 {
            signs.bare.push('$');
        }
        let opening = said().next().and_then(|(line, found)| found.map(|found| &line[found.end..]));
        // Behind `>` a path alone is where output goes.
        let runs =
            opening.is_some_and(|typed| looks_typed(typed) && !typed.starts_with(['/', '.', '~']));
        // A comment begins with the sign of root's prompt: only a block that says it is a session has it.
        let root = Some(Kind::Bare('#'));
        let mut roots = said().filter(|(_, found)| found.map(|found| found.kind) == root);
        let all_run = |(line, found): (&&str, &Option<Prompt>)| {
            found.is_none_or(|found| looks_typed(&line[found.end..]))
        };
        if is_session && first == root && roots.all(all_run) {
            signs.bare.push('#');
        }
        let asks = opening.is_some_and(is_of_database);
        for sign in ['%', '>'] {
            if shows(Kind::Bare(sign)) && (runs || asks) {
                signs.bare.push(sign);
            }
        }
        let inside = first == Some(Kind::Named) && count(Kind::Word) > 0;
        signs.words = inside || shows(Kind::Word);
        signs.devices = devices(lines);
        signs
    }

    fn hold(&self, found: &Prompt) -> bool {
        match found.kind {
            Kind::Named => true,
            Kind::Word => self.words,
            Kind::Bare(sign) => self.bare.contains(&sign),
        }
    }

    fn of_device(&self, line: &str) -> Option<Prompt> {
        let name = device(line)?;
        let is_known = self.devices.iter().any(|known| known == name);
        let end = name.len() + 1;
        is_known.then_some(Prompt { end, dialect: Dialect::Lines, kind: Kind::Named })
    }
}

/// The devices that at least two lines begin with.
fn devices(lines: &[&str]) -> Vec<String> {
    let mut names: Vec<&str> = lines.iter().filter_map(|line| device(line)).collect();
    names.sort_unstable();
    let twice = names.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0].to_owned());
    let mut names: Vec<String> = twice.collect();
    names.dedup();
    names
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
        let dialect =
            if found.kind == Kind::Bare('>') { by_command(command) } else { found.dialect };
        self.pieces.push(Piece { part: Part::Command, dialect, lines: vec![command.to_owned()] });
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
        let closed = self
            .open
            .is_none_or(|(dialect, _)| dialect.may_lack_its_end() || dialect == Dialect::Python);
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
        let text = joined(commands().flat_map(|piece| piece.lines.iter().map(String::as_str)));
        let mut singles = Vec::new();
        let mut at = 0;
        for piece in commands() {
            let from = at;
            at += u32::try_from(piece.lines.len()).unwrap_or(u32::MAX);
            singles.push((from, at));
        }
        let is_whole = |piece: &Piece| piece.dialect.reach(&piece.text()) == Reach::Whole;
        if self.doubt.is_some() || at > MOST || !commands().all(is_whole) {
            singles.clear();
        }
        Copied { text, doubt: self.doubt, singles }
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

/// What a command behind a bare `>` is typed into: MongoDB's older shell, a database, or a shell.
fn by_command(command: &str) -> Dialect {
    if is_of_mongo(command) {
        Dialect::Mongo
    } else if is_of_database(command) {
        Dialect::Lines
    } else {
        Dialect::Shell
    }
}

fn is_of_mongo(command: &str) -> bool {
    let start = command.trim_start();
    ["db.", "rs.", "sh.", "use ", "show dbs"].iter().any(|word| start.starts_with(word))
}

/// True for what a database is asked: `db.orders.find()`, `SHOW DATABASES`.
fn is_of_database(command: &str) -> bool {
    let word = command.split_whitespace().next().unwrap_or_default();
    is_of_mongo(command) || word.len() > 2 && word.chars().all(|c| c.is_ascii_uppercase())
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
