//! A report as blocks, before it is Markdown. Every text in it is plain: whoever writes it escapes it.

use crate::paper::drawing::Drawing;

/// A report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Its title.
    pub title: String,
    /// What stands below.
    pub blocks: Vec<Block>,
}

impl Page {
    /// Its picture; none where it has none.
    #[must_use]
    pub fn drawing(&self) -> Option<&Drawing> {
        self.blocks.iter().find_map(|block| {
            if let Block::Drawing(drawing) = block { Some(drawing) } else { None }
        })
    }
}

/// A piece of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading of a section.
    Section(String),
    /// A heading below it.
    Part(String),
    /// A paragraph.
    Words(String),
    /// Somebody else's words, line by line.
    Quote(String),
    /// A list.
    List(Vec<String>),
    /// A picture with its words.
    Drawing(Drawing),
    /// A list with numbers.
    Numbered(Vec<String>),
    /// A table with a head.
    Table(&'static [&'static str], Vec<Vec<String>>),
}
