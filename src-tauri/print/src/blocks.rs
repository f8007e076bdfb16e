//! The blocks of a paper as the values that the template lays out.

use holdfast_core::paper::drawing::{Drawing, place, svg};
use holdfast_core::paper::{Album, allowed, tick};
use holdfast_core::runbook::model::{Block, Inline, Item};
use typst::foundations::{Array, Bytes, Dict, IntoValue, Value, dict};

use crate::fonts::{TEXT, drawable};
use crate::words::{line, plain, words};

/// How deep lists and quotations are shown within each other; what lies deeper stands at this depth.
const DEEPEST: usize = 6;

/// The values of a document, with a drawing in its place.
pub fn pages(document: &[Block], drawing: Option<&Drawing>, album: &Album<'_>) -> Array {
    let mut pages = Pages { album, level: 0 };
    let mut out = Array::new();
    let (before, behind) = document.split_at(drawing.map_or(document.len(), |_| place(document)));
    pages.blocks(&mut out, before, 0);
    drawing.iter().for_each(|drawing| pages.drawing(&mut out, drawing));
    pages.blocks(&mut out, behind, 0);
    out
}

struct Pages<'a> {
    album: &'a Album<'a>,
    /// The level of the heading before: a reader's list of headings leaves no level out.
    level: i64,
}

impl Pages<'_> {
    fn blocks(&mut self, out: &mut Array, blocks: &[Block], depth: usize) {
        blocks.iter().for_each(|one| self.block(out, one, depth));
    }

    fn block(&mut self, out: &mut Array, block: &Block, depth: usize) {
        match block {
            Block::Heading { level, content, .. } => self.heading(out, *level, content, depth),
            Block::Paragraph { content } => self.paragraph(out, content),
            Block::List { start, items, .. } => self.list(out, *start, items, depth),
            Block::Part { blocks, .. } => self.blocks(out, blocks, depth),
            Block::Code { text, .. } => {
                let text = allowed(text.trim_end());
                out.push(
                    dict! { "kind" => "code", "text" => drawable(&text).as_ref() }.into_value(),
                );
            }
            Block::Quote { kind, blocks } => {
                let word = kind.map(|kind| kind.word());
                self.quote(out, word, blocks, depth);
            }
            Block::Table { head, rows } => out.push(table(head, rows)),
            Block::Rule => out.push(dict! { "kind" => "rule" }.into_value()),
            Block::Aside { .. } => {}
            Block::Raw { text } => out.push(paragraph(plain(text))),
        }
    }

    /// A heading, at the level after the one before at most. Inside of a list it is a line in bold: it begins no section.
    fn heading(&mut self, out: &mut Array, level: u8, content: &[Inline], depth: usize) {
        if content.is_empty() {
            return;
        }
        if depth > 0 {
            let strong = Inline::Strong { content: content.to_vec() };
            return self.paragraph(out, &[strong]);
        }
        self.level = i64::from(level).clamp(1, self.level + 1);
        let words = words(content);
        out.push(
            dict! { "kind" => "heading", "level" => self.level, "words" => words }.into_value(),
        );
    }

    /// A paragraph, with its pictures between its words.
    fn paragraph(&mut self, out: &mut Array, content: &[Inline]) {
        let is_picture = |one: &Inline| matches!(one, Inline::Image { .. });
        for part in content.chunk_by(|a, b| !is_picture(a) && !is_picture(b)) {
            match part {
                [Inline::Image { source, alt, .. }] => out.push(self.picture(source, alt)),
                part => out.push(paragraph(line(part.iter()))),
            }
        }
    }

    fn picture(&self, source: &str, alt: &str) -> Value {
        match self.album.picture(source, alt) {
            Ok(picture) => {
                let bytes = Bytes::new(picture.bytes);
                let alt = allowed(if alt.is_empty() { source } else { alt });
                dict! { "kind" => "picture", "bytes" => bytes, "alt" => alt.as_ref() }.into_value()
            }
            Err(words) => paragraph(plain(&words)),
        }
    }

    /// A drawing, and the same in words.
    fn drawing(&mut self, out: &mut Array, drawing: &Drawing) {
        let drawing = &drawing.clone().worded(|words| drawable(words).into_owned());
        let bytes = Bytes::new(allowed(&svg(drawing, TEXT[0])).into_owned().into_bytes());
        let alt = allowed(&drawing.title);
        out.push(
            dict! { "kind" => "picture", "bytes" => bytes, "alt" => alt.as_ref() }.into_value(),
        );
        out.push(paragraph(plain(&drawing.title)));
        self.block(out, &drawing.list(), 0);
    }

    fn list(&mut self, out: &mut Array, start: Option<u64>, items: &[Item], depth: usize) {
        let marked = items.iter().any(|item| item.task.is_none());
        let shown: Vec<Array> = items.iter().map(|item| self.item(item, depth + 1)).collect();
        if depth >= DEEPEST {
            return shown.into_iter().for_each(|item| out.extend(item));
        }
        let mut list = Dict::new();
        list.insert("kind".into(), "list".into_value());
        let first = start.map(|start| i64::try_from(start).unwrap_or(1));
        list.insert("start".into(), first.map_or(Value::None, IntoValue::into_value));
        list.insert("marked".into(), marked.into_value());
        let is_tight = items.iter().all(|item| item.blocks.len() <= 1);
        list.insert("tight".into(), is_tight.into_value());
        list.insert("items".into(), shown.into_value());
        out.push(list.into_value());
    }

    fn item(&mut self, item: &Item, depth: usize) -> Array {
        let mut out = Array::new();
        let sign = Inline::Text { text: tick(item.task).to_owned() };
        match (item.task, item.blocks.split_first()) {
            (Some(_), Some((Block::Paragraph { content }, below))) => {
                out.push(paragraph(line(std::iter::once(&sign).chain(content))));
                self.blocks(&mut out, below, depth);
            }
            (Some(_), _) => {
                out.push(paragraph(line(std::iter::once(&sign))));
                self.blocks(&mut out, &item.blocks, depth);
            }
            (None, _) => self.blocks(&mut out, &item.blocks, depth),
        }
        out
    }

    fn quote(&mut self, out: &mut Array, word: Option<&str>, blocks: &[Block], depth: usize) {
        let mut inside = Array::new();
        if let Some(word) = word {
            let word = Inline::Text { text: word.to_owned() };
            inside.push(paragraph(words(&[Inline::Strong { content: vec![word] }])));
        }
        self.blocks(&mut inside, blocks, depth + 1);
        match depth >= DEEPEST {
            true => out.extend(inside),
            false => out.push(dict! { "kind" => "quote", "blocks" => inside }.into_value()),
        }
    }
}

fn paragraph(words: Value) -> Value {
    dict! { "kind" => "paragraph", "words" => words }.into_value()
}

/// A table, each row as wide as the widest.
fn table(head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> Value {
    let columns = rows.iter().map(Vec::len).chain([head.len()]).max().unwrap_or(0).max(1);
    let cells = |cells: &[Vec<Inline>]| -> Vec<Value> {
        let missing = columns.saturating_sub(cells.len());
        cells.iter().map(|cell| words(cell)).chain((0..missing).map(|_| words(&[]))).collect()
    };
    let has_head = head.iter().any(|cell| !cell.is_empty());
    let head = if has_head { cells(head) } else { Vec::new() };
    let body: Vec<Value> = rows.iter().flat_map(|row| cells(row)).collect();
    dict! { "kind" => "table", "columns" => columns, "head" => head, "cells" => body }.into_value()
}
