//! What lies under a step and is told nowhere else on a checklist: remarks, hints, a file to write, a small table.
//!
//! Whoever works through a checklist has not the document before them, so nothing below a step may be missing from it.
//! Deliberately absent: commands, sub-steps, expected results and warnings, which have places of their own.

use super::asks::{are_substeps, is_remark};
use crate::runbook::around::warns;
use crate::runbook::blocks::text::plain;
use crate::runbook::blocks::tree::{ItemNode, Kind, Node};
use crate::runbook::model::Inline;
use crate::runbook::words::without_colon;

/// The rest of a step, piece by piece: a paragraph, a block of text, or the line of a hint with `•` before it. What
/// `is_shown` says of is left out; with `deep`, lists are hints even where they could be sub-steps.
pub(in crate::runbook) fn details<'a>(
    nodes: impl Iterator<Item = &'a Node>,
    deep: bool,
    is_shown: impl Fn(&str) -> bool,
) -> Vec<String> {
    let mut found = Vec::new();
    let mut before = "";
    for node in nodes {
        let deep = deep || explains(std::mem::replace(&mut before, node.words()));
        gather(node, deep, 0, &mut found);
    }
    found.retain(|piece| !piece.trim().is_empty() && !is_shown(piece.trim()));
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
}
