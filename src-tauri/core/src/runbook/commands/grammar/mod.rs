//! Whether a text is a whole command to the program that it is typed into: one grammar for each.
//!
//! A command that is cut is the worst thing to paste, so nothing is guessed here: what a grammar cannot make sense of is
//! [`Reach::Unclear`], and the caller keeps more of the text together. Nothing here runs anything.

mod brackets;
mod cmd;
mod fish;
mod powershell;
mod shell;
mod sql;

/// The program that a text is typed into, as far as its grammar matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    /// A Unix shell.
    Shell,
    /// `fish`, whose blocks end with `end`.
    Fish,
    /// Windows PowerShell and `pwsh`.
    PowerShell,
    /// `cmd.exe`.
    Cmd,
    /// A shell of a database.
    Sql(Sql),
    /// An interpreter.
    Code(Language),
    /// One line is one command: `redis-cli`, network devices, and programs that are not known.
    Lines,
}

/// A shell of a database, which takes statements up to their semicolon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sql {
    /// `psql`, and whatever else takes SQL with its backslash commands.
    Psql,
    /// `mysql` and `mariadb`.
    Mysql,
    /// `sqlplus` and `rman`: SQL, and commands of their own without a semicolon.
    Oracle,
    /// `sqlite3`, with its dot commands.
    Sqlite,
    /// `cqlsh`.
    Cqlsh,
}

/// A language whose commands go on while a bracket or a quotation is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    /// `mongosh`, and the other shells of JavaScript.
    JavaScript,
    /// Python's interpreter.
    Python,
    /// `irb`, `pry` and the consoles made of them: the prompt tells where a command goes on.
    Ruby,
    /// `iex`.
    Elixir,
}

/// How far a text reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// It is whole: nothing that it opens stays open.
    Whole,
    /// It opens something that a further line must close.
    Open(Until),
    /// The grammar cannot make sense of it.
    Unclear,
}

impl Reach {
    /// By how many brackets or blocks are open at the end. `goes_on` tells that the last line wants another one.
    fn of(depth: i64, goes_on: bool) -> Self {
        match depth {
            ..0 => Self::Unclear,
            0 if !goes_on => Self::Whole,
            0.. => Self::Open(Until::Next),
        }
    }
}

/// What can close a text that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Until {
    /// Any line may.
    Next,
    /// A line with a word or a sign that closes a block of a shell: `done`, `}`.
    Closer,
    /// A line that holds this sign.
    Sign(char),
    /// This line: the end of a here document.
    Line(String),
}

impl Until {
    /// False for a line that surely leaves the text open.
    pub fn may_end(&self, line: &str) -> bool {
        match self {
            Self::Next => true,
            Self::Closer => {
                line.contains(['}', ')', ']'])
                    || ["done", "fi", "esac"].iter().any(|word| line.contains(word))
            }
            Self::Sign(sign) => line.contains(*sign),
            Self::Line(end) => line.trim() == end,
        }
    }
}

/// The longest text that is looked at as one command, in bytes.
const LONGEST: usize = 64 * 1024;

impl Dialect {
    /// How far `text` reaches, which is one command from its first line on, without prompts.
    pub fn reach(self, text: &str) -> Reach {
        if text.len() > LONGEST {
            return Reach::Unclear;
        }
        match self {
            Self::Shell => shell::reach(text),
            Self::Fish => fish::reach(text),
            Self::PowerShell => powershell::reach(text),
            Self::Cmd => cmd::reach(text),
            Self::Sql(sql) => sql::reach(sql, text),
            Self::Code(language) => brackets::reach(text, language),
            Self::Lines => Reach::Whole,
        }
    }

    /// True where people leave the last sign of a command out, so that it may end unfinished: the semicolon of SQL.
    pub fn may_lack_its_end(self) -> bool {
        match self {
            Self::Sql(_) => true,
            Self::Shell | Self::Fish | Self::PowerShell | Self::Cmd => false,
            Self::Code(_) | Self::Lines => false,
        }
    }

    /// True for a shell, which runs programs by their names.
    pub fn is_of_shell(self) -> bool {
        match self {
            Self::Shell | Self::Fish | Self::PowerShell | Self::Cmd => true,
            Self::Sql(_) | Self::Code(_) | Self::Lines => false,
        }
    }

    /// What a line begins with that is a comment.
    pub fn comments(self) -> &'static [&'static str] {
        match self {
            Self::Sql(Sql::Psql | Sql::Sqlite | Sql::Oracle) => &["--"],
            Self::Sql(Sql::Cqlsh) | Self::Code(Language::JavaScript) => &["--", "//"],
            Self::Sql(Sql::Mysql) => &["--", "#"],
            Self::Cmd => &["::", "REM ", "rem "],
            Self::Code(Language::Python | Language::Ruby | Language::Elixir) => &["#"],
            Self::Shell | Self::Fish | Self::PowerShell | Self::Lines => &["#"],
        }
    }
}
