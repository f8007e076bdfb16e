//! The ninth and last stage: the whole file as the blocks that a reader shows, with the numbers of the steps.
//!
//! Nothing is decided here and nothing is dropped: a mark only wraps blocks or names them.

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
    let mut document: Vec<Block> = front.chain(lowered(nodes, marks)).collect();
    pictures::number(&mut document);
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
                blocks.push(Block::Part { step, group: part.group, blocks: inside });
                continue;
            }
            let Some(node) = self.nodes.next() else { break };
            self.at += 1;
            let mut made = self.block(node.kind);
            if let [Block::Heading { way, .. }] = made.as_mut_slice() {
                *way = self.marks.ways.get(&at).copied();
            }
            blocks.extend(made);
        }
        blocks
    }

    fn blocks(&mut self, nodes: Vec<Node>) -> Vec<Block> {
        nodes.into_iter().flat_map(|node| self.block(node.kind)).collect()
    }

    /// The blocks that a node is: one, but for HTML, which may be several or none.
    fn block(&mut self, kind: Kind) -> Vec<Block> {
        let block = match kind {
            Kind::Heading { level, content } if is_template(&plain(&content)) => {
                let marks = "#".repeat(level.into());
                let text = format!("{marks} {}", plain(&content));
                Block::Aside { kind: AsideKind::Tool, text }
            }
            Kind::Heading { level, content } => {
                let anchor = self.slugs.anchor(&plain(&content));
                Block::Heading { level, anchor, content: settle(content), way: None }
            }
            Kind::Paragraph { content } => Block::Paragraph { content: settle(content) },
            Kind::List { start, items } => {
                let group = items.first().and_then(|i| self.marks.lists.get(&i.id)).cloned();
                let items = items.into_iter().map(|item| self.item(item)).collect();
                Block::List { start, items, group }
            }
            Kind::Code { language, text, role } => {
                let command = role == Role::Command;
                let (doubt, session) = if command { shown(&language, &text) } else { (None, None) };
                let doubt = doubt.map(|doubt| doubt.says().to_owned());
                Block::Code { language, text, command, doubt, session }
            }
            Kind::Quote { kind, nodes } => Block::Quote { kind, blocks: self.blocks(nodes) },
            Kind::Table { head, rows } => {
                let rows = rows.into_iter().map(cells).collect();
                Block::Table { head: cells(head), rows }
            }
            Kind::Rule => Block::Rule,
            Kind::Raw { text } => return tags::blocks(text),
        };
        vec![block]
    }

    fn item(&mut self, item: ItemNode) -> Item {
        Item {
            step: self.marks.items.get(&item.id).cloned(),
            task: item.task,
            blocks: self.blocks(item.nodes),
        }
    }
}

fn cells(row: Vec<Vec<Inline>>) -> Vec<Vec<Inline>> {
    row.into_iter().map(settle).collect()
}

/// Gives each heading an id of its own: `disk-full`, `disk-full-1`.
#[derive(Default)]
struct Slugs {
    seen: Map<String, u32>,
}

impl Slugs {
    fn anchor(&mut self, title: &str) -> String {
        let slug: String = title
            .to_lowercase()
            .chars()
            .filter_map(|c| match c {
                ' ' | '-' | '_' => Some('-'),
                letter if letter.is_alphanumeric() => Some(letter),
                _ => None,
            })
            .collect();
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
