//! The document as the rules see it: typed blocks with their lines in the file.
//!
//! [`super::model::Block`] is what leaves this module's stages; it has no lines and no identities, because a reader
//! needs neither. [`super::document`] turns the one into the other, with the numbers of the items that became steps.

use super::model::Inline;

/// A block and the line that it starts on, from 1.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Node {
    pub line: u32,
    pub kind: Kind,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
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
pub(super) enum Role {
    /// It can be copied and run.
    Command,
    /// Configuration, output, a script to save: shown, never run.
    Text,
}

/// An item of a list. `id` is unique in the document.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ItemNode {
    pub id: usize,
    pub line: u32,
    /// The number that stands in the file.
    pub number: Option<u64>,
    pub task: Option<bool>,
    pub nodes: Vec<Node>,
}

impl Node {
    /// The text of a paragraph or heading without markup; empty for everything else.
    pub fn sentence(&self) -> String {
        match &self.kind {
            Kind::Paragraph { content } | Kind::Heading { content, .. } => plain(content),
            Kind::List { .. }
            | Kind::Code { .. }
            | Kind::Quote { .. }
            | Kind::Table { .. }
            | Kind::Rule
            | Kind::Raw { .. } => String::new(),
        }
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

impl ItemNode {
    /// The sentence of the item: its first paragraph.
    pub fn sentence(&self) -> String {
        self.nodes.iter().find(|n| n.paragraph().is_some()).map(Node::sentence).unwrap_or_default()
    }
}

/// Tags that HTML gives to text, as opposed to a blank such as `<namespace>`.
const TAGS: [&str; 34] = [
    "a", "abbr", "b", "br", "center", "cite", "code", "del", "details", "dfn", "div", "em", "font",
    "hr", "i", "img", "input", "ins", "kbd", "label", "li", "mark", "ol", "p", "pre", "q", "s",
    "small", "span", "strong", "sub", "summary", "sup", "u",
];

/// True when `tag` (`<b>`, `</b>`, `<!-- … -->`) is HTML and not a blank.
pub(super) fn is_html(tag: &str) -> bool {
    let inner = tag.trim_start_matches(['<', '/']);
    let name: String =
        inner.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    inner.starts_with(['!', '?'])
        || TAGS.contains(&name.to_ascii_lowercase().as_str())
        || name == "ul"
}

/// Inline content as a person reads it: no markup, no HTML tags, one space where there was white space.
pub(super) fn plain(content: &[Inline]) -> String {
    let mut out = String::new();
    write_plain(content, &mut out);
    let kept: String =
        out.chars().filter(|c| !matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}')).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn write_plain(content: &[Inline], out: &mut String) {
    for inline in content {
        match inline {
            Inline::Text { text } => {
                if !(text.starts_with('<') && text.ends_with('>') && is_html(text)) {
                    out.push_str(text);
                }
            }
            Inline::Code { text } => out.push_str(text),
            Inline::Emphasis { content }
            | Inline::Strong { content }
            | Inline::Strike { content }
            | Inline::Link { content, .. } => write_plain(content, out),
            Inline::Image { alt, .. } => out.push_str(alt),
            Inline::Break => out.push(' '),
        }
    }
}

/// Visits every block, the outer one before what it holds.
pub(super) fn each(nodes: &[Node], visit: &mut impl FnMut(&Node)) {
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
