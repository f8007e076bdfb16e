//! One file for a browser. The template escapes every text, the page's policy allows its own style and the pictures inside
//! of the file, and nothing is fetched.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use maud::{Markup, html};

use super::direction::isolated;
use super::drawing::{STYLE as DRAWING, figure, place};
use super::{Album, Paper, Picture, only_line, pieces, tick};
use crate::runbook::export::{may_open, page};
use crate::runbook::model::{Block, Inline, Item};

/// The one style of the page; it holds no text of the paper.
const STYLE: &str = include_str!("paper.css");

/// The paper as a page.
pub(super) fn html(paper: &Paper<'_>, document: &[Block], album: &Album<'_>) -> String {
    let page_body = html! {
        @if let Some(mark) = paper.mark { header.mark { (mark) } }
        main { (body(paper, document, album)) }
        @if let Some(mark) = paper.mark { footer.mark { (mark) } }
    };
    page(paper.title, &[STYLE, DRAWING], &page_body)
}

/// The blocks, with the picture in its place.
fn body(paper: &Paper<'_>, document: &[Block], album: &Album<'_>) -> Markup {
    let (before, behind) = document.split_at(place(document));
    html! {
        (blocks(album, before))
        @if let Some(drawing) = paper.drawing { (figure(drawing)) }
        (blocks(album, behind))
    }
}

fn blocks(album: &Album<'_>, blocks: &[Block]) -> Markup {
    html! { @for one in blocks { (block(album, one)) } }
}

fn block(album: &Album<'_>, block: &Block) -> Markup {
    match block {
        Block::Heading { level, anchor, content, .. } => heading(album, *level, anchor, content),
        Block::Paragraph { content } => html! { p { (line(album, content)) } },
        Block::List { start: Some(start), items, .. } => {
            html! { ol start=[(*start != 1).then_some(start)] { @for one in items { (item(album, one)) } } }
        }
        Block::List { start: None, items, .. } => {
            html! { ul { @for one in items { (item(album, one)) } } }
        }
        Block::Part { blocks: inside, .. } => blocks(album, inside),
        Block::Code { text, .. } => html! { pre { code { (text.trim_end()) } } },
        Block::Quote { kind, blocks: inside } => html! {
            blockquote {
                @if let Some(kind) = kind { p { strong { (kind.word()) } } }
                (blocks(album, inside))
            }
        },
        Block::Table { head, rows } => table(album, head, rows),
        Block::Rule => html! { hr; },
        Block::Aside { .. } => html! {},
        Block::Raw { text } => html! { p { (text) } },
    }
}

fn heading(album: &Album<'_>, level: u8, anchor: &str, content: &[Inline]) -> Markup {
    let words = line(album, content);
    match level {
        0 | 1 => html! { h1 id=(anchor) { (words) } },
        2 => html! { h2 id=(anchor) { (words) } },
        3 => html! { h3 id=(anchor) { (words) } },
        4 => html! { h4 id=(anchor) { (words) } },
        5 => html! { h5 id=(anchor) { (words) } },
        6.. => html! { h6 id=(anchor) { (words) } },
    }
}

fn item(album: &Album<'_>, item: &Item) -> Markup {
    html! {
        li class=[item.task.map(|_| "task")] {
            (tick(item.task))
            @match only_line(&item.blocks) {
                Some(words) => (line(album, words)),
                None => (blocks(album, &item.blocks)),
            }
        }
    }
}

fn table(album: &Album<'_>, head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> Markup {
    html! {
        div.wide { table {
            @if head.iter().any(|cell| !cell.is_empty()) {
                thead { tr { @for cell in head { th { (line(album, cell)) } } } }
            }
            tbody { @for row in rows { tr { @for cell in row { td { (line(album, cell)) } } } } }
        } }
    }
}

/// The words of a block, each line of which runs from the left.
fn line(album: &Album<'_>, content: &[Inline]) -> Markup {
    inlines(album, &isolated(content))
}

fn inlines(album: &Album<'_>, content: &[Inline]) -> Markup {
    html! { @for one in content { (inline(album, one)) } }
}

fn inline(album: &Album<'_>, inline: &Inline) -> Markup {
    match inline {
        Inline::Text { text } => parted(text),
        Inline::Code { text } => html! { code { (parted(text)) } },
        Inline::Emphasis { content } => html! { em { (inlines(album, content)) } },
        Inline::Strong { content } => html! { strong { (inlines(album, content)) } },
        Inline::Strike { content } => html! { s { (inlines(album, content)) } },
        Inline::Link { href, content } if may_open(href) => {
            html! { a href=(href) rel="noreferrer noopener" { (inlines(album, content)) } }
        }
        Inline::Link { content, .. } => inlines(album, content),
        Inline::Image { source, alt, .. } => picture(album, source, alt),
        Inline::Break => html! { br; },
    }
}

/// A picture inside of the page, or what stands in its place.
fn picture(album: &Album<'_>, source: &str, alt: &str) -> Markup {
    match album.picture(source, alt) {
        Ok(Picture { bytes, kind, width, height }) => {
            let data = format!("data:{};base64,{}", kind.media_type(), STANDARD.encode(bytes));
            html! { img src=(data) alt=(alt) width=(width) height=(height); }
        }
        Err(words) => html! { (words) },
    }
}

/// The text, with a place in its long words where a line may end.
fn parted(text: &str) -> Markup {
    html! { @for (n, piece) in pieces(text).into_iter().enumerate() { @if n > 0 { wbr; } (piece) } }
}
