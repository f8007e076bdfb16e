//! An item of a list with what stands around it, and what it says.

use crate::runbook::blocks::text::{plain, says};
use crate::runbook::blocks::tree::{ItemNode, Kind, Node, each};
use crate::runbook::words::without_colon;

/// An item with the blocks that belong to it although they are not indented.
#[derive(Clone, Debug)]
pub(in crate::runbook) struct Entry<'a> {
    pub item: &'a ItemNode,
    pub after: Vec<&'a Node>,
    /// Warnings directly before it, where they split the list.
    pub guards: Vec<&'a Node>,
}

impl<'a> Entry<'a> {
    /// An item alone.
    pub fn of(item: &'a ItemNode) -> Self {
        Self { item, after: Vec::new(), guards: Vec::new() }
    }
}

/// The first words of an item, of what lies in it or of what stands behind it; none when nothing of that says anything.
pub(in crate::runbook) fn first_words(entry: &Entry<'_>) -> Option<String> {
    let own = without_colon(entry.item.words());
    if says(own) {
        return Some(own.to_owned());
    }
    let mut found = None;
    each(entry.item.nodes.iter().chain(entry.after.iter().copied()), &mut |node| {
        if found.is_none() {
            found = said_by(node);
        }
    });
    found
}

/// The first line of a block that says something, without what it holds.
pub(in crate::runbook) fn said_by(node: &Node) -> Option<String> {
    match &node.kind {
        Kind::Code { text, .. } | Kind::Raw { text } => {
            text.lines().find(|line| says(line)).map(|line| line.trim().to_owned())
        }
        Kind::Table { .. } => node.rows().flatten().map(|cell| plain(cell)).find(|cell| says(cell)),
        Kind::Heading { .. } | Kind::Paragraph { .. } => {
            Some(without_colon(node.words())).filter(|words| says(words)).map(str::to_owned)
        }
        Kind::List { .. } | Kind::Quote { .. } | Kind::Rule => None,
    }
}
