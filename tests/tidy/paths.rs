//! Which modules a file of the core names: by `use`, and in the middle of its code.

use crate::tree::{Source, front_end, none, pattern, rust};

/// Where the core's files lie.
pub const CORE: &str = "src-tauri/core/src/";

/// A path that a file names.
pub struct Named {
    /// The line that it stands on, from 1.
    pub line: usize,
    /// Its parts from the root of the crate: `runbook`, `blocks`, `tree`, `Node`.
    pub path: Vec<String>,
}

/// The module that a file is, part by part; none where it is no file of the core.
pub fn module(source: &Source) -> Option<Vec<String>> {
    let below = source.path.strip_prefix(CORE)?.strip_suffix(".rs")?;
    let below = below.strip_suffix("/mod").unwrap_or(below);
    Some(below.split('/').filter(|part| *part != "lib").map(str::to_owned).collect())
}

/// The paths into its own crate that the shipped code of a file names.
pub fn named(source: &Source) -> Vec<Named> {
    let Some(module) = module(source) else { return Vec::new() };
    let code = source.shipped_code();
    let path = pattern(r"\b(?:crate|self|super)((?:::\w+)+)?(::\{)?");
    let mut found = Vec::new();
    for hit in path.captures_iter(&code) {
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
    let core: Vec<(Vec<String>, Source)> =
        rust().into_iter().filter_map(|source| Some((module(&source)?, source))).collect();
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
