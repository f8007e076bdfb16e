//! The words of the program, as its own help lists them: what a test claims of every word it asks of each, and a new word
//! is among them.

use crate::desk::Desk;

/// A word with the words before it, and what stands behind it.
#[derive(Clone, Debug)]
pub struct Word {
    /// `step`, `done`.
    pub path: Vec<String>,
    /// What it takes, in the order of its help.
    pub takes: Vec<Taken>,
    /// It can answer for a program.
    pub has_json: bool,
}

/// Something that is said behind a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// `--reason`; none for what stands by its place.
    pub option: Option<String>,
    /// How the help calls it: `INC`.
    pub name: String,
    /// The word is refused without it.
    pub is_needed: bool,
}

impl Word {
    /// `step done`
    pub fn name(&self) -> String {
        self.path.join(" ")
    }
}

/// Every word that does something, each with those before it.
pub fn all(desk: &Desk) -> Vec<Word> {
    let mut found = Vec::new();
    walk(desk, &mut Vec::new(), &mut found);
    assert!(found.len() > 50, "the help lists the words: {found:?}");
    found
}

fn walk(desk: &Desk, path: &mut Vec<String>, found: &mut Vec<Word>) {
    let help = desk.run(path.iter().map(String::as_str).chain(["-h"])).ok().stdout;
    let below: Vec<&str> = entries(&help, "Commands:")
        .into_iter()
        .filter_map(|entry| entry.split_whitespace().next())
        .filter(|word| *word != "help")
        .collect();
    for word in &below {
        path.push((*word).to_owned());
        walk(desk, path, found);
        path.pop();
    }
    let usage = help.lines().find(|line| line.starts_with("Usage:")).expect("how it is used");
    if below.is_empty() || usage.contains("[COMMAND]") {
        let takes = ["Arguments:", "Options:"].into_iter().flat_map(|part| entries(&help, part));
        let takes = takes.filter_map(|entry| taken(entry, usage)).collect();
        found.push(Word { path: path.clone(), takes, has_json: help.contains("--json") });
    }
}

/// The first lines of the entries of a part of the help.
fn entries<'a>(help: &'a str, part: &str) -> Vec<&'a str> {
    let lines = help.lines().skip_while(|line| *line != part).skip(1);
    let lines = lines.take_while(|line| !line.trim().is_empty());
    // A line that goes on with an entry stands further in.
    let begins = |line: &&str| line.len() - line.trim_start().len() <= 6;
    lines.filter(begins).map(str::trim).collect()
}

fn taken(entry: &str, usage: &str) -> Option<Taken> {
    // `-o <FILE>`, `--reason <R>`, `<INC>`, `[TEXT]`; what takes nothing has no name.
    let (shown, name) = if entry.starts_with('-') {
        let (options, rest) = entry.split_once('<')?;
        (options.split([' ', ',']).rfind(|word| !word.is_empty()), rest.split_once('>')?.0)
    } else {
        (None, entry.split(['<', '>', '[', ']']).nth(1)?)
    };
    if ["--data", "--workspace", "--as"].map(Some).contains(&shown) {
        return None;
    }
    let said = shown.map_or_else(|| format!("<{name}>"), |option| format!("{option} <{name}>"));
    let is_needed = usage.contains(&format!(" {said}"));
    Some(Taken { option: shown.map(str::to_owned), name: name.to_owned(), is_needed })
}
