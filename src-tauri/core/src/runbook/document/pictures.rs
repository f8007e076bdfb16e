//! Numbers the pictures of a document that may lie beside the file.
//!
//! A picture is asked for by the file's hash and this number, never by an address. Whether it is there, and within the
//! folder, is found out where the file is read.

use crate::runbook::model::{Block, Inline};

/// Gives each picture with a relative address its ordinal, in document order: those after `last`.
pub(super) fn blocks(document: &mut [Block], last: &mut u32) {
    for block in document {
        match block {
            Block::Heading { content, .. } | Block::Paragraph { content } => inlines(content, last),
            Block::List { items, .. } => {
                items.iter_mut().for_each(|item| blocks(&mut item.blocks, last));
            }
            Block::Part { blocks: inside, .. } | Block::Quote { blocks: inside, .. } => {
                blocks(inside, last);
            }
            Block::Table { head, rows } => {
                let cells = head.iter_mut().chain(rows.iter_mut().flatten());
                cells.for_each(|cell| inlines(cell, last));
            }
            Block::Code { .. } | Block::Rule | Block::Aside { .. } | Block::Raw { .. } => {}
        }
    }
}

/// The same in a line.
pub(super) fn inlines(content: &mut [Inline], last: &mut u32) {
    for inline in content {
        match inline {
            Inline::Image { source, ordinal, .. } if is_relative(source) => {
                *last += 1;
                *ordinal = Some(*last);
            }
            Inline::Emphasis { content }
            | Inline::Strong { content }
            | Inline::Strike { content }
            | Inline::Link { content, .. } => inlines(content, last),
            Inline::Image { .. } | Inline::Text { .. } | Inline::Code { .. } | Inline::Break => {}
        }
    }
}

/// No scheme, no host and no place from the root.
fn is_relative(source: &str) -> bool {
    !source.is_empty() && !source.contains(':') && !source.starts_with(['/', '\\', '#'])
}

#[cfg(test)]
mod tests {
    use crate::runbook::parse;

    #[test]
    fn only_pictures_beside_the_file_have_a_number() {
        let source = "# T\n\n![a](a.png) ![b](https://example.org/b.png) ![c](/etc/c.png)\n\n> - ![d](img/d.png)\n\n| x |\n|---|\n| ![e](data:image/png;base64,xx) ![f](f.png) |\n";
        let document = serde_json::to_string(&parse(source, "t.md").document).unwrap_or_default();
        let number_of = |alt: &str| {
            let (_, after) = document.split_once(&format!(r#""alt":"{alt}","ordinal":"#))?;
            after.split(['}', ',']).next().map(str::to_owned)
        };
        let found: Vec<_> = ["a", "b", "c", "d", "e", "f"].map(number_of).into();
        let wanted = ["1", "null", "null", "2", "null", "3"].map(|n| Some(n.to_owned()));
        assert_eq!(found, wanted, "{document}");
    }
}
