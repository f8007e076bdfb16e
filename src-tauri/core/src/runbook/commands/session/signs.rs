//! Which lines of a block stand behind a prompt: a bare sign is one only where the block shows a session.

use super::super::grammar::{Dialect, Language, Reach};
use super::super::line::is_command_line;
use super::super::programs::{is_doubtful, starts_with_program};
use super::super::prompt::{
    Kind, Prompt, device, looks_typed, of_root, opens_shell, prompt, tight,
};
use super::super::run::is_bare_call;
use super::super::sentence::is_sentence;
use super::typed::says_version;

/// Which signs are prompts in a block.
#[derive(Default)]
struct Signs {
    bare: Vec<char>,
    words: bool,
    /// Names of devices whose prompt stands right before the command: `core-1#show version`.
    devices: Vec<String>,
    /// The first line has no prompt and opens what the others are typed into.
    is_opened: bool,
}

/// The prompt of each line.
pub(super) struct Prompts {
    pub lines: Vec<Option<Prompt>>,
    /// How many lines stand before the first prompt that is shown.
    pub first: usize,
    /// A bare sign is a prompt only because a line opens a program: what has no prompt may be typed as well.
    pub is_opened: bool,
}

/// The prompt of each line; none where no line has one.
pub(super) fn prompts(lines: &[&str], is_session: bool) -> Option<Prompts> {
    let may_be: Vec<Option<Prompt>> = lines.iter().map(|line| prompt(line)).collect();
    let signs = Signs::of(lines, &may_be, is_session);
    let mut is_root = false;
    let known = |(line, found): (&&str, Option<Prompt>)| {
        let tight = || tight(line).filter(|_| is_session);
        let root = found.filter(|_| is_root && of_root(line, found));
        let own = found.filter(|found| signs.hold(found)).or_else(|| signs.of_device(line));
        let own = own.or_else(tight);
        is_root = own.map_or(is_root, |found| opens_shell(&line[found.end..]));
        own.or(root).map(|found| signs.with_dialect(found, line))
    };
    let mut found: Vec<Option<Prompt>> = lines.iter().zip(may_be).map(known).collect();
    let first = found.iter().position(Option::is_some)?;
    before_first(&lines[..first], &mut found);
    let is_opened = signs.is_opened && signs.bare == ['>'];
    Some(Prompts { lines: found, first, is_opened })
}

/// What is typed before the first prompt opens the session; it stands behind a prompt that is not shown.
fn before_first(lines: &[&str], found: &mut [Option<Prompt>]) {
    let mut is_first = true;
    for (line, found) in lines.iter().zip(found) {
        let typed = if is_first { opens(line) } else { starts_with_program(line.trim()) };
        if typed && !is_sentence(line) && !says_version(line.trim()) {
            let end = line.len() - line.trim_start().len();
            *found = Some(Prompt { end, dialect: Dialect::Shell, kind: Kind::Named });
        }
        is_first &= line.trim().is_empty() || line.trim_start().starts_with('#');
    }
}

/// True for a line that could begin a session without showing its prompt: `mysql -u root shop`, `ntdsutil`.
fn opens(line: &str) -> bool {
    let line = line.trim();
    !line.is_empty() && !is_sentence(line) && (starts_with_program(line) || is_bare_call(line))
}

impl Signs {
    /// The bare signs and single words that are prompts here: those behind which the block shows a session.
    fn of(lines: &[&str], may_be: &[Option<Prompt>], is_session: bool) -> Self {
        let said = || lines.iter().zip(may_be).filter(|(line, _)| !line.trim().is_empty());
        let count = |kind: Kind| said().filter(|(_, p)| p.is_some_and(|p| p.kind == kind)).count();
        let is_whole = |line: &str| Dialect::Shell.reach(line) == Reach::Whole;
        let is_remark = |found: &Option<Prompt>| found.is_some_and(|p| p.kind == Kind::Bare('#'));
        let remarks = said().take_while(|(_, found)| is_remark(found)).count();
        let begun = said().nth(remarks);
        let is_opened =
            begun.is_some_and(|(line, found)| found.is_none() && opens(line) && is_whole(line));
        let opening = said().nth(if is_opened { remarks + 1 } else { 0 });
        let opening = opening.and_then(|(line, found)| found.map(|found| (line, found)));
        let first = opening.map(|(_, found)| found.kind);
        let typed = opening.map(|(line, found)| &line[found.end..]);
        let all = said().count() - usize::from(is_opened);
        let shows = |kind: Kind| {
            let here = count(kind);
            first == Some(kind) && (is_session || here > 1 || all > here || is_opened)
        };
        let mut signs = Self { is_opened, devices: devices(lines), ..Self::default() };
        if count(Kind::Bare('$')) > 0 {
            signs.bare.push('$');
        }
        if shows_root(&said().map(|(line, found)| (*line, *found)).collect::<Vec<_>>(), is_session)
        {
            signs.bare.push('#');
        }
        let goes_into_file = |typed: &str| typed.starts_with(['/', '.', '~', '$', '"']);
        let runs =
            typed.is_some_and(|typed| (is_opened || looks_typed(typed)) && !goes_into_file(typed));
        let asks = typed.is_some_and(is_of_database);
        for sign in ['%', '>'] {
            if shows(Kind::Bare(sign)) && (runs || asks) {
                signs.bare.push(sign);
            }
        }
        let inside = first == Some(Kind::Named) && count(Kind::Word) > 0;
        let alone = first == Some(Kind::Word) && typed.is_some_and(starts_with_program);
        signs.words = inside || shows(Kind::Word) || alone;
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

    /// What a command behind a bare `>` is typed into: a database, what the first line opened, or a shell.
    fn with_dialect(&self, found: Prompt, line: &str) -> Prompt {
        if found.kind != Kind::Bare('>') {
            return found;
        }
        let command = &line[found.end..];
        let dialect = if is_of_mongo(command) || calls(command) {
            Dialect::Code(Language::JavaScript)
        } else if self.is_opened || is_of_database(command) {
            Dialect::Lines
        } else {
            Dialect::Shell
        };
        Prompt { dialect, ..found }
    }
}

/// True where `#` is root's prompt and begins no comment: the tag says that the block is a session, nothing but commands
/// stands behind it, or the other lines are what these printed.
fn shows_root(said: &[(&str, Option<Prompt>)], is_session: bool) -> bool {
    let is_root = |found: &Option<Prompt>| found.is_some_and(|p| p.kind == Kind::Bare('#'));
    if !said.first().is_some_and(|(_, found)| is_root(found)) {
        return false;
    }
    let roots = || said.iter().filter(|(_, found)| is_root(found));
    let typed = || roots().filter_map(|(line, found)| Some(line[found.as_ref()?.end..].trim()));
    if is_session {
        return typed().all(looks_typed);
    }
    let others = || said.iter().filter(|(_, found)| found.is_none()).map(|(line, _)| line.trim());
    let is_typed = |line: &str| is_bare_call(line) && looks_typed(line) && !is_sentence(line);
    if others().next().is_none() {
        let is_known =
            |line: &str| is_command_line(line) || starts_with_program(line) && !is_doubtful(line);
        return typed().all(|line| line.contains(' ') && is_known(line) && !is_sentence(line));
    }
    let has_argument =
        |line: &str| line.contains(['/', '-', '=']) || line.contains(char::is_numeric);
    roots().count() > 1
        && typed().all(is_typed)
        && typed().any(has_argument)
        && !others().any(|line| is_command_line(line) || starts_with_program(line))
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

fn is_of_mongo(command: &str) -> bool {
    let start = command.trim_start();
    ["db.", "rs.", "sh.", "use ", "show dbs"].iter().any(|word| start.starts_with(word))
}

/// True for a call as JavaScript writes it: `process.exit()`, `const a = b()`.
fn calls(command: &str) -> bool {
    let start = command.trim_start();
    let name = start.split('(').next().unwrap_or_default();
    let is_call = start.contains('(')
        && name.contains('.')
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '$'));
    is_call || ["const ", "let ", "var ", "await "].iter().any(|word| start.starts_with(word))
}

/// True for what a database is asked: `db.orders.find()`, `SHOW DATABASES`.
fn is_of_database(command: &str) -> bool {
    let word = command.split_whitespace().next().unwrap_or_default();
    is_of_mongo(command) || word.len() > 2 && word.chars().all(|c| c.is_ascii_uppercase())
}
