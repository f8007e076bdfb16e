//! The second stage: from the parser's events to the tree of blocks.
//!
//! Nothing is dropped: unknown tags such as `<namespace>` become text, HTML stays as it is written, titles of links
//! and unused link definitions are kept as text. Containers nested deeper than [`DEEPEST`] are flattened, so that no
//! file can exhaust the stack of whoever walks the tree.

mod definitions;
mod lines;
mod open;
mod parts;

use self::lines::Lines;
use self::open::{Frame, Open};
use self::parts::{only_code, part, slipped, table_below, unfenced, without_start};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

use super::boxes;
use super::normalise::Source;
use super::split::{Part, Run, split_counted, split_paragraph};
use super::text::plain;
use super::tree::{ItemNode, Kind, Node, Role};
use crate::runbook::model::Inline;

/// Levels of nesting that are kept.
const DEEPEST: usize = 24;

/// Pieces of one paragraph from which on text is put behind text even where a tag may begin: more are no words that
/// anybody wrote, and each would cost memory of its own.
const MOST_PIECES: usize = 100_000;

/// The blocks of the file, in order.
pub(in crate::runbook) fn build(source: &Source) -> Vec<Node> {
    let mut builder = Builder::new(source);
    let parser = Parser::new_ext(&source.text, options());
    let mut unused: Vec<Range<usize>> = Vec::new();
    let events = parser.into_offset_iter();
    for (_, definition) in events.reference_definitions().iter() {
        unused.push(definition.span.clone());
    }
    for (event, range) in events {
        builder.take(event, range);
    }
    builder.finish(unused)
}

/// How Markdown is read.
pub(crate) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_GFM
}

struct Builder<'a> {
    source: &'a Source,
    lines: Lines,
    stack: Vec<Frame>,
    items: usize,
}

impl<'a> Builder<'a> {
    fn new(source: &'a Source) -> Self {
        let lines = Lines::of(&source.text, source.lines_before);
        Self { source, lines, stack: vec![Frame::new(Open::Root, 1)], items: 0 }
    }

    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, &range),
            Event::End(end) => self.end(end, &range),
            Event::Text(text) => self.text(&text, &range),
            Event::Code(text) => self.inline(Inline::Code { text: text.into_string() }, &range),
            Event::InlineHtml(text) => self.inline_html(&text, &range),
            Event::Html(text) => self.text(&text, &range),
            Event::SoftBreak => self.words("\n", &range),
            Event::HardBreak => self.inline(Inline::Break, &range),
            Event::Rule => {
                let line = self.lines.at(range.start);
                self.block(Kind::Rule, line);
            }
            Event::TaskListMarker(done) => self.task(done),
            Event::FootnoteReference(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.text(&text, &range);
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: &Range<usize>) {
        let mut open = Open::of(tag);
        if open.is_inline() && self.stack.len() > DEEPEST && !self.in_parts() {
            if let Some(top) = self.stack.last_mut() {
                top.flat += 1;
            }
            return;
        }
        if let Open::Item { id, number, .. } = &mut open {
            self.items += 1;
            *id = self.items;
            *number = self.number(range);
        }
        if !open.is_inline() {
            self.flush();
        }
        if self.stack.len() > DEEPEST && !open.is_leaf() && !self.in_parts() {
            open = Open::Flat;
        }
        let line = if open.is_inline() { 0 } else { self.lines.at(range.start) };
        self.stack.push(Frame::new(open, line));
    }

    fn in_parts(&self) -> bool {
        self.stack.last().is_some_and(|frame| frame.open.has_parts())
    }

    fn end(&mut self, _: TagEnd, range: &Range<usize>) {
        if let Some(top) = self.stack.last_mut()
            && top.flat > 0
        {
            top.flat -= 1;
            if !top.inlines.is_empty() {
                top.cover(range);
            }
            return;
        }
        self.flush();
        if self.stack.len() < 2 {
            return;
        }
        let Some(frame) = self.stack.pop() else { return };
        let Frame { open, line, nodes, inlines, .. } = frame;
        match open {
            Open::Root => {}
            Open::Flat => self.merge(nodes, inlines, range),
            Open::Quote(kind) => self.block(Kind::Quote { kind, nodes }, line),
            Open::List(start, items) => self.block(Kind::List { start, items }, line),
            Open::Item { id, number, task } => {
                if let Some(Frame { open: Open::List(_, items), .. }) = self.stack.last_mut() {
                    items.push(ItemNode { id, line, number, task, nodes });
                } else {
                    self.merge(nodes, inlines, range);
                }
            }
            Open::Heading(level) => self.block(Kind::Heading { level, content: inlines }, line),
            Open::Paragraph => self.paragraph(inlines, line, range),
            Open::Code(language, text) => {
                let raw = self.source.text.get(range.clone()).unwrap_or_default();
                let (language, text) = slipped(unfenced(raw, language, text));
                self.block(Kind::Code { language, text, role: Role::Text }, line)
            }
            Open::Html(text) => self.block(Kind::Raw { text }, line),
            Open::Table { head, rows } => self.block(Kind::Table { head, rows }, line),
            Open::Row(cells) => {
                if let Some(Frame { open: Open::Table { head, rows }, .. }) = self.stack.last_mut()
                {
                    if head.is_empty() && rows.is_empty() {
                        *head = cells
                    } else {
                        rows.push(cells)
                    }
                }
            }
            Open::Cell => {
                if let Some(Frame { open: Open::Row(cells), .. }) = self.stack.last_mut() {
                    cells.push(inlines);
                }
            }
            Open::Emphasis => self.inline(Inline::Emphasis { content: inlines }, range),
            Open::Strong => self.inline(Inline::Strong { content: inlines }, range),
            Open::Strike => self.inline(Inline::Strike { content: inlines }, range),
            Open::Link(href, title) => self.link(href, &title, inlines, range),
            Open::Image(source, title) => {
                let alt = format!("{}{}", plain(&inlines), in_brackets(&title));
                self.inline(Inline::Image { source, alt, ordinal: None }, range);
            }
        }
    }

    fn link(&mut self, href: String, title: &str, mut content: Vec<Inline>, range: &Range<usize>) {
        if !title.is_empty() {
            content.push(Inline::Text { text: in_brackets(title) });
        }
        self.inline(Inline::Link { href, content }, range);
    }

    /// Gives the content of a flattened container to what holds it.
    fn merge(&mut self, nodes: Vec<Node>, inlines: Vec<Inline>, range: &Range<usize>) {
        for inline in inlines {
            self.inline(inline, range);
        }
        if let Some(top) = self.stack.last_mut() {
            top.nodes.extend(nodes);
        }
    }

    fn text(&mut self, text: &str, range: &Range<usize>) {
        match self.stack.last_mut().map(|f| &mut f.open) {
            Some(Open::Code(_, code)) => code.push_str(text),
            Some(Open::Html(html)) => html.push_str(text),
            Some(_) | None => self.words(text, range),
        }
    }

    fn inline_html(&mut self, tag: &str, range: &Range<usize>) {
        let mut name =
            tag.bytes().filter(u8::is_ascii_alphanumeric).map(|b| b.to_ascii_lowercase());
        if (name.next(), name.next(), name.next()) == (Some(b'b'), Some(b'r'), None) {
            self.inline(Inline::Break, range);
        } else {
            self.words(tag, range);
        }
    }

    /// Text; it is put behind the text before it, unless one of them is a tag.
    fn words(&mut self, text: &str, range: &Range<usize>) {
        let Some(top) = self.stack.last_mut() else { return };
        top.cover(range);
        let is_crowded = top.inlines.len() > MOST_PIECES;
        match top.inlines.last_mut() {
            Some(Inline::Text { text: before })
                if is_crowded || !text.starts_with('<') && !before.ends_with('>') =>
            {
                before.push_str(text);
            }
            Some(_) | None => top.put(Inline::Text { text: text.to_owned() }),
        }
    }

    fn inline(&mut self, inline: Inline, range: &Range<usize>) {
        if let Inline::Text { text } = &inline {
            return self.words(text, range);
        }
        if let Some(top) = self.stack.last_mut() {
            top.cover(range);
            top.put(inline);
        }
    }

    fn task(&mut self, done: bool) {
        for frame in self.stack.iter_mut().rev() {
            if let Open::Item { task, .. } = &mut frame.open {
                *task = Some(done);
                return;
            }
        }
    }

    /// The text of a tight item, or of a flattened container, becomes a paragraph before the next block starts.
    fn flush(&mut self) {
        let Some(top) = self.stack.last_mut() else { return };
        if !top.open.holds_blocks() || top.inlines.is_empty() {
            return;
        }
        let content = std::mem::take(&mut top.inlines);
        let span = top.span.take().unwrap_or_default();
        let line = self.lines.at(span.start);
        self.paragraph(content, line, &span);
    }

    fn paragraph(&mut self, mut content: Vec<Inline>, line: u32, span: &Range<usize>) {
        let source = self.source;
        let mut raw = source.text.get(span.clone()).unwrap_or_default();
        if let Some(end) = self.take_box(raw) {
            raw = raw.get(end..).unwrap_or_default();
            without_start(&mut content, end);
        }
        if let Some((above, below)) = table_below(raw, line) {
            self.block(part(above), line);
            if let Some(top) = self.stack.last_mut() {
                top.nodes.extend(below);
            }
            return;
        }
        match split_counted(raw) {
            Some(runs) => self.runs(runs, line),
            None => {
                let announced = self.is_announced();
                let parts = split_paragraph(raw, announced);
                let is_led = self.is_led();
                self.parts(parts, line, || only_code(content, is_led));
            }
        }
    }

    /// The parts of a paragraph that was split, or the whole of one that was not.
    fn parts(&mut self, parts: Option<Vec<Part>>, line: u32, whole: impl FnOnce() -> Kind) {
        match parts {
            Some(parts) => {
                for one in parts {
                    let line = line.saturating_add(one.below);
                    self.block(part(one), line);
                }
            }
            None => self.block(whole(), line),
        }
    }

    /// Lines that count: paragraphs, or the items of a list.
    fn runs(&mut self, runs: Vec<Run>, line: u32) {
        let first = runs.iter().position(|run| run.is_item).unwrap_or(runs.len());
        let list_line = line.saturating_add(runs.get(first).map_or(0, |run| run.below));
        let mut items = Vec::new();
        for Run { below, is_item, text } in runs {
            let line = line.saturating_add(below);
            if is_item {
                self.items += 1;
                self.stack.push(Frame::new(Open::Flat, line));
            }
            let parts = split_paragraph(&text, false);
            self.parts(parts, line, || part(Part { below: 0, is_code: false, text }));
            if is_item && let Some(frame) = self.stack.pop() {
                let (id, nodes) = (self.items, frame.nodes);
                items.push(ItemNode { id, line, number: None, task: None, nodes });
            }
        }
        if !items.is_empty() {
            self.block(Kind::List { start: None, items }, list_line);
        }
    }

    /// Ticks an item whose words begin with a box that the parser does not know. Gives how many bytes the box takes.
    fn take_box(&mut self, raw: &str) -> Option<usize> {
        let top = self.stack.last_mut().filter(|top| top.nodes.is_empty())?;
        let Open::Item { task: task @ None, .. } = &mut top.open else { return None };
        let (end, ticked) = boxes::at_start(raw)?;
        *task = Some(ticked);
        Some(end)
    }

    /// True when the block before is a sentence that a command may follow: in an item any, elsewhere one with a colon.
    fn is_announced(&self) -> bool {
        let Some(top) = self.stack.last() else { return false };
        let in_item = matches!(top.open, Open::Item { .. });
        top.nodes.last().is_some_and(|node| {
            let sentence = node.words();
            !sentence.is_empty() && (in_item || sentence.ends_with(':'))
        })
    }

    /// True right below a sentence of the outermost level.
    fn is_led(&self) -> bool {
        let top = self.stack.last().filter(|top| matches!(top.open, Open::Root));
        top.and_then(|top| top.nodes.last()).is_some_and(|node| node.paragraph().is_some())
    }

    fn block(&mut self, kind: Kind, line: u32) {
        if let Some(top) = self.stack.last_mut() {
            top.nodes.push(Node::new(line, kind));
        }
    }

    fn number(&self, range: &Range<usize>) -> Option<u64> {
        let text = self.source.text.get(range.clone())?.trim_start();
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        text[..digits].parse().ok()
    }

    /// The blocks, with the link definitions that no link uses, which show nowhere else.
    fn finish(mut self, definitions: Vec<Range<usize>>) -> Vec<Node> {
        self.flush();
        let root = self.stack.drain(..).next();
        let mut nodes = root.map(|frame| frame.nodes).unwrap_or_default();
        if definitions.is_empty() {
            return nodes;
        }
        let shown = definitions::addresses(&nodes);
        for span in definitions {
            let text = self.source.text.get(span.clone()).unwrap_or_default().trim();
            if !shown.contains(definitions::address(text)) {
                let kind = Kind::Raw { text: text.to_owned() };
                nodes.push(Node::new(self.lines.at(span.start), kind));
            }
        }
        nodes.sort_by_key(|node| node.line);
        nodes
    }
}

/// The title of a link or picture behind its words; nothing where there is none.
fn in_brackets(title: &str) -> String {
    if title.is_empty() { String::new() } else { format!(" ({title})") }
}
