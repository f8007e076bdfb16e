//! The storage format of Confluence: well-formed XHTML with its macros for code and for tasks.

use super::{Album, Paper, allowed, only_line, tick};
use crate::runbook::export::may_open;
use crate::runbook::model::{Block, Inline, Item};

/// The paper as a page's body, between two lines with its mark.
pub(super) fn storage(paper: &Paper<'_>, document: &[Block], album: &Album<'_>) -> String {
    let mut out = String::new();
    let marked = |out: &mut String, mark| {
        within(out, "p", |out| within(out, "strong", |out| text(out, mark)));
    };
    paper.mark.iter().for_each(|mark| marked(&mut out, mark));
    blocks(album, &mut out, document);
    paper.mark.iter().for_each(|mark| marked(&mut out, mark));
    out.push('\n');
    out
}

fn blocks(album: &Album<'_>, out: &mut String, blocks: &[Block]) {
    blocks.iter().for_each(|one| block(album, out, one));
}

fn block(album: &Album<'_>, out: &mut String, block: &Block) {
    match block {
        Block::Heading { level, content, .. } => {
            let tag = format!("h{}", (*level).clamp(1, 6));
            within(out, &tag, |out| inlines(album, out, content));
        }
        Block::Paragraph { content } => within(out, "p", |out| inlines(album, out, content)),
        Block::List { items, .. } if items.iter().all(|item| item.task.is_some()) => {
            within(out, "ac:task-list", |out| items.iter().for_each(|one| task(album, out, one)));
        }
        Block::List { start, items, .. } => {
            let tag = if start.is_some() { "ol" } else { "ul" };
            within(out, tag, |out| items.iter().for_each(|one| item(album, out, one)));
        }
        Block::Part { blocks: inside, .. } => blocks(album, out, inside),
        Block::Code { language, text, .. } => code(out, language, text),
        Block::Quote { kind, blocks: inside } => within(out, "blockquote", |out| {
            if let Some(kind) = kind {
                within(out, "p", |out| within(out, "strong", |out| text(out, kind.word())));
            }
            blocks(album, out, inside);
        }),
        Block::Table { head, rows } => table(album, out, head, rows),
        Block::Rule => out.push_str("<hr/>"),
        Block::Aside { .. } => {}
        Block::Raw { text: raw } => within(out, "p", |out| text(out, raw)),
    }
}

fn item(album: &Album<'_>, out: &mut String, item: &Item) {
    within(out, "li", |out| {
        text(out, tick(item.task));
        body(album, out, item);
    });
}

fn task(album: &Album<'_>, out: &mut String, item: &Item) {
    within(out, "ac:task", |out| {
        let state = if item.task == Some(true) { "complete" } else { "incomplete" };
        within(out, "ac:task-status", |out| text(out, state));
        within(out, "ac:task-body", |out| body(album, out, item));
    });
}

fn body(album: &Album<'_>, out: &mut String, item: &Item) {
    match only_line(&item.blocks) {
        Some(line) => inlines(album, out, line),
        None => blocks(album, out, &item.blocks),
    }
}

/// Code as it is: a section of characters ends where `]]>` stands in it, and another begins.
fn code(out: &mut String, language: &str, code: &str) {
    out.push_str("<ac:structured-macro ac:name=\"code\">");
    if !language.is_empty() {
        out.push_str("<ac:parameter ac:name=\"language\">");
        text(out, language);
        out.push_str("</ac:parameter>");
    }
    let code = allowed(code.trim_end()).replace("]]>", "]]]]><![CDATA[>");
    out.push_str(&format!("<ac:plain-text-body><![CDATA[{code}]]></ac:plain-text-body>"));
    out.push_str("</ac:structured-macro>");
}

fn table(album: &Album<'_>, out: &mut String, head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) {
    let row = |out: &mut String, tag: &str, cells: &[Vec<Inline>]| {
        within(out, "tr", |out| {
            cells.iter().for_each(|cell| within(out, tag, |out| inlines(album, out, cell)));
        });
    };
    within(out, "table", |out| {
        within(out, "tbody", |out| {
            if head.iter().any(|cell| !cell.is_empty()) {
                row(out, "th", head);
            }
            rows.iter().for_each(|cells| row(out, "td", cells));
        });
    });
}

fn inlines(album: &Album<'_>, out: &mut String, content: &[Inline]) {
    content.iter().for_each(|one| inline(album, out, one));
}

fn inline(album: &Album<'_>, out: &mut String, inline: &Inline) {
    match inline {
        Inline::Text { text: words } => text(out, words),
        Inline::Code { text: words } => within(out, "code", |out| text(out, words)),
        Inline::Emphasis { content } => within(out, "em", |out| inlines(album, out, content)),
        Inline::Strong { content } => within(out, "strong", |out| inlines(album, out, content)),
        Inline::Strike { content } => within(out, "s", |out| inlines(album, out, content)),
        Inline::Link { href, content } if may_open(href) => {
            out.push_str("<a href=\"");
            text(out, href);
            out.push_str("\">");
            inlines(album, out, content);
            out.push_str("</a>");
        }
        Inline::Link { content, .. } => inlines(album, out, content),
        Inline::Image { source, alt, .. } => {
            // A form without pictures has words in the place of each.
            album.picture(source, alt).err().iter().for_each(|words| text(out, words));
        }
        Inline::Break => out.push_str("<br/>"),
    }
}

fn within(out: &mut String, tag: &str, inside: impl FnOnce(&mut String)) {
    out.push_str(&format!("<{tag}>"));
    inside(out);
    out.push_str(&format!("</{tag}>"));
}

fn text(out: &mut String, text: &str) {
    for c in allowed(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}
