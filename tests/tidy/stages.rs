//! The stages of a noun: each file and folder below its `mod.rs` uses only those that stand before it.
//!
//! The order is read from the doc of that `mod.rs`, so that it stands once, where a person reads it, and cannot say what
//! is not so.

use std::collections::{BTreeMap, BTreeSet};

use crate::paths::{self, CORE, Named};
use crate::tree::{Source, none, pattern, rust};

/// The folders that promise an order. Another one joins them with its sentence.
const ORDERED: [&str; 6] = ["exercise", "incident", "runbook", "runbook/patch", "store", "update"];
/// How the sentence begins.
const SENTENCE: &str = "Each stage uses only those before it:";
/// The stage of what a `mod.rs` defines itself.
const OWN: &str = "mod";

/// A noun's folder with the order that its `mod.rs` promises.
struct Noun {
    folder: Vec<String>,
    order: Vec<String>,
    /// The stage of each name that `mod.rs` takes over from one.
    taken_over: BTreeMap<String, String>,
    /// Each file below the folder, with its stage.
    files: Vec<(String, Source)>,
}

impl Noun {
    fn stage_of(&self, path: &[String]) -> Option<String> {
        let name = path.strip_prefix(self.folder.as_slice())?.first()?;
        let is_stage = self.files.iter().any(|(stage, _)| stage == name);
        let stage = if is_stage { Some(name) } else { self.taken_over.get(name) };
        Some(stage.map_or_else(|| OWN.to_owned(), Clone::clone))
    }

    fn place(&self, stage: &str) -> Option<usize> {
        self.order.iter().position(|one| one == stage)
    }

    fn name(&self) -> String {
        self.folder.join("/")
    }
}

/// The nouns whose `mod.rs` promises an order.
fn nouns() -> Vec<Noun> {
    let core: Vec<(Vec<String>, Source)> = rust()
        .into_iter()
        .filter(|source| !source.is_test())
        .filter_map(|source| Some((paths::module(&source)?, source)))
        .collect();
    let noun = |(folder, source): &(Vec<String>, Source)| {
        let order = promised(&source.text)?;
        let below = core.iter().filter_map(|(module, source)| {
            let stage = module.strip_prefix(folder.as_slice())?.first()?;
            let source = Source { path: source.path.clone(), text: source.text.clone() };
            Some((stage.clone(), source))
        });
        let (folder, taken_over) = (folder.clone(), taken_over(&source.shipped_code()));
        Some(Noun { folder, order, taken_over, files: below.collect() })
    };
    core.iter().filter(|(_, source)| source.is("/mod.rs")).filter_map(noun).collect()
}

/// The stages that a module's doc names, in their order.
fn promised(text: &str) -> Option<Vec<String>> {
    let doc = text.lines().map_while(|line| line.strip_prefix("//!"));
    let doc = doc.collect::<Vec<_>>().join("");
    let (_, from) = doc.split_once(SENTENCE)?;
    let end = from.find(". ").unwrap_or(from.len());
    let name = pattern("`([a-z_]+)`");
    Some(name.captures_iter(&from[..end]).map(|found| found[1].to_owned()).collect())
}

/// The names that a `mod.rs` takes over from its stages.
fn taken_over(code: &str) -> BTreeMap<String, String> {
    let line = pattern(r"\buse (?:self::)?(\w+)((?:::\w+)*)(?:::\{([^}]*)\})?;");
    let mut found = BTreeMap::new();
    for hit in line.captures_iter(code) {
        let group = hit.get(3).map_or(&hit[2], |group| group.as_str());
        let names = group.split(',').map(|name| name.rsplit([':', ' ']).next().unwrap_or(name));
        found.extend(names.map(|name| (name.trim().to_owned(), hit[1].to_owned())));
    }
    found
}

fn place(source: &Source, named: &Named) -> String {
    format!("{}:{}: {}", source.path, named.line, named.path.join("::"))
}

#[test]
fn the_order_of_a_noun_names_each_of_its_stages() {
    let nouns = nouns();
    let promising: BTreeSet<String> = nouns.iter().map(Noun::name).collect();
    let missing = ORDERED.into_iter().filter(|noun| !promising.contains(*noun));
    let mut found: Vec<String> =
        missing.map(|noun| format!("{CORE}{noun}/mod.rs: no “{SENTENCE}”")).collect();
    for noun in &nouns {
        let stages: BTreeSet<&str> = noun.files.iter().map(|(stage, _)| stage.as_str()).collect();
        let named: BTreeSet<&str> =
            noun.order.iter().map(String::as_str).filter(|name| *name != OWN).collect();
        let apart = stages.symmetric_difference(&named);
        found.extend(apart.map(|stage| format!("{CORE}{}/mod.rs: {stage}", noun.name())));
    }
    none(found, "The doc of a noun names its stages, each file and folder, and no other.");
}

#[test]
fn a_stage_uses_only_stages_before_it() {
    let mut found = Vec::new();
    for noun in nouns() {
        for (stage, source) in &noun.files {
            let at = noun.place(stage);
            for named in paths::named(source) {
                let Some(used) = noun.stage_of(&named.path).filter(|used| used != stage) else {
                    continue;
                };
                if noun.place(&used).is_none_or(|used| Some(used) > at) {
                    found.push(place(source, &named));
                }
            }
        }
    }
    none(found, "A stage names nothing that stands behind it, nor what all of them make.");
}

/// The rooms of the runbook are the largest, and their files have names of their own for what they share.
#[test]
fn the_files_of_a_room_of_runbook_do_not_use_each_other_in_circles() {
    let noun = nouns().into_iter().find(|noun| noun.name() == "runbook").unwrap();
    for stage in &noun.order {
        let files = noun.files.iter().filter(|(of, _)| of == stage);
        let files: Vec<&Source> = files.map(|(_, source)| source).collect();
        none(circles(&noun, stage, &files), &format!("No circles in `runbook::{stage}`."));
    }
}

/// The places where the files of one stage name each other in a circle. A file stands for its folder. The stage's own file
/// has no name here, and uses all others.
fn circles(noun: &Noun, stage: &str, files: &[&Source]) -> Vec<String> {
    let depth = noun.folder.len() + 1;
    let modules = files.iter().filter_map(|source| paths::module(source));
    let known: BTreeSet<String> = modules.filter_map(|path| path.get(depth).cloned()).collect();
    let file = |path: &[String]| {
        path.get(depth).filter(|name| known.contains(*name)).cloned().unwrap_or_default()
    };
    let mut arrows = BTreeMap::from([(String::new(), known.clone())]);
    let mut places: Vec<(String, String, String)> = Vec::new();
    for source in files {
        let from = file(&paths::module(source).unwrap());
        let inside = |named: &Named| {
            let below = named.path.strip_prefix(noun.folder.as_slice());
            below.and_then(|below| below.first()).is_some_and(|name| name == stage)
        };
        for named in paths::named(source).iter().filter(|named| inside(named)) {
            let to = file(&named.path);
            if from != to {
                arrows.entry(from.clone()).or_default().insert(to.clone());
                places.push((from.clone(), to, place(source, named)));
            }
        }
    }
    let circles = places.into_iter().filter(|(from, to, _)| reaches(&arrows, to, from));
    circles.map(|(_, _, place)| place).collect()
}

/// Whether one file leads to another, over others or straight.
fn reaches(arrows: &BTreeMap<String, BTreeSet<String>>, from: &str, to: &str) -> bool {
    let (mut open, mut seen) = (vec![from], BTreeSet::new());
    while let Some(at) = open.pop() {
        if at == to {
            return true;
        }
        if seen.insert(at) {
            open.extend(arrows.get(at).into_iter().flatten().map(String::as_str));
        }
    }
    false
}

#[test]
fn an_order_and_what_a_module_takes_over_are_read_as_they_stand() {
    let doc = "//! A noun. Each stage uses only those before it: `one` (first, of `x.rs`),\n//! `two`. Absent: `no`.\n";
    assert_eq!(promised(doc).unwrap(), ["one", "two"]);
    let code = "pub use one::deep::{A, B as C};\npub(super) use two::D;\nuse three;\n";
    let found = taken_over(code);
    let wanted = [("A", "one"), ("C", "one"), ("D", "two")];
    assert!(wanted.iter().all(|(name, stage)| found[*name] == *stage), "{found:?}");
}
