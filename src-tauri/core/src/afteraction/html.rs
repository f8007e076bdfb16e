//! A report as one HTML file: no script, no picture, nothing fetched. Every text is escaped by the template itself.

use maud::{Markup, html};

use super::page::{Block, Page};
use crate::paper::drawing::{STYLE as DRAWING, figure};

/// The one style of the page. The stripes say on every page of paper that nothing in it was real.
const STYLE: &str = "\
body{font:16px/1.5 system-ui,sans-serif;color:#1a1d21;background:#fff;max-width:60rem;margin:0 auto;padding:2rem}\
body>p.mark{background:repeating-linear-gradient(135deg,#4b3a86 0 14px,#5d4aa3 14px 28px);color:#fff;font-weight:700;\
letter-spacing:.15em;padding:.4rem 1rem;-webkit-print-color-adjust:exact;print-color-adjust:exact}\
h1{font-size:1.7rem}h2{font-size:1.25rem;margin-top:2rem;border-bottom:1px solid #ccd2d9}h3{font-size:1.05rem}\
table{border-collapse:collapse;width:100%;font-size:.92rem}th,td{border:1px solid #ccd2d9;padding:.3rem .5rem;\
text-align:left;vertical-align:top;overflow-wrap:anywhere}th{background:#f2f4f6}\
blockquote{border-left:4px solid #8a7cc4;margin:0;padding:.1rem 1rem;white-space:pre-line}tr{break-inside:avoid}";

/// The report as a page of its own.
#[must_use]
pub fn html(page: &Page) -> String {
    let body = html! {
        p.mark { "EXERCISE" }
        h1 { (page.title) }
        @for block in &page.blocks { (one(block)) }
    };
    crate::runbook::export::page(&page.title, &[STYLE, DRAWING], &body)
}

fn one(block: &Block) -> Markup {
    html! {
        @match block {
            Block::Section(title) => h2 { (title) },
            Block::Part(title) => h3 { (title) },
            Block::Words(text) => p { (text) },
            Block::Quote(text) => blockquote { (text) },
            Block::List(items) => ul { @for item in items { li { (item) } } },
            Block::Drawing(drawing) => (figure(drawing)),
            Block::Numbered(items) => ol { @for item in items { li { (item) } } },
            Block::Table(head, rows) => table {
                thead { tr { @for cell in *head { th { (cell) } } } }
                tbody { @for row in rows { tr { @for cell in row { td { (cell) } } } } }
            },
        }
    }
}
