//! No circles: what lies in one folder, files and folders, uses each other one way, in every crate that ships.
//!
//! A file stands for the folder of its name. A folder's own file is not asked: it brings together what lies below, and may
//! hold what all of that is given.

use std::collections::{BTreeMap, BTreeSet};

use crate::paths::{self, CRATES, Named};
use crate::tree::none;

/// A file that ships, as the rule sees it.
struct File {
    module: Vec<String>,
    path: String,
    names: Vec<Named>,
    taken_over: BTreeMap<String, String>,
}

#[test]
fn what_lies_in_a_folder_does_not_use_each_other_in_circles() {
    let mut found = Vec::new();
    for of in CRATES {
        let files: Vec<File> = paths::shipped(of).into_iter().map(read).collect();
        let above = |file: &File| -> Vec<Vec<String>> {
            (0..file.module.len()).map(|depth| file.module[..depth].to_vec()).collect()
        };
        let folders: BTreeSet<Vec<String>> = files.iter().flat_map(above).collect();
        found.extend(folders.iter().flat_map(|folder| circles(folder, &files)));
    }
    none(found, "The files and folders of one folder use each other one way: no circles.");
}

fn read((module, source): (Vec<String>, crate::tree::Source)) -> File {
    let taken_over = paths::taken_over(&source.shipped_code());
    File { module, names: paths::named(&source), taken_over, path: source.path }
}

/// The places in a folder where a way leads back.
fn circles(folder: &[String], files: &[File]) -> Vec<String> {
    let depth = folder.len();
    let inside =
        || files.iter().filter(|file| file.module.len() > depth && file.module.starts_with(folder));
    let known: BTreeSet<&str> = inside().map(|file| file.module[depth].as_str()).collect();
    let own = files.iter().find(|file| file.module == folder);
    let part = |name: &str| {
        let taken = || own?.taken_over.get(name).map(String::as_str);
        known.get(name).or_else(|| known.get(taken()?)).copied()
    };
    let mut arrows: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut places = Vec::new();
    for file in inside() {
        let from = file.module[depth].as_str();
        for named in file.names.iter().filter(|named| named.path.starts_with(folder)) {
            let to = named.path.get(depth).and_then(|name| part(name));
            if let Some(to) = to.filter(|to| *to != from) {
                arrows.entry(from).or_default().insert(to);
                let name = named.path.join("::");
                places.push((from, to, format!("{}:{}: {name}", file.path, named.line)));
            }
        }
    }
    let back = places.into_iter().filter(|(from, to, _)| reaches(&arrows, to, from));
    back.map(|(_, _, place)| place).collect()
}

/// Whether one part leads to another, over others or straight.
fn reaches(arrows: &BTreeMap<&str, BTreeSet<&str>>, from: &str, to: &str) -> bool {
    let (mut open, mut seen) = (vec![from], BTreeSet::new());
    while let Some(at) = open.pop() {
        if at == to {
            return true;
        }
        if seen.insert(at) {
            open.extend(arrows.get(at).into_iter().flatten());
        }
    }
    false
}

#[test]
fn a_circle_is_seen_over_others_and_over_names_that_a_module_takes_over() {
    let file = |module: &str, text: &str| {
        let path = format!("{}{module}.rs", CRATES[0]);
        read((
            module.split('/').filter(|part| *part != "mod").map(str::to_owned).collect(),
            crate::tree::Source { path, text: text.to_owned() },
        ))
    };
    let files = [
        file("noun/mod", "pub use one::Thing;\n"),
        file("noun/one", "use super::two::step;\n"),
        file("noun/two/deep", "use crate::noun::three;\n"),
        file("noun/three", "use super::Thing;\nuse super::four;\n"),
        file("noun/four", "use crate::other::Thing;\n"),
    ];
    let found = circles(&["noun".to_owned()], &files);
    let wanted = ["one.rs:1", "two/deep.rs:1", "three.rs:1"];
    assert_eq!(found.len(), wanted.len(), "{found:?}");
    assert!(wanted.iter().all(|place| found.iter().any(|one| one.contains(place))), "{found:?}");
}
