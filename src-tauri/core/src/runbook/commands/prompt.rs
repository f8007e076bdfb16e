//! The prompts of shells, databases and devices, each with the prompt that its commands go on behind.
//!
//! A prompt that names its program or its machine is known by itself. A bare sign (`$`, `#`, `%`, `>`) is a prompt only
//! where the block shows a session, which [`super::session`] decides: `$HOME/bin/x` and `# a comment` begin with the same
//! signs.

use regex::Regex;
use std::sync::LazyLock;

use super::programs::{starts_with_known, starts_with_program};
use super::run::could_run;
use crate::runbook::words::regex;

use super::grammar::Dialect;

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

/// Prompts that name what they belong to; the first that matches counts.
static NAMED: LazyLock<Vec<(Regex, Dialect)>> = LazyLock::new(|| {
    [
        (r"^PS(?: [^>\n]{0,200})?>(?: |$)", Dialect::PowerShell),
        (r#"^[A-Za-z]:\\[^<>|"*?\n]{0,200}> ?"#, Dialect::Cmd),
        (r"^(?:mysql(?: \[[^\]\n]*\])?|MariaDB(?: \[[^\]\n]*\])?)>(?: |$)", Dialect::Mysql),
        (r"^sqlite3?>(?: |$)", Dialect::Sqlite),
        (r"^(?:\w+@)?cqlsh(?::\w+)?>(?: |$)", Dialect::Cqlsh),
        (r"^[\w.-]{1,63}=[*!?^]?[#>](?: |$)", Dialect::Psql),
        (r"^(?:not connected|redis(?:-cli)?|[\w.-]+:\d{2,5}(?:\[\d+\])?(?:\(\w+\))?)>(?: |$)", Dialect::Lines),
        (r"^(?:[\w.-]+ ){0,2}\[[^\]\n]{3,60}\] [\w.-]+>(?: |$)", Dialect::Mongo),
        (r"^[\w-]+:(?:PRIMARY|SECONDARY|ARBITER|RECOVERING)>(?: |$)", Dialect::Mongo),
        (r"^(?:mongos|mongosh|mongo)>(?: |$)", Dialect::Mongo),
        (r"^(?:SQL|ksql|spark-sql|hive|presto|trino|clickhouse|duckdb|D|[a-z]+:\w+)>(?: |$)", Dialect::Psql),
        (r"^>>>(?: |$)", Dialect::Python),
        (r"^RP/\d+/\w+/CPU\d+:[\w.-]+(?:\([\w/: -]+\))?# ?", Dialect::Lines),
        (r"^[A-Za-z][\w.-]*\((?:conf|cfg|vlan|edit|ansible|pri|debug|admin|exec)[\w/:. -]*\)[#>] ?", Dialect::Lines),
        (r"^[\w.-]+@[\w.-]+(?::[\w.-]+)?>(?: |$)", Dialect::Lines),
        (r"^\[[\w.-]+@[\w.-]+[^\]\n]{0,80}\] ?[$#%>](?: |$)", Dialect::Shell),
        (r"^[\w.-]+@[\w.-]+[^$#>%\n]{0,80}[$#%](?: |$)", Dialect::Shell),
        (r"^(?:ba|k|z|da|a|c)?sh-[\d.]+[$#%](?: |$)", Dialect::Shell),
        (r"^[\w.-]+:[~/][^$#%>\n]{0,80}[$#%](?: |$)", Dialect::Shell),
        (r"^(?:/|~)[\w./~-]{0,80} ?[$%](?: |$)", Dialect::Shell),
        (r"^[➜❯»](?: |$)", Dialect::Shell),
    ]
    .into_iter()
    .map(|(pattern, dialect)| (regex(pattern), dialect))
    .collect()
});
/// `(venv)` or `(base)` before a prompt.
static ENVIRONMENT: LazyLock<Regex> = LazyLock::new(|| regex(r"^\([\w.-]{1,40}\) "));
static WORD: LazyLock<Regex> = LazyLock::new(|| regex(r"^[A-Za-z][\w.-]{1,40}[#>](?: |$)"));
/// Root's prompt in a container: the folder and `#`, which behind a longer path begins a comment.
static IN_CONTAINER: LazyLock<Regex> = LazyLock::new(|| regex(r"^(?:~|/[\w.-]{0,20}) ?# "));
static PSQL_GOES_ON: LazyLock<Regex> =
    LazyLock::new(|| regex(r#"^[\w.-]{1,63}(?:[-('"*]|\$\w*\$)[*!?^]?[#>](?: |$)"#));
static MYSQL_GOES_ON: LazyLock<Regex> =
    LazyLock::new(|| regex(r#"^ *(?:->|'>|">|`>|/\*>)(?: |$)"#));
static SQLITE_GOES_ON: LazyLock<Regex> = LazyLock::new(|| regex(r"^ *\.\.\.>(?: |$)"));
static DOTS_GO_ON: LazyLock<Regex> = LazyLock::new(|| regex(r"^ *\.\.\.(?: |$)"));

/// False for a text without any of the signs that prompts end with.
pub(super) fn may_hold_prompt(text: &str) -> bool {
    text.contains(['$', '#', '%', '>', '➜', '❯', '»'])
}

/// The prompt that a line begins with. White space before it is allowed.
pub(super) fn prompt(line: &str) -> Option<Prompt> {
    if !may_hold_prompt(line) {
        return None;
    }
    let indent = line.len() - line.trim_start().len();
    let rest = &line[indent..];
    let environment = ENVIRONMENT.find(rest).map_or(0, |found| found.end());
    let start = indent + environment;
    let found = at_start(&rest[environment..])?;
    Some(Prompt { end: start + found.end, ..found })
}

fn at_start(rest: &str) -> Option<Prompt> {
    let sign = rest.chars().next()?;
    if matches!(sign, '$' | '#' | '%' | '>') && !rest.starts_with(">>>") {
        let behind = &rest[1..];
        let is_apart = behind.is_empty() || behind.starts_with([' ', '\t']);
        let end = 1 + usize::from(!behind.is_empty());
        return is_apart.then_some(Prompt { end, dialect: Dialect::Shell, kind: Kind::Bare(sign) });
    }
    for (pattern, dialect) in NAMED.iter() {
        if let Some(found) = pattern.find(rest) {
            return Some(Prompt { end: found.end(), dialect: *dialect, kind: Kind::Named });
        }
    }
    if let Some(found) = IN_CONTAINER.find(rest).filter(|f| looks_typed(&rest[f.end()..])) {
        return Some(Prompt { end: found.end(), dialect: Dialect::Shell, kind: Kind::Named });
    }
    let end = WORD.find(rest)?.end();
    let behind = rest[end..].trim_start();
    let dialect =
        if behind.starts_with("db.") || behind.starts_with("rs.") || behind.starts_with("sh.") {
            Dialect::Mongo
        } else {
            Dialect::Lines
        };
    Some(Prompt { end, dialect, kind: Kind::Word })
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
    let by = |pattern: &Regex| pattern.find(line).map(|found| found.end());
    let sign = |sign: &str| {
        let indent = line.len() - line.trim_start().len();
        let behind = line[indent..].strip_prefix(sign)?;
        let is_apart = behind.is_empty() || behind.starts_with(' ');
        is_apart.then(|| indent + sign.len() + usize::from(!behind.is_empty()))
    };
    match dialect {
        Dialect::Psql => by(&PSQL_GOES_ON).or_else(|| by(&MYSQL_GOES_ON)),
        Dialect::Mysql => by(&MYSQL_GOES_ON),
        Dialect::Sqlite => by(&SQLITE_GOES_ON),
        Dialect::Cqlsh | Dialect::Python => by(&DOTS_GO_ON),
        Dialect::Mongo => by(&DOTS_GO_ON).filter(|_| is_open),
        Dialect::PowerShell => sign(">>"),
        Dialect::Cmd => line.strip_prefix("More? ").map(|rest| line.len() - rest.len()),
        Dialect::Shell => sign(">").filter(|_| is_open),
        Dialect::Lines => None,
    }
}
