//! The stages of a noun: each file and folder below its `mod.rs` uses only those that stand before it.
//!
//! The order is read from the doc of that `mod.rs`, so that it stands once, where a person reads it, and cannot say what
//! is not so.

use std::collections::{BTreeMap, BTreeSet};

use crate::paths::{self, CORE, Named};
use crate::tree::{Source, none, pattern};

/// The folders that promise an order. Another one joins them with its sentence. Where the files are the members of a set
/// and not stages, none is promised: the kinds of channel, the checks of runbooks.
const ORDERED: [&str; 33] = [
    "afteraction",
    "channel",
    "engine",
    "exercise",
    "exercise/import",
    "exercise/import/release",
    "incident",
    "incident/decide",
    "incident/entry",
    "incident/typed",
    "incident/went",
    "library",
    "library/disk",
    "library/search",
    "paper",
    "postmortem",
    "postmortem/document",
    "postmortem/masking",
    "postmortem/sections",
    "runbook",
    "runbook/blocks",
    "runbook/commands",
    "runbook/export",
    "runbook/facts",
    "runbook/model",
    "runbook/patch",
    "runbook/sections",
    "runbook/steps",
    "runbook/words",
    "screen",
    "store",
    "update",
    "worker",
];
/// How the sentence begins.
const SENTENCE: &str = "Each stage uses only those before it:";
/// The stage of what a `mod.rs` defines itself.
const OWN: &str = "mod";

/// A noun's folder with the order that its `mod.rs` promises.
pub struct Noun {
    folder: Vec<String>,
    /// Its stages, in their order.
    pub order: Vec<String>,
    /// The stage of each name that `mod.rs` takes over from one.
    taken_over: BTreeMap<String, String>,
    /// Each file below the folder, with its stage.
    files: Vec<(String, Source)>,
}

impl Noun {
    fn stage_of(&self, path: &[String]) -> Option<String> {
        let name = path.strip_prefix(self.folder.as_slice())?.first()?;
        let is_stage = self.files.iter().any(|(stage, _)| stage == name);
        let Some(stage) = self.taken_over.get(name).filter(|_| !is_stage) else {
            return Some(if is_stage { name.clone() } else { OWN.to_owned() });
        };
        // What is taken over from another noun has no stage here.
        self.files.iter().any(|(known, _)| known == stage).then(|| stage.clone())
    }

    fn place(&self, stage: &str) -> Option<usize> {
        self.order.iter().position(|one| one == stage)
    }

    /// `runbook/patch`
    pub fn name(&self) -> String {
        self.folder.join("/")
    }
}

/// The nouns whose `mod.rs` promises an order.
pub fn nouns() -> Vec<Noun> {
    let core = paths::shipped(CORE);
    let noun = |(folder, source): &(Vec<String>, Source)| {
        let order = promised(&source.text)?;
        let below = core.iter().filter_map(|(module, source)| {
            let stage = module.strip_prefix(folder.as_slice())?.first()?;
            let source = Source { path: source.path.clone(), text: source.text.clone() };
            Some((stage.clone(), source))
        });
        let taken_over = paths::taken_over(&source.shipped_code());
        let folder = folder.clone();
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

#[test]
fn an_order_and_what_a_module_takes_over_are_read_as_they_stand() {
    let doc = "//! A noun. Each stage uses only those before it: `one` (first, of `x.rs`),\n//! `two`. Absent: `no`.\n";
    assert_eq!(promised(doc).unwrap(), ["one", "two"]);
    let code = "pub use one::deep::{A, B as C};\npub(super) use two::D;\nuse three;\n";
    let found = paths::taken_over(code);
    let wanted = [("A", "one"), ("C", "one"), ("D", "two")];
    assert!(wanted.iter().all(|(name, stage)| found[*name] == *stage), "{found:?}");
}
