//! Which modules of its crate a file names: by `use`, and in the middle of its code.

use regex::Regex;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::tree::{Source, front_end, none, pattern, rust};

/// Where the core's files lie.
pub const CORE: &str = "src-tauri/core/src/";
/// Where the files of each crate that ships lie.
pub const CRATES: [&str; 4] =
    [CORE, "src-tauri/cli/src/", "src-tauri/print/src/", "src-tauri/src/"];

/// A path that a file names.
pub struct Named {
    /// The line that it stands on, from 1.
    pub line: usize,
    /// Its parts from the root of the crate: `runbook`, `blocks`, `tree`, `Node`.
    pub path: Vec<String>,
}

/// The module that a file is in its crate, part by part; none where it ships in no crate.
pub fn module(source: &Source) -> Option<Vec<String>> {
    let below = CRATES.iter().find_map(|of| source.path.strip_prefix(of))?.strip_suffix(".rs")?;
    let below = below.strip_suffix("/mod").unwrap_or(below);
    let is_root = below == "lib" || below == "main";
    let parts = below.split('/').filter(|_| !is_root);
    Some(parts.map(str::to_owned).collect())
}

/// The files of a crate that ship, each with its module.
pub fn shipped(of: &str) -> Vec<(Vec<String>, Source)> {
    let files =
        rust().into_iter().filter(|source| source.path.starts_with(of) && !source.is_test());
    files.filter_map(|source| Some((module(&source)?, source))).collect()
}

/// The names that a module takes over from what lies below it, each with the first part of its path there.
pub fn taken_over(code: &str) -> BTreeMap<String, String> {
    static LINE: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"\buse (?:self::)?(\w+)((?:::\w+)*)(?:::\{([^}]*)\})?;"));
    let mut found = BTreeMap::new();
    for hit in LINE.captures_iter(code) {
        let group = hit.get(3).map_or(&hit[2], |group| group.as_str());
        let names = group.split(',').map(|name| name.rsplit([':', ' ']).next().unwrap_or(name));
        found.extend(names.map(|name| (name.trim().to_owned(), hit[1].to_owned())));
    }
    found
}

/// The paths into its own crate that the shipped code of a file names.
pub fn named(source: &Source) -> Vec<Named> {
    let Some(module) = module(source) else { return Vec::new() };
    let code = source.shipped_code();
    static PATH: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"\b(?:crate|self|super)((?:::\w+)+)?(::\{)?"));
    let mut found = Vec::new();
    for hit in PATH.captures_iter(&code) {
        let whole = hit.get(0).unwrap();
        let line = code[..whole.start()].matches('\n').count() + 1;
        let resolved = resolve(&module, whole.as_str().trim_end_matches("::{"));
        if hit.get(2).is_some() {
            found.extend(members(&code[whole.end()..]).into_iter().map(|member| {
                let parts = member.split("::").filter(|part| *part != "self").map(str::to_owned);
                Named { line, path: resolved.iter().cloned().chain(parts).collect() }
            }));
        } else if hit.get(1).is_some() {
            found.push(Named { line, path: resolved });
        }
    }
    found
}

fn resolve(module: &[String], path: &str) -> Vec<String> {
    let mut resolved = Vec::new();
    for (at, part) in path.split("::").enumerate() {
        match part {
            "crate" => {}
            "self" => resolved = module.to_vec(),
            "super" if at == 0 => resolved = module[..module.len().saturating_sub(1)].to_vec(),
            "super" => drop(resolved.pop()),
            name => resolved.push(name.to_owned()),
        }
    }
    resolved
}

/// What stands in a group of names, up to the bracket that closes it; of a group inside it only what stands before that.
fn members(group: &str) -> Vec<String> {
    let (mut depth, mut found) = (0, vec![String::new()]);
    for sign in group.chars() {
        match sign {
            '}' if depth == 0 => break,
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => found.push(String::new()),
            sign if depth == 0 => found.last_mut().unwrap().push(sign),
            _ => {}
        }
    }
    let first = |member: &String| member.split_whitespace().next().map(str::to_owned);
    found.iter().filter_map(first).map(|name| name.trim_end_matches("::").to_owned()).collect()
}

/// Comments of the page name what it repeats of the core, so that both are changed together.
#[test]
fn what_the_page_names_of_the_core_is_there() {
    let core = rust().into_iter().filter(|source| source.path.starts_with(CORE));
    let core: Vec<(Vec<String>, Source)> =
        core.filter_map(|source| Some((module(&source)?, source))).collect();
    let name = pattern(r"`((?:[a-z_]+::)+\w+)`");
    let is_there = |path: &str| {
        let parts: Vec<&str> = path.split("::").collect();
        core.iter().any(|(module, source)| {
            let rest = parts.iter().zip(module).take_while(|(part, of)| *part == of).count();
            let item = |part: &&str| pattern(&format!(r"\b{part}\b")).is_match(&source.text);
            rest == module.len() && rest > 0 && parts[rest..].iter().all(item)
        })
    };
    let found = front_end().into_iter().flat_map(|source| {
        let gone = name.captures_iter(&source.text).filter(|hit| !is_there(&hit[1]));
        gone.map(|hit| format!("{}: {}", source.path, &hit[1])).collect::<Vec<_>>()
    });
    none(found, "A comment that names a place of the core names one that is there.");
}

#[test]
fn paths_are_found_wherever_they_stand() {
    let text = "use super::tree::{Kind, each as all};\nuse crate::runbook::{blocks::{text, tags}, words};\n\
                fn f(this: &self::Part) -> crate::lock::Lock { super::super::words::regex() }\n";
    let source = Source { path: format!("{CORE}runbook/blocks/split.rs"), text: text.to_owned() };
    let found: Vec<(usize, String)> =
        named(&source).into_iter().map(|named| (named.line, named.path.join("::"))).collect();
    let wanted = [
        (1, "runbook::blocks::tree::Kind"),
        (1, "runbook::blocks::tree::each"),
        (2, "runbook::blocks"),
        (2, "runbook::words"),
        (3, "runbook::blocks::split::Part"),
        (3, "lock::Lock"),
        (3, "runbook::words::regex"),
    ];
    assert_eq!(found, wanted.map(|(line, path)| (line, path.to_owned())));
}
