//! The shells of databases: a statement ends with its semicolon, and each shell has commands of its own that end with
//! their line.

use super::{Reach, Sql, Until};

/// What stays open at the end of a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside<'a> {
    Nothing,
    Quote(char),
    /// `$tag$`, of PostgreSQL.
    Dollar(&'a str),
    Comment,
}

pub(super) fn reach(sql: Sql, text: &str) -> Reach {
    let start = text.trim_start();
    if start.is_empty() || is_own_command(sql, start) {
        return Reach::Whole;
    }
    let (inside, ended) = read(sql, text);
    if sql == Sql::Oracle && (is_kept_open(start) || start.ends_with('}')) {
        let is_whole = inside == Inside::Nothing && !is_kept_open(start);
        return if is_whole { Reach::Whole } else { Reach::Open(Until::Next) };
    }
    match inside {
        Inside::Nothing if ended => Reach::Whole,
        Inside::Nothing if text.lines().all(is_comment) => Reach::Whole,
        Inside::Nothing | Inside::Quote(_) | Inside::Dollar(_) | Inside::Comment => {
            Reach::Open(Until::Next)
        }
    }
}

/// What Oracle's programs read up to a semicolon; all else of theirs ends with its line.
const STATEMENTS: [&str; 29] = [
    "select",
    "insert",
    "update",
    "delete",
    "merge",
    "alter",
    "create",
    "drop",
    "grant",
    "revoke",
    "with",
    "begin",
    "declare",
    "truncate",
    "explain",
    "commit",
    "rollback",
    "comment",
    "rename",
    "analyze",
    "lock",
    "purge",
    "backup",
    "restore",
    "recover",
    "run",
    "crosscheck",
    "duplicate",
    "allocate",
];

/// A program of PL/SQL, which only a line with `/` ends.
fn is_program(start: &str) -> bool {
    let mut words = start.split_whitespace().map(str::to_ascii_lowercase);
    match words.next().as_deref() {
        Some("begin" | "declare") => true,
        Some("create") => words
            .find(|word| !matches!(word.as_str(), "or" | "replace" | "editionable"))
            .is_some_and(|word| {
                ["function", "procedure", "trigger", "package"].contains(&word.as_str())
            }),
        Some(_) | None => false,
    }
}

/// True where Oracle's programs go on after the semicolon: in a program, or between braces.
fn is_kept_open(start: &str) -> bool {
    let ends = start.lines().next_back().is_some_and(|line| line.trim() == "/");
    is_program(start) && !ends || start.matches('{').count() > start.matches('}').count()
}

fn is_comment(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with("--") || line.starts_with('#')
}

/// The commands of `cqlsh` itself.
const OF_CQLSH: [&str; 18] = [
    "describe",
    "desc",
    "consistency",
    "tracing",
    "source",
    "copy",
    "exit",
    "quit",
    "help",
    "expand",
    "paging",
    "show",
    "capture",
    "login",
    "serial",
    "cls",
    "clear",
    "use",
];

/// True for a command of the shell itself, which ends with its line: `\d orders`, `.quit`, `use shop`.
fn is_own_command(sql: Sql, start: &str) -> bool {
    if start.contains('\n') {
        return false;
    }
    let word = start.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap_or("");
    let word = word.to_ascii_lowercase();
    let is_one_of = |words: &[&str]| words.contains(&word.as_str());
    match sql {
        Sql::Psql => start.starts_with('\\') || is_one_of(&["exit", "quit", "help"]),
        Sql::Mysql => {
            start.starts_with('\\')
                || is_one_of(&[
                    "use",
                    "exit",
                    "quit",
                    "help",
                    "source",
                    "delimiter",
                    "status",
                    "tee",
                    "notee",
                    "pager",
                    "connect",
                    "system",
                    "warnings",
                ])
        }
        Sql::Sqlite => start.starts_with('.'),
        Sql::Oracle => {
            start.starts_with(['@', '!', '/'])
                || !STATEMENTS.contains(&word.as_str()) && !start.contains('{')
        }
        Sql::Cqlsh => is_one_of(&OF_CQLSH),
    }
}

/// What is open at the end, and whether the last statement was ended.
fn read(sql: Sql, text: &str) -> (Inside<'_>, bool) {
    let mut inside = Inside::Nothing;
    let mut ended = false;
    let mut at = 0;
    while let Some(sign) = text[at..].chars().next() {
        let rest = &text[at..];
        let mut step = sign.len_utf8();
        match inside {
            Inside::Quote(quote) => {
                if sign == '\\' && sql == Sql::Mysql {
                    step += rest[step..].chars().next().map_or(0, char::len_utf8);
                } else if sign == quote {
                    inside = Inside::Nothing;
                }
            }
            Inside::Dollar(tag) => {
                if rest.starts_with(tag) {
                    step = tag.len();
                    inside = Inside::Nothing;
                }
            }
            Inside::Comment => {
                if rest.starts_with("*/") {
                    step = 2;
                    inside = Inside::Nothing;
                }
            }
            Inside::Nothing => {
                if rest.starts_with("--") || sign == '#' && sql == Sql::Mysql {
                    step = rest.find('\n').unwrap_or(rest.len());
                } else if rest.starts_with("/*") {
                    step = 2;
                    inside = Inside::Comment;
                } else if let Some(tag) = dollar_tag(rest) {
                    step = tag.len();
                    (inside, ended) = (Inside::Dollar(tag), false);
                } else if matches!(sign, '\'' | '"' | '`') {
                    (inside, ended) = (Inside::Quote(sign), false);
                } else if sign == ';' || ends_statement(rest, sql) {
                    step = if sign == ';' { 1 } else { rest.find('\n').unwrap_or(rest.len()) };
                    ended = true;
                } else if sign == '/' && sql == Sql::Oracle && text[..at].ends_with('\n') {
                    ended = true;
                } else if !sign.is_whitespace() {
                    ended = false;
                }
            }
        }
        at += step;
    }
    (inside, ended)
}

/// `\G`, `\g`, `\gx`, `\watch 1`: they end a statement as a semicolon does.
fn ends_statement(rest: &str, sql: Sql) -> bool {
    let Some(word) = rest.strip_prefix('\\') else { return false };
    match sql {
        Sql::Psql => {
            ["g", "watch", "crosstabview", "gexec", "q"].iter().any(|end| word.starts_with(end))
        }
        Sql::Mysql => word.starts_with(['G', 'g', 'q']),
        Sql::Sqlite | Sql::Oracle | Sql::Cqlsh => false,
    }
}

fn dollar_tag(rest: &str) -> Option<&str> {
    let body = rest.strip_prefix('$')?;
    let end = body.find('$')?;
    let is_name = body[..end].chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        && !body.starts_with(|c: char| c.is_ascii_digit());
    is_name.then(|| &rest[..end + 2])
}
