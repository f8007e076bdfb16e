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
    /// `mongosh`, and the other shells of JavaScript.
    Mongo,
    /// Python's interpreter.
    Python,
    /// `irb`, `pry` and the consoles made of them: the prompt tells where a command goes on.
    Ruby,
    /// `iex`.
    Elixir,
    /// One line is one command: `redis-cli`, network devices, and programs that are not known.
    Lines,
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
            Self::Psql | Self::Mysql | Self::Sqlite | Self::Cqlsh | Self::Oracle => {
                sql::reach(self, text)
            }
            Self::Mongo => brackets::reach(text, brackets::Language::JavaScript),
            Self::Python => brackets::reach(text, brackets::Language::Python),
            Self::Ruby => brackets::reach(text, brackets::Language::Ruby),
            Self::Elixir => brackets::reach(text, brackets::Language::Elixir),
            Self::Lines => Reach::Whole,
        }
    }

    /// True where people leave the last sign of a command out, so that it may end unfinished: the semicolon of SQL.
    pub fn may_lack_its_end(self) -> bool {
        match self {
            Self::Psql | Self::Mysql | Self::Sqlite | Self::Cqlsh | Self::Oracle => true,
            Self::Shell
            | Self::Fish
            | Self::PowerShell
            | Self::Cmd
            | Self::Mongo
            | Self::Python
            | Self::Ruby
            | Self::Elixir
            | Self::Lines => false,
        }
    }

    /// True for a shell, which runs programs by their names.
    pub fn is_of_shell(self) -> bool {
        match self {
            Self::Shell | Self::Fish | Self::PowerShell | Self::Cmd => true,
            Self::Psql
            | Self::Mysql
            | Self::Oracle
            | Self::Sqlite
            | Self::Cqlsh
            | Self::Mongo
            | Self::Python
            | Self::Ruby
            | Self::Elixir
            | Self::Lines => false,
        }
    }

    /// What a line begins with that is a comment.
    pub fn comments(self) -> &'static [&'static str] {
        match self {
            Self::Psql | Self::Sqlite | Self::Oracle => &["--"],
            Self::Cqlsh | Self::Mongo => &["--", "//"],
            Self::Mysql => &["--", "#"],
            Self::Cmd => &["::", "REM ", "rem "],
            Self::Shell
            | Self::Fish
            | Self::PowerShell
            | Self::Python
            | Self::Ruby
            | Self::Elixir
            | Self::Lines => &["#"],
        }
    }
}
