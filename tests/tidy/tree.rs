//! The files of the repository as the rules see them, and how a broken rule is reported.

use regex::Regex;
use std::path::Path;

/// A text file of the repository.
pub struct Source {
    /// Its path below the root, with `/`.
    pub path: String,
    /// Its text as it stands.
    pub text: String,
}

impl Source {
    /// The text with the lines that are comments emptied, so that every line stays where it was.
    pub fn code(&self) -> String {
        let is_comment = |line: &str| line.trim_start().starts_with("//");
        let lines = self.text.lines().map(|line| if is_comment(line) { "" } else { line });
        lines.fold(String::with_capacity(self.text.len()), |all, line| all + line + "\n")
    }

    /// The code of what ships, its literals too: as [`Source::code`], without `#[cfg(test)]` items, and empty for a file of tests.
    pub fn shipped_code(&self) -> String {
        if self.is_test() { String::new() } else { without_tests(&self.code()) }
    }

    /// Whether the whole file is tests.
    pub fn is_test(&self) -> bool {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        self.path.starts_with("tests/")
            || self.path.contains("/tests/")
            || name == "tests.rs"
            || name.ends_with("_tests.rs")
            || name.ends_with(".test.ts")
    }

    /// Whether its name ends so.
    pub fn is(&self, ending: &str) -> bool {
        self.path.ends_with(ending)
    }
}

/// The code with each item under `#[cfg(test)]` emptied: up to the line at its own indent that closes it, as the
/// formatter lays it out.
fn without_tests(code: &str) -> String {
    let mut indent = None;
    let mut shipped = String::with_capacity(code.len());
    for line in code.lines() {
        let depth = line.len() - line.trim_start().len();
        if line.trim() == "#[cfg(test)]" {
            indent = Some(depth);
        }
        if indent.is_none() {
            shipped.push_str(line);
        }
        shipped.push('\n');
        if indent == Some(depth) && line.ends_with(['}', ';']) {
            indent = None;
        }
    }
    shipped
}

#[test]
fn comments_and_items_for_tests_are_left_out_and_lines_stay() {
    let text = "// gone\nfn kept() {}\n#[cfg(test)]\nmod tests {\n    fn gone() {\n    }\n}\n\
                #[cfg(test)]\nmod gone;\nfn also() {}\n";
    let source = Source { path: "src-tauri/core/src/x.rs".to_owned(), text: text.to_owned() };
    let seen = source.shipped_code();
    assert_eq!(seen.split_whitespace().collect::<String>(), "fnkept(){}fnalso(){}");
    assert_eq!(seen.matches('\n').count(), text.matches('\n').count(), "lines stay");
}

/// Every text file of the repository that people write: not what is built, fetched or generated.
pub fn sources() -> Vec<Source> {
    let mut found = Vec::new();
    collect(holdfast_tests::place::root(), "", &mut found);
    assert!(found.len() > 30, "the rules look at the wrong folder: only {} files", found.len());
    found
}

/// Every Rust file.
pub fn rust() -> Vec<Source> {
    sources().into_iter().filter(|source| source.is(".rs")).collect()
}

/// Every file of the front end's source, without the types that Rust generates.
pub fn front_end() -> Vec<Source> {
    let written = |source: &Source| {
        source.path.starts_with("ui/src/") && !source.path.starts_with("ui/src/lib/types/")
    };
    sources().into_iter().filter(written).collect()
}

fn collect(folder: &Path, below: &str, found: &mut Vec<Source>) {
    const LEFT_OUT: [&str; 11] = [
        "target",
        "ui/node_modules",
        "ui/dist",
        ".git",
        "tests/shots",
        "src-tauri/gen",
        "ui/docs",
        "tests/fuzz/target",
        "tests/fuzz/corpus",
        "tests/fuzz/artifacts",
        "tests/fuzz/Cargo.lock",
    ];
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let path = if below.is_empty() { name } else { format!("{below}/{name}") };
        if LEFT_OUT.contains(&path.as_str()) {
            continue;
        }
        if entry.file_type().unwrap().is_dir() {
            collect(&entry.path(), &path, found);
        } else if let Ok(text) = std::fs::read_to_string(entry.path()) {
            found.push(Source { path, text });
        }
    }
}

/// `file:line: the line` for each match in `text`, which has the lines of the source.
pub fn hits(source: &Source, text: &str, pattern: &Regex) -> Vec<String> {
    let place = |found: regex::Match<'_>| {
        let line = text[..found.start()].matches('\n').count();
        let shown = source.text.lines().nth(line).unwrap_or_default().trim();
        format!("{}:{}: {shown}", source.path, line + 1)
    };
    pattern.find_iter(text).map(place).collect()
}

/// A regular expression that is part of a rule.
pub fn pattern(text: &str) -> Regex {
    Regex::new(text).unwrap()
}

/// Passes when nothing was found; otherwise fails with the rule, its reason and every place.
pub fn none(found: impl IntoIterator<Item = String>, rule: &str) {
    let found: Vec<String> = found.into_iter().collect();
    assert!(found.is_empty(), "{rule}\n  {}\n", found.join("\n  "));
}
