//! The document as the rules see it: typed blocks with their lines in the file.
//!
//! [`crate::runbook::model::Block`] is what leaves the stages; it has no lines and no identities, because a reader needs
//! neither.

use super::text::{is_plain, plain};
use crate::runbook::model::{AdmonitionKind, Inline};

/// A block and the line that it starts on, from 1.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Node {
    pub line: u32,
    pub kind: Kind,
    /// What [`Node::words`] gives, written once; none where the only text of the block is that already.
    text: Option<String>,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    Heading { level: u8, content: Vec<Inline> },
    Paragraph { content: Vec<Inline> },
    List { start: Option<u64>, items: Vec<ItemNode> },
    Code { language: String, text: String, role: Role },
    Quote { kind: Option<AdmonitionKind>, nodes: Vec<Node> },
    Table { head: Vec<Vec<Inline>>, rows: Vec<Vec<Vec<Inline>>> },
    Rule,
    Raw { text: String },
}

/// What a piece of code is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// It can be copied and run.
    Command,
    /// Configuration, output, a script to save: shown, never run.
    Text,
}

/// An item of a list. `id` is unique in the document.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ItemNode {
    pub id: usize,
    pub line: u32,
    /// The number that stands in the file.
    pub number: Option<u64>,
    pub task: Option<bool>,
    pub nodes: Vec<Node>,
}

impl Node {
    /// A block, with its text without markup.
    pub fn new(line: u32, kind: Kind) -> Self {
        let content = content_of(&kind);
        let text = (!is_plain(content)).then(|| plain(content));
        Self { line, kind, text }
    }

    /// Makes raw text of a paragraph or of code; its words stay those that it had.
    pub fn make_raw(&mut self, text: String) {
        self.text = Some(self.sentence());
        self.kind = Kind::Raw { text };
    }

    /// The text of a paragraph or heading without markup; empty for everything else.
    pub fn words(&self) -> &str {
        match (&self.text, content_of(&self.kind)) {
            (Some(text), _) => text,
            (None, [Inline::Text { text }]) => text,
            (None, _) => "",
        }
    }

    /// [`Node::words`], to keep.
    pub fn sentence(&self) -> String {
        self.words().to_owned()
    }

    /// What a paragraph or heading holds; nothing for everything else.
    pub fn content(&self) -> &[Inline] {
        content_of(&self.kind)
    }

    /// The items of a list; none for everything else.
    pub fn items(&self) -> &[ItemNode] {
        if let Kind::List { items, .. } = &self.kind { items } else { &[] }
    }

    /// The rows of a table, its head first; none for everything else.
    pub fn rows(&self) -> impl Iterator<Item = &Vec<Vec<Inline>>> {
        let table =
            if let Kind::Table { head, rows } = &self.kind { Some((head, rows)) } else { None };
        table.into_iter().flat_map(|(head, rows)| std::iter::once(head).chain(rows))
    }

    /// The runs of blocks that it holds: one of each item of a list, or one.
    pub fn inside_mut(&mut self) -> Vec<&mut Vec<Self>> {
        match &mut self.kind {
            Kind::List { items, .. } => items.iter_mut().map(|item| &mut item.nodes).collect(),
            Kind::Quote { nodes, .. } => vec![nodes],
            Kind::Heading { .. } | Kind::Paragraph { .. } | Kind::Code { .. } => Vec::new(),
            Kind::Table { .. } | Kind::Rule | Kind::Raw { .. } => Vec::new(),
        }
    }

    /// The content of a paragraph.
    pub fn paragraph(&self) -> Option<&[Inline]> {
        if let Kind::Paragraph { content } = &self.kind { Some(content) } else { None }
    }

    /// The text of code that can be run.
    pub fn command(&self) -> Option<&str> {
        if let Kind::Code { text, role: Role::Command, .. } = &self.kind {
            Some(text)
        } else {
            None
        }
    }

    /// True for code of any kind.
    pub fn is_code(&self) -> bool {
        matches!(self.kind, Kind::Code { .. })
    }
}

fn content_of(kind: &Kind) -> &[Inline] {
    match kind {
        Kind::Paragraph { content } | Kind::Heading { content, .. } => content,
        Kind::List { .. }
        | Kind::Code { .. }
        | Kind::Quote { .. }
        | Kind::Table { .. }
        | Kind::Rule
        | Kind::Raw { .. } => &[],
    }
}

impl ItemNode {
    /// The words of the item: those of its first paragraph.
    pub fn words(&self) -> &str {
        self.nodes.iter().find(|n| n.paragraph().is_some()).map(Node::words).unwrap_or_default()
    }

    /// [`ItemNode::words`], to keep.
    pub fn sentence(&self) -> String {
        self.words().to_owned()
    }
}

/// Visits every block, the outer one before what it holds.
pub(in crate::runbook) fn each<'a>(
    nodes: impl IntoIterator<Item = &'a Node>,
    visit: &mut impl FnMut(&'a Node),
) {
    for node in nodes {
        visit(node);
        match &node.kind {
            Kind::List { items, .. } => items.iter().for_each(|item| each(&item.nodes, visit)),
            Kind::Quote { nodes, .. } => each(nodes, visit),
            Kind::Heading { .. }
            | Kind::Paragraph { .. }
            | Kind::Code { .. }
            | Kind::Table { .. }
            | Kind::Rule
            | Kind::Raw { .. } => {}
        }
    }
}
