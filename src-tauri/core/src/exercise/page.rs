//! The second stage: a file as headings and pieces, each with the lines that it stands on.
//!
//! The blocks are those that a runbook is read with; this adds the file's own lines, because what players are given is
//! kept to the letter. What is deliberately absent: any meaning, see `strict` and `import`.

use std::ops::Range;

use crate::runbook::blocks::tree::{ItemNode, Kind, Node};
use crate::runbook::{Heading, Paged, paged};
use crate::text::patterns;

/// A file that was read.
pub(super) struct Page {
    /// Its lines, as they stand in the file.
    pub lines: Vec<String>,
    /// Its title, by its first heading, its front matter or its name.
    pub title: String,
    pub title_line: Option<u32>,
    pub front: Option<String>,
    pub unclosed: Option<u32>,
    pub headings: Vec<Heading>,
    nodes: Vec<Node>,
    /// For each heading those directly below it.
    below: Vec<Vec<usize>>,
    /// For each heading the place behind the last one below it.
    ends: Vec<usize>,
}

/// A part of a section: a paragraph or a line of it that begins with a label, an item, a quotation, code, a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub kind: PieceKind,
    /// The words in front: `Read aloud` of `**Read aloud:** The phones are dead`.
    pub label: Option<String>,
    /// Its lines without the marks of quotations and lists, and without the label.
    pub text: String,
    /// The lines of the file, from 1; the last is behind it.
    pub lines: Range<u32>,
    /// It stands in a quotation.
    pub quoted: bool,
    /// How many items it stands in.
    pub depth: u8,
}

impl Piece {
    pub fn is_item(&self) -> bool {
        matches!(self.kind, PieceKind::Item { .. })
    }

    /// An item with a box to tick.
    pub fn is_task(&self) -> bool {
        matches!(self.kind, PieceKind::Item { task: Some(_), .. })
    }
}

/// What a piece is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PieceKind {
    Heading(u8),
    Paragraph,
    /// An item, with its box and its number where it has them.
    Item {
        task: Option<bool>,
        number: Option<u64>,
    },
    Code {
        language: String,
    },
    Table {
        head: Vec<String>,
        rows: Vec<Vec<String>>,
    },
    Rule,
    Raw,
}

patterns! {
    LABEL = r"^\W{0,4}?(?:\*\*|__)\s*([^*_][^*]{0,79}?)\s*(?:(?:[:：]\s*(?:\*\*|__)|(?:\*\*|__)\s*(?:\([^)]{0,60}\)\s*)?[:：])\s*(.*)|(?:\*\*|__)\s*)$";
    MARKER = r"^\s*(?:[-*+•]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?";
    QUOTE = r"^\s*>\s?";
}

/// What a block is, for a form that is read to the letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// The items of a list: whether each has a box, and its lines.
    Items(Vec<(bool, Range<u32>)>),
    Quote,
    Paragraph,
    Other,
}

impl Page {
    /// Reads a file.
    pub fn read(text: &str, file_name: &str) -> Self {
        let Paged { front, nodes, headings, title, title_line, unclosed } = paged(text, file_name);
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let lines = text.split('\n').map(str::to_owned).collect();
        let mut below = vec![Vec::new(); headings.len()];
        let mut ends: Vec<usize> = (1..=headings.len()).collect();
        for at in (0..headings.len()).rev() {
            if let Some(parent) = headings[at].parent {
                ends[parent] = ends[parent].max(ends[at]);
                below[parent].push(at);
            }
        }
        below.iter_mut().for_each(|kids: &mut Vec<usize>| kids.reverse());
        Self { lines, title, title_line, front, unclosed, headings, nodes, below, ends }
    }

    /// The headings directly below one.
    pub fn below(&self, heading: usize) -> &[usize] {
        self.below.get(heading).map_or(&[], Vec::as_slice)
    }

    /// The headings that stand below none.
    pub fn top(&self) -> impl Iterator<Item = usize> {
        (0..self.headings.len()).filter(|at| self.headings[*at].parent.is_none())
    }

    /// The heading and all below it: places of headings.
    pub fn subtree(&self, heading: usize) -> Range<usize> {
        heading..self.ends.get(heading).copied().unwrap_or(heading + 1)
    }

    /// The line behind a heading's last one, all below it included.
    pub fn end_of(&self, heading: usize) -> u32 {
        self.heading_line(self.subtree(heading).end)
    }

    fn heading_line(&self, heading: usize) -> u32 {
        self.headings.get(heading).map_or(self.end(), |heading| heading.line)
    }

    fn end(&self) -> u32 {
        u32::try_from(self.lines.len()).unwrap_or(u32::MAX).saturating_add(1)
    }

    /// The pieces directly under a heading, without the heading.
    pub fn own(&self, heading: usize) -> Vec<Piece> {
        let Some(found) = self.headings.get(heading) else { return Vec::new() };
        let nodes = self.nodes.get(found.blocks.clone()).unwrap_or_default();
        let mut pieces = Vec::new();
        self.pieces(nodes, self.heading_line(heading + 1), Depth::default(), &mut pieces);
        pieces
    }

    /// A heading as a piece.
    pub fn title_of(&self, heading: usize) -> Piece {
        let Heading { words, level, line, .. } = &self.headings[heading];
        let kind = PieceKind::Heading(*level);
        Depth::default().piece(kind, None, words.clone(), *line..*line + 1)
    }

    /// The pieces of a heading and of all below it; the headings below are pieces of their own.
    pub fn all(&self, heading: usize) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for at in self.subtree(heading) {
            if at != heading {
                pieces.push(self.title_of(at));
            }
            pieces.extend(self.own(at));
        }
        pieces
    }

    /// The blocks directly under a heading as they stand, quotations in one piece.
    pub fn shapes(&self, heading: usize) -> Vec<(Shape, Range<u32>)> {
        let Some(found) = self.headings.get(heading) else { return Vec::new() };
        let nodes = self.nodes.get(found.blocks.clone()).unwrap_or_default();
        let end = self.heading_line(heading + 1);
        let ends = nodes.iter().skip(1).map(|node| node.line).chain([end]);
        let shape = |(node, end): (&Node, u32)| {
            let lines = self.trimmed(node.line..end.max(node.line));
            let shape = match &node.kind {
                Kind::List { items, .. } => Shape::Items(self.item_lines(items, lines.end)),
                Kind::Quote { .. } => Shape::Quote,
                Kind::Paragraph { .. } => Shape::Paragraph,
                Kind::Heading { .. }
                | Kind::Code { .. }
                | Kind::Table { .. }
                | Kind::Rule
                | Kind::Raw { .. } => Shape::Other,
            };
            (shape, lines)
        };
        nodes.iter().zip(ends).map(shape).collect()
    }

    fn item_lines(&self, items: &[ItemNode], end: u32) -> Vec<(bool, Range<u32>)> {
        let ends = items.iter().skip(1).map(|item| item.line).chain([end]);
        let lines = |(item, end): (&ItemNode, u32)| {
            (item.task.is_some(), self.trimmed(item.line..end.max(item.line)))
        };
        items.iter().zip(ends).map(lines).collect()
    }

    /// Lines of the file to the letter, without the marks of a quotation around them.
    pub fn text(&self, lines: &Range<u32>, quotes: u8) -> String {
        self.raw(lines, Depth { quotes, lists: 0 }).join("\n").trim_end().to_owned()
    }

    /// The text of an item, without its mark and its box.
    pub fn item_text(&self, lines: &Range<u32>) -> String {
        self.dedented(lines, Depth::default())
    }

    fn pieces(&self, nodes: &[Node], end: u32, depth: Depth, into: &mut Vec<Piece>) {
        for (at, node) in nodes.iter().enumerate() {
            let end = nodes.get(at + 1).map_or(end, |next| next.line).max(node.line);
            self.piece(node, node.line..end, depth, into);
        }
    }

    fn piece(&self, node: &Node, lines: Range<u32>, depth: Depth, into: &mut Vec<Piece>) {
        let lines = self.trimmed(lines);
        let mut push = |kind, text| {
            into.push(depth.piece(kind, None, text, lines.clone()));
        };
        match &node.kind {
            Kind::Heading { level, .. } => push(PieceKind::Heading(*level), node.sentence()),
            Kind::Paragraph { .. } => self.paragraph(node, lines, depth, into),
            Kind::List { items, .. } => self.items(items, lines.end, depth, into),
            Kind::Code { language, text, .. } => {
                push(PieceKind::Code { language: language.to_lowercase() }, text.clone());
            }
            Kind::Quote { nodes, .. } => {
                let depth = Depth { quotes: depth.quotes + 1, ..depth };
                self.pieces(nodes, lines.end, depth, into);
            }
            Kind::Table { head, rows } => {
                let cells = |row: &Vec<Vec<_>>| row.iter().map(|c| cell(c)).collect();
                let kind =
                    PieceKind::Table { head: cells(head), rows: rows.iter().map(cells).collect() };
                push(kind, self.raw(&lines, depth).join("\n"));
            }
            Kind::Rule => push(PieceKind::Rule, String::new()),
            Kind::Raw { text } => push(PieceKind::Raw, text.clone()),
        }
    }

    /// A paragraph, or several pieces where lines of it begin with labels.
    fn paragraph(&self, node: &Node, lines: Range<u32>, depth: Depth, into: &mut Vec<Piece>) {
        let raw = self.raw(&lines, depth);
        if raw.iter().all(|line| line.trim().is_empty()) {
            let text = node.sentence();
            return into.push(depth.piece(PieceKind::Paragraph, None, text, lines));
        }
        let from = into.len();
        for (line, text) in (lines.start..).zip(raw) {
            let (label, text) = labelled(&text);
            match into.get_mut(from..).and_then(<[Piece]>::last_mut) {
                Some(piece) if label.is_none() => {
                    piece.text.push('\n');
                    piece.text.push_str(&text);
                    piece.lines.end = line + 1;
                }
                Some(_) | None => {
                    into.push(depth.piece(PieceKind::Paragraph, label, text, line..line + 1));
                }
            }
        }
        for piece in into.iter_mut().skip(from).filter(|piece| piece.lines.len() > 1) {
            piece.text = piece.text.trim_start().to_owned();
        }
    }

    fn items(&self, items: &[ItemNode], end: u32, depth: Depth, into: &mut Vec<Piece>) {
        for (at, item) in items.iter().enumerate() {
            let end = items.get(at + 1).map_or(end, |next| next.line).max(item.line);
            self.item(item, item.line..end, depth, into);
        }
    }

    /// An item: one piece, or several where it is a label with something below it.
    fn item(&self, item: &ItemNode, lines: Range<u32>, depth: Depth, into: &mut Vec<Piece>) {
        let lines = self.trimmed(lines);
        let kind = PieceKind::Item { task: item.task, number: item.number };
        let first = self.raw(&(lines.start..lines.start + 1), depth).pop().unwrap_or_default();
        let first = MARKER.replace(&first, "").into_owned();
        let (label, _) = labelled(&first);
        let label = label.filter(|_| item.task.is_none());
        if label.is_none() {
            let text = self.dedented(&lines, depth);
            return into.push(depth.piece(kind, label, text, lines));
        }
        let below = item.nodes.get(1).map_or(lines.end, |next| next.line).max(lines.start + 1);
        let own = self.trimmed(lines.start..below.min(lines.end.max(lines.start + 1)));
        let (label, text) = labelled(&self.dedented(&own, depth));
        into.push(depth.piece(kind, label, text, own));
        let rest = item.nodes.get(1..).unwrap_or_default();
        self.pieces(rest, lines.end, Depth { lists: depth.lists + 1, ..depth }, into);
    }

    /// The lines of the file, without the marks of the quotations around them.
    fn raw(&self, lines: &Range<u32>, depth: Depth) -> Vec<String> {
        let from = (lines.start.max(1) - 1) as usize;
        let to = (lines.end.max(1) - 1) as usize;
        let found = self.lines.get(from..to.min(self.lines.len())).unwrap_or_default();
        let bare = |line: &String| {
            (0..depth.quotes).fold(line.clone(), |line, _| QUOTE.replace(&line, "").into_owned())
        };
        found.iter().map(bare).collect()
    }

    /// The text of an item as it stands, its lines moved to the left.
    fn dedented(&self, lines: &Range<u32>, depth: Depth) -> String {
        let mut raw = self.raw(lines, depth).into_iter();
        let first = raw.next().unwrap_or_default();
        let text = MARKER.replace(&first, "");
        let margin = first.chars().count() - text.chars().count();
        let rest = raw.map(|line| without_margin(&line, margin));
        let all: Vec<String> = std::iter::once(text.into_owned()).chain(rest).collect();
        all.join("\n").trim().to_owned()
    }

    /// Without the empty lines at its end.
    fn trimmed(&self, lines: Range<u32>) -> Range<u32> {
        let mut end = lines.end.min(self.end());
        let is_empty = |line: u32| {
            let text = self.lines.get((line - 1) as usize);
            text.is_none_or(|text| text.trim_matches([' ', '\t', '>']).is_empty())
        };
        while end > lines.start + 1 && is_empty(end - 1) {
            end -= 1;
        }
        lines.start..end.max(lines.start + 1)
    }
}

/// What stands around a block.
#[derive(Clone, Copy, Default)]
struct Depth {
    quotes: u8,
    lists: u8,
}

impl Depth {
    fn piece(
        self,
        kind: PieceKind,
        label: Option<String>,
        text: String,
        lines: Range<u32>,
    ) -> Piece {
        Piece { kind, label, text, lines, quoted: self.quotes > 0, depth: self.lists }
    }
}

fn cell(content: &[crate::runbook::Inline]) -> String {
    crate::runbook::blocks::text::plain(content)
}

fn without_margin(line: &str, margin: usize) -> String {
    let blanks = line.chars().take(margin).take_while(|c| c.is_whitespace()).count();
    line.chars().skip(blanks).collect()
}

/// The label that a line begins with, and the rest.
pub(super) fn labelled(text: &str) -> (Option<String>, String) {
    let (first, rest) = text.split_once('\n').map_or((text, ""), |(first, rest)| (first, rest));
    let Some(found) = LABEL.captures(first.trim_end()) else { return (None, text.to_owned()) };
    let after = found.get(2).map_or("", |m| m.as_str()).trim();
    let text = format!("{after}\n{rest}").trim().to_owned();
    (Some(found[1].trim_end_matches([':', '：', ' ']).to_owned()), text)
}

/// A text whose lines behind the first one are moved to the right, so that they stay in an item.
pub(super) fn indented(text: &str, by: usize) -> String {
    let blank = " ".repeat(by);
    let lines = text.lines().enumerate().map(|(at, line)| match at {
        0 => line.to_owned(),
        _ if line.is_empty() => String::new(),
        _ => format!("{blank}{line}"),
    });
    lines.collect::<Vec<_>>().join("\n")
}
