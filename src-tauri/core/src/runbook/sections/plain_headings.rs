//! Headings without any mark: short lines straight above a list, as people write them in plain text.
//!
//! One such line is a sentence as likely; two of which one has the name of a section show how the file is written.

use std::collections::HashSet;

use super::class::is_section_name;
use crate::runbook::blocks::tree::{Kind, Node};
use crate::runbook::model::Inline;

/// The most words of such a line.
const MOST_WORDS: usize = 3;

/// The places among the blocks of lines that are headings by where they stand.
pub(in crate::runbook) fn plain_headings(nodes: &[Node]) -> HashSet<usize> {
    let is_list = |at: usize| matches!(nodes.get(at).map(|n| &n.kind), Some(Kind::List { .. }));
    let found: HashSet<usize> =
        (0..nodes.len()).filter(|at| is_list(at + 1) && is_short(&nodes[*at])).collect();
    let named = found.iter().any(|at| is_section_name(nodes[*at].words()));
    if found.len() >= 2 && named { found } else { HashSet::new() }
}

/// True for a few words that begin with a capital letter and do not end like a sentence or a lead-in.
fn is_short(node: &Node) -> bool {
    let Some([Inline::Text { .. }]) = node.paragraph() else { return false };
    let words = node.words();
    words.starts_with(char::is_uppercase)
        && words.ends_with(char::is_alphanumeric)
        && words.split_whitespace().count() <= MOST_WORDS
}
