//! The prompts that name their program or their machine, and what stands before the further lines of a command.

use regex::{Regex, RegexSet};
use std::sync::LazyLock;

use crate::runbook::commands::grammar::{Dialect, Language, Sql};
use crate::text::{patterns, regex};

/// Prompts, each with what is typed behind it; the first that matches counts.
const NAMED: &[(&str, Dialect)] = &[
    // Windows.
    (r"^PS(?: [^>\n]*)?>(?: |$)", Dialect::PowerShell),
    (r"^\[[\w.-]+\]: PS(?: [^>\n]*)?>(?: |$)", Dialect::PowerShell),
    (r#"^[A-Za-z]:\\[^<>|"*?\n]*> ?"#, Dialect::Cmd),
    // Databases.
    (r"^(?:mysql|MySQL)(?: \[[^\]\n]*\])?>(?: |$)", Dialect::Sql(Sql::Mysql)),
    (r"^(?:MariaDB(?: \[[^\]\n]*\])?|singlestore|memsql)>(?: |$)", Dialect::Sql(Sql::Mysql)),
    (r"^ ?MySQL +[\w.:+ \[\]-]* SQL >(?: |$)", Dialect::Sql(Sql::Mysql)),
    (r"^ ?MySQL +(?:[\w.:+ \[\]-]* )?JS >(?: |$)", Dialect::Code(Language::JavaScript)),
    (r"^sqlite3?>(?: |$)", Dialect::Sql(Sql::Sqlite)),
    (r"^(?:\w+@)?cqlsh(?::\w+)?>(?: |$)", Dialect::Sql(Sql::Cqlsh)),
    (r"^(?:SQL|SYS(?:TEM)?@\w+|RMAN|idle)>(?: |$)", Dialect::Sql(Sql::Oracle)),
    (r"^[\w.-]+=[*!?^]?[#>](?: |$)", Dialect::Sql(Sql::Psql)),
    (
        r"^(?:redis [\w./:-]+|not connected|redis(?:-cli)?|[\w.-]+:\d{2,5}(?:\[\d+\])?(?:\(\w+\))?)>(?: |$)",
        Dialect::Lines,
    ),
    (r"^(?:[\w.-]+ ){0,2}\[[^\]\n]{3,60}\] [\w.-]+>(?: |$)", Dialect::Code(Language::JavaScript)),
    (
        r"^[\w-]+:(?:PRIMARY|SECONDARY|ARBITER|RECOVERING)>(?: |$)",
        Dialect::Code(Language::JavaScript),
    ),
    (r"^(?:mongos|mongosh|mongo)>(?: |$)", Dialect::Code(Language::JavaScript)),
    (
        r"^(?:ksql|spark-sql|hive|presto|trino|clickhouse|duckdb|D|[a-z]+:\w+)>(?: |$)",
        Dialect::Sql(Sql::Psql),
    ),
    (r"^[\w.-]+@[\w.-]*:\d{4,5}/\w+>(?: |$)", Dialect::Sql(Sql::Psql)),
    (r"^[\w.-]+ :\)(?: |$)", Dialect::Sql(Sql::Psql)),
    (r"^[\w.-]+@(?:neo4j|system)>(?: |$)", Dialect::Sql(Sql::Psql)),
    (r"^\w+#\w+@[\w.\[\] ()]+>(?: |$)", Dialect::Sql(Sql::Psql)),
    (r"^\d: jdbc:[^\s>]+>(?: |$)", Dialect::Sql(Sql::Psql)),
    (r"^db2 =>(?: |$)", Dialect::Lines),
    // Interpreters and debuggers.
    (r"^>>>(?: |$)", Dialect::Code(Language::Python)),
    (r"^In \[\d+\]:(?: |$)", Dialect::Code(Language::Python)),
    (r"^irb\([^)\n]+\):\d+(?::0)?>(?: |$)", Dialect::Code(Language::Ruby)),
    (r"^\[\d+\] pry\([^)\n]*\)>(?: |$)", Dialect::Code(Language::Ruby)),
    (
        r"^[\w.-]+\((?:prod|production|dev|development|staging|test)\)(?::\d+(?::0)?)?>(?: |$)",
        Dialect::Code(Language::Ruby),
    ),
    (r"^hbase(?:\(main\))?:\d+(?::\d+)?>(?: |$)", Dialect::Code(Language::Ruby)),
    (r"^iex\([^)\n]+\)\d*>(?: |$)", Dialect::Code(Language::Elixir)),
    (r"^\([\w.-]+@[\w.-]+\)\d+>(?: |$)", Dialect::Lines),
    (
        r"^\((?:gdb|lldb|[Pp]db|ipdb|dlv|rdb:\d+|byebug|jdb|parted|initramfs)\)(?: |$)",
        Dialect::Lines,
    ),
    (r"^Command \(m for help\): ?", Dialect::Lines),
    (r"^\[zk: [^\]\n]+\](?: |$)", Dialect::Lines),
    (r"^virsh #(?: |$)", Dialect::Lines),
    (r"^crm\([\w.-]+\)[\w/]*#(?: |$)", Dialect::Lines),
    // Devices.
    (r"^RP/\d+/\w+/CPU\d+:[\w.-]+(?:\([\w/: -]+\))?# ?", Dialect::Lines),
    (
        r"^[A-Za-z][\w.-]*(?:/[\w.-]+){0,3} ?\((?:conf|cfg|vlan|edit|ansible|pri|debug|admin|exec)[\w/:. -]*\)[#>] ?",
        Dialect::Lines,
    ),
    (r"^[\w-]+::(?:\*|[\w ]+\*?)?>(?: |$)", Dialect::Lines),
    (r"^[\w-]+:(?:admin|root|user)>(?: |$)", Dialect::Lines),
    (r"^\w+@\([\w.-]+\)(?:\([^)\n]*\)){1,5}# ?", Dialect::Lines),
    (r"^[\w.-]+@[\w.-]+(?::[\w.-]+)?>(?: |$)", Dialect::Lines),
    // Shells.
    (r"^[a-z][\w/|,-]*\([\w/|,]+\)[\w-]*[#$](?: |$)", Dialect::Shell),
    (r"^[\w.-]+@[\w.-]+ [~/][\w./~-]*(?: \([^)\n]+\))?(?: \[\d+\])?>(?: |$)", Dialect::Fish),
    (r"^\[[\w.-]+@[\w.-]+\] [\w/ -]*>(?: |$)", Dialect::Lines),
    (r"^\[[\w.-]+@[\w.-]+:[^\]\n]+\] ", Dialect::Shell),
    (r"^\[[\w.-]+@[\w.-]+[^\]\n]*\] ?[$#%>](?: |$)", Dialect::Shell),
    (r"^\[[\w.-]+(?: [~/][^\]\n]*)?\] ?\$(?: |$)", Dialect::Shell),
    (r"^\[[\w.-]+ [~/][^\]\n]*\] ?[#%](?: |$)", Dialect::Shell),
    (r"^[\w.-]+@[\w.-]+[^$#>%\n]*[$#%](?: |$)", Dialect::Shell),
    (r"^(?:ba|k|z|da|a|c)?sh-[\d.]+[$#%](?: |$)", Dialect::Shell),
    (r"^[\w.-]+:[~/][^$#%>\n]*[$#%](?: |$)", Dialect::Shell),
    (r"^(?:/|~)[\w./~-]* ?[$%](?: |$)", Dialect::Shell),
    (r"^➜ {2}(?:~|[\w.-]+)(?: git:\([^)\n]+\))?(?: ✗)? +", Dialect::Shell),
    (r"^(?:\$>|[╰└]─+[$#❯➤>]|[➜❯»])(?: |$)", Dialect::Shell),
];

use super::LONGEST;

/// All patterns as one set, so that a line is read once for all of them.
static SET: LazyLock<RegexSet> = LazyLock::new(|| {
    let patterns = NAMED.iter().map(|(pattern, _)| ascii(pattern));
    RegexSet::new(patterns).unwrap_or_else(|_| RegexSet::empty())
});
static EACH: LazyLock<Vec<Regex>> =
    LazyLock::new(|| NAMED.iter().map(|(pattern, _)| regex(&ascii(pattern))).collect());

/// The pattern with `\w` and `\d` for ASCII alone: prompts are made of nothing else, and the set is a tenth of the size.
fn ascii(pattern: &str) -> String {
    let mut out = String::new();
    let (mut in_class, mut signs) = (false, pattern.chars());
    while let Some(sign) = signs.next() {
        match (sign, in_class) {
            ('\\', _) => {
                let class = match signs.next() {
                    Some('w') => "0-9A-Za-z_",
                    Some('d') => "0-9",
                    other => {
                        out.push('\\');
                        out.extend(other);
                        continue;
                    }
                };
                out += &if in_class { class.to_owned() } else { format!("[{class}]") };
                continue;
            }
            ('[', false) => in_class = true,
            (']', true) => in_class = false,
            _ => {}
        }
        out.push(sign);
    }
    out
}

/// The end of the prompt that a line begins with, and what is typed behind it.
pub(super) fn named(line: &str) -> Option<(usize, Dialect)> {
    let first = SET.matches(line).into_iter().next()?;
    let found = EACH.get(first)?.find(line).filter(|found| found.end() <= LONGEST)?;
    Some((found.end(), NAMED.get(first)?.1))
}

patterns! {
    PSQL = r#"^[\w.-]{1,63}(?:[-('"*$]|\$\w*\$)[*!?^]?[#>](?: |$)"#;
    ARROW = r#"^ *(?:->|'>|">|`>|/\*>|(?:\. )+\.>|:-\])(?: |$)"#;
    SQLITE = r"^ *\.\.\.>(?: |$)";
    DOTS = r"^ *\.\.\.(?: |$)";
    PYTHON = r"^ *\.\.\.:?(?: |$)";
    /// SQL*Plus and RMAN count the lines.
    ORACLE = r"^(?: {1,4}\d{1,3} {1,2}|\d{1,3}> )";
    RUBY = r#"^(?:irb\([^)\n]{1,40}\):\d+(?::[1-9]\d*>|(?::\d+)?[*"'\]])|\[\d+\] pry\([^)\n]{0,60}\)\*|[\w.-]+\(\w+\):\d+(?::\d+)?\*)(?: |$)"#;
    ELIXIR = r"^ *\.\.\.\([^)\n]{1,60}\)\d*>(?: |$)";
}

/// The end of the prompt for further lines; `is_open` tells that the command so far is not whole: only then is a sign that
/// output may begin with believed.
pub(super) fn goes_on(line: &str, dialect: Dialect, is_open: bool) -> Option<usize> {
    let by = |pattern: &Regex| pattern.find(line).map(|found| found.end());
    match dialect {
        Dialect::Sql(Sql::Psql) => by(&PSQL).or_else(|| by(&ARROW)),
        Dialect::Sql(Sql::Mysql) => by(&ARROW),
        Dialect::Sql(Sql::Sqlite) => by(&SQLITE),
        Dialect::Sql(Sql::Oracle) => by(&ORACLE).filter(|_| is_open),
        Dialect::Sql(Sql::Cqlsh) => by(&DOTS),
        Dialect::Code(Language::Python) => by(&PYTHON),
        Dialect::Code(Language::JavaScript) => by(&DOTS).filter(|_| is_open),
        Dialect::Code(Language::Ruby) => by(&RUBY),
        Dialect::Code(Language::Elixir) => by(&ELIXIR),
        Dialect::PowerShell => sign(line, ">>"),
        Dialect::Cmd => line.strip_prefix("More? ").map(|rest| line.len() - rest.len()),
        Dialect::Shell => sign(line, ">").filter(|_| is_open),
        Dialect::Fish | Dialect::Lines => None,
    }
}

fn sign(line: &str, sign: &str) -> Option<usize> {
    let indent = line.len() - line.trim_start().len();
    let behind = line[indent..].strip_prefix(sign)?;
    let is_apart = behind.is_empty() || behind.starts_with(' ');
    is_apart.then(|| indent + sign.len() + usize::from(!behind.is_empty()))
}
