//! One file for a browser. The template escapes every text, the page's policy allows its own style and nothing else, and
//! a picture is told by its words, because nothing is fetched.

use maud::{Markup, html};

use super::drawing::{STYLE as DRAWING, figure, place};
use super::{Paper, only_line, pieces, tick};
use crate::runbook::export::{may_open, page};
use crate::runbook::model::{Block, Inline, Item};

/// The one style of the page; it holds no text of the paper.
const STYLE: &str = include_str!("paper.css");

/// The paper as a page.
pub(super) fn html(paper: &Paper<'_>, document: &[Block]) -> String {
    let page_body = html! {
        @if let Some(mark) = paper.mark { header.mark { (mark) } }
        main { (body(paper, document)) }
        @if let Some(mark) = paper.mark { footer.mark { (mark) } }
    };
    page(paper.title, &[STYLE, DRAWING], &page_body)
}

/// The blocks, with the picture in its place.
fn body(paper: &Paper<'_>, document: &[Block]) -> Markup {
    let (before, behind) = document.split_at(place(document));
    html! {
        (blocks(before))
        @if let Some(drawing) = paper.drawing { (figure(drawing)) }
        (blocks(behind))
    }
}

fn blocks(blocks: &[Block]) -> Markup {
    html! { @for one in blocks { (block(one)) } }
}

fn block(block: &Block) -> Markup {
    match block {
        Block::Heading { level, anchor, content, .. } => heading(*level, anchor, content),
        Block::Paragraph { content } => html! { p { (inlines(content)) } },
        Block::List { start: Some(start), items, .. } => {
            html! { ol start=[(*start != 1).then_some(start)] { @for one in items { (item(one)) } } }
        }
        Block::List { start: None, items, .. } => {
            html! { ul { @for one in items { (item(one)) } } }
        }
        Block::Part { blocks: inside, .. } => blocks(inside),
        Block::Code { text, .. } => html! { pre { code { (text.trim_end()) } } },
        Block::Quote { kind, blocks: inside } => html! {
            blockquote {
                @if let Some(kind) = kind { p { strong { (kind.word()) } } }
                (blocks(inside))
            }
        },
        Block::Table { head, rows } => table(head, rows),
        Block::Rule => html! { hr; },
        Block::Aside { .. } => html! {},
        Block::Raw { text } => html! { p { (text) } },
    }
}

fn heading(level: u8, anchor: &str, content: &[Inline]) -> Markup {
    let words = inlines(content);
    match level {
        0 | 1 => html! { h1 id=(anchor) { (words) } },
        2 => html! { h2 id=(anchor) { (words) } },
        3 => html! { h3 id=(anchor) { (words) } },
        4 => html! { h4 id=(anchor) { (words) } },
        5 => html! { h5 id=(anchor) { (words) } },
        6.. => html! { h6 id=(anchor) { (words) } },
    }
}

fn item(item: &Item) -> Markup {
    html! {
        li class=[item.task.map(|_| "task")] {
            (tick(item.task))
            @match only_line(&item.blocks) {
                Some(line) => (inlines(line)),
                None => (blocks(&item.blocks)),
            }
        }
    }
}

fn table(head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> Markup {
    html! {
        table {
            @if head.iter().any(|cell| !cell.is_empty()) {
                thead { tr { @for cell in head { th { (inlines(cell)) } } } }
            }
            tbody { @for row in rows { tr { @for cell in row { td { (inlines(cell)) } } } } }
        }
    }
}

fn inlines(content: &[Inline]) -> Markup {
    html! { @for one in content { (inline(one)) } }
}

fn inline(inline: &Inline) -> Markup {
    match inline {
        Inline::Text { text } => parted(text),
        Inline::Code { text } => html! { code { (parted(text)) } },
        Inline::Emphasis { content } => html! { em { (inlines(content)) } },
        Inline::Strong { content } => html! { strong { (inlines(content)) } },
        Inline::Strike { content } => html! { s { (inlines(content)) } },
        Inline::Link { href, content } if may_open(href) => {
            html! { a href=(href) rel="noreferrer noopener" { (inlines(content)) } }
        }
        Inline::Link { content, .. } => inlines(content),
        Inline::Image { alt, .. } => html! { (alt) },
        Inline::Break => html! { br; },
    }
}

/// The text, with a place in its long words where a line may end.
fn parted(text: &str) -> Markup {
    html! { @for (n, piece) in pieces(text).into_iter().enumerate() { @if n > 0 { wbr; } (piece) } }
}
