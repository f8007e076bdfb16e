//! What lies under a step and is told nowhere else on a checklist: remarks, hints, a file to write, a small table.
//!
//! Whoever works through a checklist has not the document before them, so nothing below a step may be missing from it.
//! Deliberately absent: commands, sub-steps, expected results and warnings, which have places of their own.

use super::asks::{are_substeps, is_remark};
use crate::runbook::around::warns;
use crate::runbook::blocks::text::plain;
use crate::runbook::blocks::tree::{ItemNode, Kind, Node};
use crate::runbook::commands::copied::Copied;
use crate::runbook::model::Inline;
use crate::runbook::words::without_colon;

/// The place behind every block of a step.
pub(in crate::runbook) const LAST: u32 = u32::MAX;

/// A piece of text, behind the ordinal of the block that it stands in.
pub(in crate::runbook) type Told = (u32, String);

/// Of each command how many pieces of text stand before it: those of earlier blocks, and those of its own, because a
/// sentence comes before the command that it names. Empty where every command comes first.
pub(in crate::runbook) fn behind(commands: &[Copied], details: &[Told]) -> Vec<u32> {
    let before = |one: &Copied| details.iter().filter(|(place, _)| *place <= one.place).count();
    let behind = commands.iter().map(|one| u32::try_from(before(one)).unwrap_or(u32::MAX));
    let behind: Vec<u32> = behind.collect();
    if behind.iter().all(|before| *before == 0) { Vec::new() } else { behind }
}

/// The rest of a step, piece by piece: a paragraph, a block of text, or the line of a hint with `•` before it. What
/// `is_shown` says of is left out; with `deep`, lists are hints even where they could be sub-steps.
pub(in crate::runbook) fn details<'a>(
    nodes: impl Iterator<Item = &'a Node>,
    deep: bool,
    is_shown: impl Fn(&str) -> bool,
) -> Vec<Told> {
    let mut found = Vec::new();
    let mut before = "";
    for (place, node) in (0..).zip(nodes) {
        let deep = deep || explains(std::mem::replace(&mut before, node.words()));
        let mut pieces = Vec::new();
        gather(node, deep, 0, &mut pieces);
        found.extend(pieces.into_iter().map(|piece| (place, piece)));
    }
    found.retain(|(_, piece)| !piece.trim().is_empty() && !is_shown(piece.trim()));
    found
}

/// The most characters of the words that tell commands apart.
const LONGEST_LABEL: usize = 70;

/// The words that say which of a step's commands stands below them: "on staging:", "**Option A**".
fn label_of(node: &Node) -> Option<&str> {
    let words = node.words().trim();
    let content = node.paragraph()?;
    let is_bold = matches!(content, [Inline::Strong { .. }]);
    let is_joint = matches!(without_colon(words), "and" | "then");
    let fits = words.chars().count() <= LONGEST_LABEL && !is_joint;
    (fits && (is_bold || words.ends_with(':'))).then(|| without_colon(words))
}

/// The label of the code behind `node`, where `before` is the one of `node`. A note between the two parts them not.
pub(in crate::runbook) fn label_behind<'a>(
    before: Option<&'a str>,
    node: &'a Node,
) -> Option<&'a str> {
    match &node.kind {
        Kind::Paragraph { .. } => label_of(node),
        Kind::Code { .. } | Kind::Quote { .. } => before,
        Kind::Heading { .. }
        | Kind::List { .. }
        | Kind::Table { .. }
        | Kind::Rule
        | Kind::Raw { .. } => None,
    }
}

/// True for a sentence whose list gives reasons: "Why both are required:".
pub(in crate::runbook) fn explains(sentence: &str) -> bool {
    let sentence = sentence.trim();
    sentence.ends_with(':') && sentence.get(..4).is_some_and(|w| w.eq_ignore_ascii_case("why "))
}

fn gather(node: &Node, deep: bool, depth: usize, found: &mut Vec<String>) {
    match &node.kind {
        Kind::Paragraph { .. } | Kind::Heading { .. } => found.push(node.sentence()),
        Kind::Code { text, .. } if node.command().is_none() => {
            found.push(text.trim_end().to_owned());
        }
        Kind::List { start, items } => {
            let hints = deep || !are_substeps(start.is_some(), items);
            for item in items.iter().filter(|item| hints || is_remark(start.is_some(), item)) {
                hint(item, depth, found);
            }
        }
        Kind::Quote { nodes, .. } if !warns(node) => {
            nodes.iter().for_each(|inside| gather(inside, deep, depth, found));
        }
        Kind::Table { head, rows } => {
            let line = |row: &Vec<Vec<_>>| {
                row.iter().map(|cell| plain(cell)).collect::<Vec<_>>().join(" | ")
            };
            found.extend(std::iter::once(head).chain(rows).map(line));
        }
        Kind::Raw { text } => found.push(text.trim_end().to_owned()),
        Kind::Code { .. } | Kind::Quote { .. } | Kind::Rule => {}
    }
}

/// An item that is not ticked, with all that lies below it: nothing of it is told elsewhere but its commands.
fn hint(item: &ItemNode, depth: usize, found: &mut Vec<String>) {
    found.push(format!("{}• {}", "  ".repeat(depth), item.sentence()));
    let led = usize::from(item.nodes.first().and_then(Node::paragraph).is_some());
    for below in item.nodes.iter().skip(led) {
        gather(below, true, depth + 1, found);
    }
}

#[cfg(test)]
mod tests {
    use crate::runbook::parse;

    #[test]
    fn nothing_below_a_step_is_missing_from_its_checklist() {
        let source = "# T\n\n## Steps\n1. Watch for:\n   - Odd logins\n   - Full disks\n     and full queues\n\n   It takes a while.\n2. Edit the file\n   1. Add a section to patroni.yml\n      ```yaml\n      nofailover: true\n      ```\n      If the name is absent, the reload worked.\n   2. Reload\n3. Check it:\n   ```bash\n   kubectl get pods\n   ```\n   Expected: all run\n";
        let runbook = parse(source, "t.md");
        let step = |n: u32| runbook.step(n).cloned().unwrap_or_default();
        assert_eq!(
            step(1).details,
            ["• Odd logins", "• Full disks and full queues", "It takes a while."]
        );
        let below = step(2).substeps.first().map(|sub| sub.details.clone()).unwrap_or_default();
        assert_eq!(below, ["nofailover: true", "If the name is absent, the reload worked."]);
        assert!(step(3).details.is_empty(), "its command and its result stand elsewhere");
    }

    #[test]
    fn prose_and_commands_keep_the_order_of_the_file() {
        let source = "# T\n\n## Steps\n1. Clear the disk\n\n   See first what is large.\n\n   ```bash\n   du -x /var\n   ```\n\n   Then remove the old logs, and only those.\n\n   ```bash\n   find /var/log -delete\n   ```\n\n   Tell the channel.\n2. Restart it:\n   ```bash\n   systemctl restart shop\n   ```\n   It takes a while.\n";
        let runbook = parse(source, "runbooks/t.md");
        let steps = &runbook.phases[0].steps;
        assert_eq!(steps[0].details.len(), 3, "{:?}", steps[0].details);
        assert_eq!(steps[0].behind, [1, 2], "each command stands behind the words that lead to it");
        assert!(steps[1].behind.is_empty(), "the command comes first");
    }
}
