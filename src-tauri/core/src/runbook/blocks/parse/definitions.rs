//! Link definitions: which addresses the document shows, so that the others can be shown as text.

use std::collections::HashSet;

use crate::runbook::blocks::tree::{Node, each};
use crate::runbook::model::Inline;

/// The address of a definition as it is written: `[name]: address "title"`.
pub(super) fn address(definition: &str) -> &str {
    let after = definition.split_once("]:").map_or("", |(_, after)| after);
    after.split_whitespace().next().unwrap_or("").trim_matches(['<', '>'])
}

/// The addresses of all links and pictures.
pub(super) fn addresses(nodes: &[Node]) -> HashSet<String> {
    let mut out = HashSet::new();
    each(nodes, &mut |node| {
        collect(node.content(), &mut out);
        node.rows().flatten().for_each(|cell| collect(cell, &mut out));
    });
    out
}

fn collect(content: &[Inline], out: &mut HashSet<String>) {
    Inline::each(content, &mut |inline| {
        if let Inline::Link { href: address, .. } | Inline::Image { source: address, .. } = inline {
            out.insert(address.clone());
        }
    });
}
