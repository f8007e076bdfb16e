//! HTML that people write into Markdown, as typed lines and blocks: `10<sup>6</sup>`, `<p align="center">`, comments.
//!
//! Only the tags go; every word stays. What has no type here, such as a table of tags, stays the text that it is, and
//! nothing ever becomes markup. Deliberately absent: what the words mean, which the rules read without tags anyway.

use super::site_lines::speaks_to_a_tool;
use super::text::{is_html, plain};
use crate::runbook::model::{AsideKind, Block, Inline};
use crate::text::patterns;

patterns! {
    NAME = r"^<(/?)\s*([A-Za-z][A-Za-z0-9]*)";
    ATTRIBUTE = r#"(?i)\s(href|src|alt)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))"#;
    TAG = r"</?[A-Za-z][^<>]*>";
}

/// Tags inside of tags that keep their form; those deeper only lose their tags.
const DEEPEST: usize = 8;

const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
const LOWERED: [char; 10] = ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'];

/// What the content of a tag becomes.
enum Form {
    Plain,
    Strong,
    Emphasis,
    Strike,
    Code,
    Raised,
    Lowered,
    Link(String),
}

struct Open {
    name: String,
    form: Form,
    content: Vec<Inline>,
}

/// A line without tags: what they say of its words is typed.
pub(in crate::runbook) fn settle(content: Vec<Inline>) -> Vec<Inline> {
    if !content.iter().any(may_hold_tag) {
        return content;
    }
    let mut line = Line { open: Vec::new(), out: Vec::with_capacity(content.len()) };
    for inline in content {
        line.take(inline);
    }
    while line.close_last() {}
    line.out
}

/// False for what no tag can stand in.
fn may_hold_tag(inline: &Inline) -> bool {
    match inline {
        Inline::Text { text } => text.starts_with('<'),
        Inline::Emphasis { .. }
        | Inline::Strong { .. }
        | Inline::Strike { .. }
        | Inline::Link { .. } => true,
        Inline::Code { .. } | Inline::Image { .. } | Inline::Break => false,
    }
}

struct Line {
    open: Vec<Open>,
    out: Vec<Inline>,
}

impl Line {
    fn take(&mut self, inline: Inline) {
        match inline {
            Inline::Text { text }
                if text.starts_with('<') && text.ends_with('>') && is_html(&text) =>
            {
                self.tag(text);
            }
            Inline::Emphasis { content } => {
                self.push(Inline::Emphasis { content: settle(content) });
            }
            Inline::Strong { content } => self.push(Inline::Strong { content: settle(content) }),
            Inline::Strike { content } => self.push(Inline::Strike { content: settle(content) }),
            Inline::Link { href, content } => {
                self.push(Inline::Link { href, content: settle(content) });
            }
            Inline::Text { .. } | Inline::Code { .. } | Inline::Image { .. } | Inline::Break => {
                self.push(inline)
            }
        }
    }

    fn push(&mut self, inline: Inline) {
        match self.open.last_mut() {
            Some(open) => open.content.push(inline),
            None => self.out.push(inline),
        }
    }

    fn tag(&mut self, tag: String) {
        let Some(found) = NAME.captures(&tag) else {
            return self.push(Inline::Text { text: tag });
        };
        let name = found[2].to_lowercase();
        if !found[1].is_empty() {
            if let Some(at) = self.open.iter().rposition(|open| open.name == name) {
                while self.open.len() > at && self.close_last() {}
            }
            return;
        }
        match name.as_str() {
            "br" => self.push(Inline::Break),
            "img" => {
                let source = attribute(&tag, "src").unwrap_or_default();
                let alt = attribute(&tag, "alt").unwrap_or_default();
                self.push(Inline::Image { source, alt, ordinal: None });
            }
            "hr" | "input" => {}
            _ if self.open.len() < DEEPEST => {
                let form = form(&name, &tag);
                self.open.push(Open { name, form, content: Vec::new() });
            }
            _ => {}
        }
    }

    /// Digits become those that stand above or below the line; a sign says it of everything else.
    fn moved(&mut self, content: Vec<Inline>, sign: char, digits: [char; 10]) {
        let said = plain(&content);
        let digit = |c: char| Some(digits[usize::try_from(c.to_digit(10)?).ok()?]);
        match said.chars().map(digit).collect::<Option<String>>() {
            Some(text) => self.push(Inline::Text { text }),
            None => {
                self.push(Inline::Text { text: sign.to_string() });
                content.into_iter().for_each(|inline| self.push(inline));
            }
        }
    }

    /// Ends the innermost open tag; false where none is open.
    fn close_last(&mut self) -> bool {
        let Some(Open { form, content, .. }) = self.open.pop() else { return false };
        if content.is_empty() {
            return true;
        }
        match form {
            Form::Plain => content.into_iter().for_each(|inline| self.push(inline)),
            Form::Strong => self.push(Inline::Strong { content }),
            Form::Emphasis => self.push(Inline::Emphasis { content }),
            Form::Strike => self.push(Inline::Strike { content }),
            Form::Code => self.push(Inline::Code { text: plain(&content) }),
            Form::Raised => self.moved(content, '^', RAISED),
            Form::Lowered => self.moved(content, '_', LOWERED),
            Form::Link(href) => self.push(Inline::Link { href, content }),
        }
        true
    }
}

fn form(name: &str, tag: &str) -> Form {
    match name {
        "b" | "strong" | "summary" => Form::Strong,
        "i" | "em" | "cite" | "dfn" => Form::Emphasis,
        "s" | "del" => Form::Strike,
        "code" | "kbd" => Form::Code,
        "sup" => Form::Raised,
        "sub" => Form::Lowered,
        "a" => attribute(tag, "href").map_or(Form::Plain, Form::Link),
        _ => Form::Plain,
    }
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let found = ATTRIBUTE.captures_iter(tag).find(|found| found[1].eq_ignore_ascii_case(name))?;
    let value = found.get(2).or_else(|| found.get(3)).or_else(|| found.get(4))?;
    Some(value.as_str().to_owned())
}

/// Tags that begin or end a block of words.
const BLOCKS: [&str; 16] = [
    "p", "div", "center", "details", "summary", "ul", "ol", "li", "hr", "section", "h1", "h2",
    "h3", "h4", "h5", "h6",
];

/// What a block of HTML says: a comment, lines for a tool, or its paragraphs. It stays as it is written where it holds
/// tags that have no type here.
pub(in crate::runbook) fn blocks(text: String) -> Vec<Block> {
    let trimmed = text.trim();
    if trimmed.starts_with("<!--")
        && trimmed.ends_with("-->")
        && trimmed.matches("-->").count() == 1
    {
        return vec![Block::Aside { kind: AsideKind::Comment, text }];
    }
    if trimmed.lines().all(speaks_to_a_tool) {
        return vec![Block::Aside { kind: AsideKind::Tool, text }];
    }
    let is_known = |tag: &str| is_html(tag) || name_of(tag).is_some_and(|n| is_block(&n));
    let is_tags = trimmed.starts_with('<') && !trimmed.contains("<!") && !trimmed.contains("<pre");
    if !is_tags || !TAG.find_iter(trimmed).all(|tag| is_known(tag.as_str())) {
        return vec![Block::Raw { text }];
    }
    paragraphs(trimmed)
}

fn name_of(tag: &str) -> Option<String> {
    Some(NAME.captures(tag)?[2].to_lowercase())
}

fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name)
}

fn paragraphs(html: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut run: Vec<Inline> = Vec::new();
    let mut at = 0;
    for tag in TAG.find_iter(html) {
        words(&html[at..tag.start()], &mut run);
        at = tag.end();
        match name_of(tag.as_str()).filter(|name| is_block(name)) {
            Some(name) => {
                end_run(&mut run, &mut blocks);
                let opens = !tag.as_str().starts_with("</");
                match name.as_str() {
                    "li" if opens => words("• ", &mut run),
                    "summary" if opens => run.push(text("<summary>")),
                    _ => {}
                }
            }
            None => run.push(text(tag.as_str())),
        }
    }
    words(&html[at..], &mut run);
    end_run(&mut run, &mut blocks);
    blocks
}

fn end_run(run: &mut Vec<Inline>, blocks: &mut Vec<Block>) {
    let content = settle(std::mem::take(run));
    let shows = |inline: &Inline| matches!(inline, Inline::Image { .. });
    if !plain(&content).is_empty() || content.iter().any(shows) {
        blocks.push(Block::Paragraph { content });
    }
}

fn words(html: &str, run: &mut Vec<Inline>) {
    let line = html.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() {
        return;
    }
    // The space beside a tag is a word's end.
    let before = if html.starts_with(char::is_whitespace) && !run.is_empty() { " " } else { "" };
    let after = if html.ends_with(char::is_whitespace) { " " } else { "" };
    let mut said = line;
    for (name, sign) in
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&nbsp;", " "), ("&amp;", "&")]
    {
        said = said.replace(name, sign);
    }
    run.push(text(&format!("{before}{said}{after}")));
}

fn text(text: &str) -> Inline {
    Inline::Text { text: text.to_owned() }
}
