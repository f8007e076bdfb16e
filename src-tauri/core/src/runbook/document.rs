//! The ninth and last stage: the whole file as the blocks that a reader shows, with the numbers of the steps.
//!
//! Nothing is decided here and nothing is dropped: a mark only wraps blocks or names them.

pub(in crate::runbook) mod drawn;
mod pictures;
pub(in crate::runbook) mod summary;

use std::iter::Peekable;
use std::vec::IntoIter;

use super::blocks::normalise::Source;
use super::blocks::tags;
use super::blocks::tags::settle;
use super::blocks::text::plain;
use super::blocks::tree::{ItemNode, Kind, Node, Role};
use super::commands::output::shown;
use super::model::{AsideKind, Block, Inline, Item};
use super::sections::title::is_template;
use super::steps::marks::{Marks, PartMark};
use super::words::word_set::Map;

/// The whole file as blocks, the front matter first.
pub(super) fn document(source: &Source, nodes: Vec<Node>, marks: Marks) -> Vec<Block> {
    let front = source
        .front
        .iter()
        .map(|front| Block::Aside { kind: AsideKind::FrontMatter, text: front.text.clone() });
    let mut document: Vec<Block> = front.collect();
    document.extend(lowered(nodes, marks));
    document
}

fn lowered(nodes: Vec<Node>, mut marks: Marks) -> Vec<Block> {
    let mut parts = std::mem::take(&mut marks.parts);
    // An outer part before those inside it.
    parts.sort_by_key(|part| (part.blocks.start, std::cmp::Reverse(part.blocks.end)));
    let mut lowering = Lowering {
        at: 0,
        nodes: nodes.into_iter(),
        parts: parts.into_iter().peekable(),
        marks,
        slugs: Slugs::default(),
        pictures: 0,
    };
    lowering.up_to(usize::MAX)
}

struct Lowering {
    /// The place of the next block.
    at: usize,
    nodes: IntoIter<Node>,
    parts: Peekable<IntoIter<PartMark>>,
    marks: Marks,
    slugs: Slugs,
    /// The number of the last picture.
    pictures: u32,
}

impl Lowering {
    /// The blocks before this place; parts inside them are wrapped.
    fn up_to(&mut self, end: usize) -> Vec<Block> {
        let mut blocks = Vec::new();
        while self.at < end {
            let at = self.at;
            while self.parts.next_if(|part| part.blocks.start < at).is_some() {}
            if let Some(part) = self.parts.next_if(|p| p.blocks.start == at && p.blocks.end > at) {
                let inside = self.up_to(part.blocks.end.min(end));
                let step = part.steps.map(|(first, last)| match first == last {
                    true => first.to_string(),
                    false => format!("{first}-{last}"),
                });
                let (group, numbers) = (part.group, None);
                blocks.push(Block::Part { step, group, numbers, blocks: inside });
                continue;
            }
            let Some(node) = self.nodes.next() else { break };
            self.at += 1;
            let first = blocks.len();
            self.block(node.kind, &mut blocks);
            if let [Block::Heading { way, .. }] = &mut blocks[first..] {
                *way = self.marks.ways.get(&at).copied();
            }
        }
        blocks
    }

    fn blocks(&mut self, nodes: Vec<Node>) -> Vec<Block> {
        let mut blocks = Vec::with_capacity(nodes.len());
        nodes.into_iter().for_each(|node| self.block(node.kind, &mut blocks));
        blocks
    }

    /// A line as it is shown, its pictures with their numbers.
    fn line(&mut self, content: Vec<Inline>) -> Vec<Inline> {
        let mut content = settle(content);
        pictures::inlines(&mut content, &mut self.pictures);
        content
    }

    fn heading(&mut self, level: u8, content: Vec<Inline>) -> Block {
        let words = plain(&content);
        if is_template(&words) {
            let marks = "#".repeat(level.into());
            return Block::Aside { kind: AsideKind::Tool, text: format!("{marks} {words}") };
        }
        let anchor = self.slugs.anchor(&words);
        let (content, window) = (self.line(content), None);
        Block::Heading { level, anchor, content, way: None, window }
    }

    /// Adds the blocks that a node is: one, but for HTML, which may be several or none.
    fn block(&mut self, kind: Kind, blocks: &mut Vec<Block>) {
        let block = match kind {
            Kind::Heading { level, content } => self.heading(level, content),
            Kind::Paragraph { content } => Block::Paragraph { content: self.line(content) },
            Kind::List { start, items } => {
                let group = items.first().and_then(|i| self.marks.lists.get(&i.id)).cloned();
                let items = items.into_iter().map(|item| self.item(item)).collect();
                Block::List { start, items, group }
            }
            Kind::Code { language, text, role } => {
                let command = role == Role::Command;
                let (doubt, session) = if command { shown(&language, &text) } else { (None, None) };
                let doubt = doubt.map(|doubt| doubt.says().to_owned());
                let (parts, label, output) = (Vec::new(), None, false);
                Block::Code { language, text, command, doubt, session, parts, label, output }
            }
            Kind::Quote { kind, nodes } => Block::Quote { kind, blocks: self.blocks(nodes) },
            Kind::Table { head, rows } => {
                let head = self.cells(head);
                let rows = rows.into_iter().map(|row| self.cells(row)).collect();
                Block::Table { head, rows }
            }
            Kind::Rule => Block::Rule,
            Kind::Raw { text } => {
                let mut made = tags::blocks(text);
                pictures::blocks(&mut made, &mut self.pictures);
                return blocks.append(&mut made);
            }
        };
        blocks.push(block);
    }

    fn cells(&mut self, row: Vec<Vec<Inline>>) -> Vec<Vec<Inline>> {
        row.into_iter().map(|cell| self.line(cell)).collect()
    }

    fn item(&mut self, item: ItemNode) -> Item {
        Item {
            step: self.marks.items.get(&item.id).cloned(),
            task: item.task,
            numbers: None,
            blocks: self.blocks(item.nodes),
        }
    }
}

/// Gives each heading an id of its own: `disk-full`, `disk-full-1`.
#[derive(Default)]
struct Slugs {
    seen: Map<String, u32>,
}

impl Slugs {
    fn anchor(&mut self, title: &str) -> String {
        let title = title.to_lowercase();
        let mut slug = String::with_capacity(title.len());
        slug.extend(title.chars().filter_map(|c| match c {
            ' ' | '-' | '_' => Some('-'),
            letter if letter.is_alphanumeric() => Some(letter),
            _ => None,
        }));
        let slug = if slug.is_empty() { "section".to_owned() } else { slug };
        let mut anchor = slug.clone();
        loop {
            let count = self.seen.entry(anchor.clone()).or_default();
            *count += 1;
            if *count == 1 {
                return anchor;
            }
            let next = *count - 1;
            anchor = format!("{slug}-{next}");
        }
    }
}
