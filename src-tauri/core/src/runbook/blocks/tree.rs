//! The document as the rules see it: typed blocks with their lines in the file.
//!
//! [`crate::runbook::model::Block`] is what leaves this module's stages; it has no lines and no identities, because a reader
//! needs neither. [`crate::runbook::document`] turns the one into the other, with the numbers of the items that became steps.

use crate::runbook::model::Inline;

/// A block and the line that it starts on, from 1.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::runbook) struct Node {
    pub line: u32,
    pub kind: Kind,
    /// What [`Node::words`] gives, written once; none where the only text of the block is that already.
    text: Option<String>,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::runbook) enum Kind {
    Heading { level: u8, content: Vec<Inline> },
    Paragraph { content: Vec<Inline> },
    List { start: Option<u64>, items: Vec<ItemNode> },
    Code { language: String, text: String, role: Role },
    Quote { kind: Option<String>, nodes: Vec<Node> },
    Table { head: Vec<Vec<Inline>>, rows: Vec<Vec<Vec<Inline>>> },
    Rule,
    Raw { text: String },
}

/// What a piece of code is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::runbook) enum Role {
    /// It can be copied and run.
    Command,
    /// Configuration, output, a script to save: shown, never run.
    Text,
}

/// An item of a list. `id` is unique in the document.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::runbook) struct ItemNode {
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

    /// The content of a paragraph.
    pub fn paragraph(&self) -> Option<&[Inline]> {
        if let Kind::Paragraph { content } = &self.kind { Some(content) } else { None }
    }

    /// The text of code that can be run.
    pub fn command(&self) -> Option<&str> {
        match &self.kind {
            Kind::Code { text, role: Role::Command, .. } => Some(text),
            Kind::Code { role: Role::Text, .. }
            | Kind::Heading { .. }
            | Kind::Paragraph { .. }
            | Kind::List { .. }
            | Kind::Quote { .. }
            | Kind::Table { .. }
            | Kind::Rule
            | Kind::Raw { .. } => None,
        }
    }

    /// True for code of any kind.
    pub fn is_code(&self) -> bool {
        matches!(self.kind, Kind::Code { .. })
    }
}

/// What a paragraph or heading holds; nothing for everything else.
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

/// True when [`plain`] would only copy: one text without anything to leave out, or nothing at all.
fn is_plain(content: &[Inline]) -> bool {
    match content {
        [] => true,
        [Inline::Text { text }] => visible(text.as_bytes()) == text.len() && !text.starts_with('<'),
        [..] => false,
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

/// Tags that HTML gives to text, as opposed to a blank such as `<namespace>`.
const TAGS: [&str; 34] = [
    "a", "abbr", "b", "br", "center", "cite", "code", "del", "details", "dfn", "div", "em", "font",
    "hr", "i", "img", "input", "ins", "kbd", "label", "li", "mark", "ol", "p", "pre", "q", "s",
    "small", "span", "strong", "sub", "summary", "sup", "u",
];

/// True when `tag` (`<b>`, `</b>`, `<!-- … -->`) is HTML and not a blank.
pub(in crate::runbook) fn is_html(tag: &str) -> bool {
    let inner = tag.trim_start_matches(['<', '/']);
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(inner.len());
    let name = &inner[..end];
    inner.starts_with(['!', '?'])
        || TAGS.iter().any(|tag| tag.eq_ignore_ascii_case(name))
        || name == "ul"
}

/// Inline content as a person reads it: no markup, no HTML tags, one space where there was white space.
pub(crate) fn plain(content: &[Inline]) -> String {
    let mut plain = Plain::default();
    plain.take(content);
    plain.out
}

/// Plain text while it is written, in one pass.
#[derive(Default)]
struct Plain {
    out: String,
    /// White space was read since the last sign.
    gap: bool,
}

impl Plain {
    fn take(&mut self, content: &[Inline]) {
        for inline in content {
            match inline {
                Inline::Text { text } => {
                    if !(text.starts_with('<') && text.ends_with('>') && is_html(text)) {
                        self.push(text);
                    }
                }
                Inline::Code { text } => self.push(text),
                Inline::Emphasis { content }
                | Inline::Strong { content }
                | Inline::Strike { content }
                | Inline::Link { content, .. } => self.take(content),
                Inline::Image { alt, .. } => self.push(alt),
                Inline::Break => self.gap = true,
            }
        }
    }

    fn push(&mut self, text: &str) {
        let mut rest = text;
        while !rest.is_empty() {
            let run = visible(rest.as_bytes());
            if run > 0 {
                self.close_gap();
                self.out.push_str(&rest[..run]);
                rest = &rest[run..];
            }
            let mut signs = rest.chars();
            match signs.next() {
                Some('\u{200b}' | '\u{feff}' | '\u{2060}') | None => {}
                Some(sign) if sign.is_whitespace() => self.gap = true,
                Some(sign) => {
                    self.close_gap();
                    self.out.push(sign);
                }
            }
            rest = signs.as_str();
        }
    }

    fn close_gap(&mut self) {
        if self.gap && !self.out.is_empty() {
            self.out.push(' ');
        }
        self.gap = false;
    }
}

/// How many bytes at the start stay as they are: ASCII signs, and single spaces between them.
fn visible(bytes: &[u8]) -> usize {
    let is_sign = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_graphic);
    let mut at = 0;
    while is_sign(at) || at > 0 && bytes.get(at) == Some(&b' ') && is_sign(at + 1) {
        at += 1;
    }
    at
}

/// Visits every block, the outer one before what it holds.
pub(in crate::runbook) fn each(nodes: &[Node], visit: &mut impl FnMut(&Node)) {
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
