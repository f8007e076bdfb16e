//! A runbook that is edited while it is followed: ticks stay with the steps that they were made on, and what a person
//! decided about a list binds that list alone.

use super::{check, check_with, keyed};
use crate::generate::{Chance, runbook};
use holdfast_core::runbook::model::reading::Reading;
use holdfast_core::runbook::{Runbook, choice_for};

/// How many made runbooks an edit starts from, where the bytes bring no text of their own.
const STARTS: u64 = 500;

/// Reads a runbook, edits some of its lines and reads it again. The first eight bytes say which edits; the rest is the
/// text, or, where there is none, the runbook is a made one.
///
/// # Panics
/// When something does not hold for one of the two texts, or between them.
pub fn edit(bytes: &[u8]) {
    let (seed, rest) = bytes.split_at(bytes.len().min(8));
    let seed = seed.iter().fold(0, |seed, byte| (seed << 8) | u64::from(*byte));
    let given = String::from_utf8_lossy(rest);
    let text = if given.trim().is_empty() { runbook(7, seed % STARTS).text } else { given.into() };
    let mut chance = Chance::of(seed, 0);
    let edited = edited(&text, &mut chance);
    let before = between(&text, &edited);
    chosen(&before, &text, &edited, &mut chance);
}

/// One group is decided otherwise: so it is read then, and after the edit no second group is taken for it.
fn chosen(before: &Runbook, text: &str, edited: &str, chance: &mut Chance) {
    let groups = &before.groups;
    let Some(group) = groups.get(chance.below(groups.len())) else { return };
    let steps = group.verdict == Reading::Text;
    let choice = choice_for(groups, &group.id, steps).expect("the group is there");
    let now = check_with(text, std::slice::from_ref(&choice));
    let decided: Vec<_> = now.groups.iter().filter(|group| group.chosen).collect();
    let [decided] = decided.as_slice() else { panic!("{} groups are decided", decided.len()) };
    assert_eq!(decided.id, group.id, "the decision binds the group that it was made on");
    assert_eq!(decided.verdict == Reading::Steps, steps, "and it is read so: {decided:?}");
    let later = check_with(edited, &[choice]);
    let decided = later.groups.iter().filter(|group| group.chosen).count();
    assert!(decided <= 1, "one decision binds {decided} groups");
}

/// What holds between a text and an edit of it: a key that both have names the same sentence, so that no tick moves to
/// another one.
fn between(before: &str, after: &str) -> Runbook {
    let (before, after) = (check(before), check(after));
    let sentences = keyed(&before);
    for (key, now) in keyed(&after) {
        let then = sentences.get(key).copied().unwrap_or(now);
        assert_eq!(then, now, "a tick would move to another sentence");
    }
    before
}

/// The text after one to six edits, as people make them: lines go, come, move, are written twice or are worded anew.
fn edited(text: &str, chance: &mut Chance) -> String {
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    for _ in 0..chance.between(1, 6) {
        let at = chance.below(lines.len());
        let other = chance.below(lines.len());
        match chance.below(6) {
            0 if lines.len() > 1 => drop(lines.remove(at)),
            0 | 1 => lines.insert(at, new_line(chance)),
            2 => lines.insert(at, lines[other].clone()),
            3 => lines.swap(at, other),
            4 => lines[at].push_str(" and wait"),
            _ => lines[at] = format!("  {}", lines[at]),
        }
    }
    lines.join("\n")
}

fn new_line(chance: &mut Chance) -> String {
    let line = chance.one(&[
        "",
        "1. Check the new disk",
        "- [ ] Tell the team about it",
        "## Mitigation",
        "# Causes",
        "```bash",
        "> [!WARNING]",
        "<details>",
        "---",
        "| a | b |",
        "    kubectl get pods",
        "Restart it:",
    ]);
    line.to_owned()
}
