//! What the builder has open while it reads: one frame for each element that has started and not ended.

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, Tag};
use std::ops::Range;

use crate::runbook::blocks::tree::{ItemNode, Node};
use crate::runbook::model::{AdmonitionKind, Inline};

/// An element that is open: what it is, and what it holds so far.
pub(super) struct Frame {
    pub open: Open,
    pub line: u32,
    pub nodes: Vec<Node>,
    pub inlines: Vec<Inline>,
    /// The bytes that `inlines` came from.
    pub span: Option<Range<usize>>,
    /// Markup that is open and nested too deep to be kept: what it holds is put here.
    pub flat: usize,
}

impl Frame {
    /// An element that has just started.
    pub fn new(open: Open, line: u32) -> Self {
        Self { open, line, nodes: Vec::new(), inlines: Vec::new(), span: None, flat: 0 }
    }

    /// Adds to the line. Most lines are one piece, so the first takes no place for others.
    pub fn put(&mut self, inline: Inline) {
        if self.inlines.is_empty() {
            self.inlines.reserve_exact(1);
        }
        self.inlines.push(inline);
    }

    /// Counts these bytes to what `inlines` came from.
    pub fn cover(&mut self, range: &Range<usize>) {
        let span = self.span.get_or_insert_with(|| range.clone());
        *span = span.start.min(range.start)..span.end.max(range.end);
    }
}

pub(super) enum Open {
    Root,
    Quote(Option<AdmonitionKind>),
    List(Option<u64>, Vec<ItemNode>),
    Item {
        id: usize,
        number: Option<u64>,
        task: Option<bool>,
    },
    Heading(u8),
    Paragraph,
    Code(String, String),
    Html(String),
    Table {
        head: Vec<Vec<Inline>>,
        rows: Vec<Vec<Vec<Inline>>>,
    },
    Row(Vec<Vec<Inline>>),
    Cell,
    Emphasis,
    Strong,
    Strike,
    Link(String, String),
    Image(String, String),
    /// Blocks nested too deep: they belong to what holds them.
    Flat,
}

impl Open {
    /// The element that a tag starts; the builder gives an item its id and number.
    pub fn of(tag: Tag<'_>) -> Self {
        match tag {
            Tag::Paragraph => Self::Paragraph,
            Tag::Heading { level, .. } => Self::Heading(level as u8),
            Tag::BlockQuote(kind) => Self::Quote(kind.map(admonition)),
            Tag::CodeBlock(CodeBlockKind::Indented) => Self::Code(String::new(), String::new()),
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
                Self::Code(info.trim().to_owned(), String::new())
            }
            Tag::HtmlBlock | Tag::MetadataBlock(_) => Self::Html(String::new()),
            Tag::List(start) => Self::List(start, Vec::new()),
            Tag::Item => Self::Item { id: 0, number: None, task: None },
            Tag::Table(_) => Self::Table { head: Vec::new(), rows: Vec::new() },
            Tag::TableHead | Tag::TableRow => Self::Row(Vec::new()),
            Tag::TableCell => Self::Cell,
            Tag::Emphasis | Tag::Superscript | Tag::Subscript => Self::Emphasis,
            Tag::Strong => Self::Strong,
            Tag::Strikethrough => Self::Strike,
            Tag::Link { dest_url, title, .. } => {
                Self::Link(dest_url.into_string(), title.into_string())
            }
            Tag::Image { dest_url, title, .. } => {
                Self::Image(dest_url.into_string(), title.into_string())
            }
            Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition => Self::Flat,
        }
    }

    /// True for markup inside a line.
    pub fn is_inline(&self) -> bool {
        matches!(
            self,
            Self::Emphasis | Self::Strong | Self::Strike | Self::Link(..) | Self::Image(..)
        )
    }

    /// True for what holds no other blocks.
    pub fn is_leaf(&self) -> bool {
        matches!(self, Self::Code(..) | Self::Html(_) | Self::Paragraph | Self::Heading(_))
    }

    /// True for what holds only parts of its own kind: items, rows, cells.
    pub fn has_parts(&self) -> bool {
        matches!(self, Self::List(..) | Self::Table { .. } | Self::Row(_))
    }

    /// True for what holds blocks, so that a line of its own becomes a paragraph.
    pub fn holds_blocks(&self) -> bool {
        matches!(self, Self::Item { .. } | Self::Quote(_) | Self::Root | Self::Flat)
    }
}

fn admonition(kind: BlockQuoteKind) -> AdmonitionKind {
    match kind {
        BlockQuoteKind::Note => AdmonitionKind::Note,
        BlockQuoteKind::Tip => AdmonitionKind::Tip,
        BlockQuoteKind::Important => AdmonitionKind::Important,
        BlockQuoteKind::Warning => AdmonitionKind::Warning,
        BlockQuoteKind::Caution => AdmonitionKind::Caution,
    }
}
