//! Pictures in a text. Nothing can mask what one shows, so a copy has its words instead.

use pulldown_cmark::{Event, Parser, Tag};
use std::ops::Range;

use crate::text::patterns;

/// A picture as it stands in Markdown, or as a tag of HTML.
pub(super) struct Picture {
    /// All of it.
    pub(super) range: Range<usize>,
    /// The words that stand for it where it is not shown.
    pub(super) words: Range<usize>,
}

/// Every picture of a text that is not inside another one.
pub(super) fn pictures(text: &str) -> Vec<Picture> {
    let mut found: Vec<Picture> = Vec::new();
    for (event, range) in Parser::new(text).into_offset_iter() {
        let is_inside = |last: &&mut Picture| last.range.end >= range.end;
        if let Event::End(_) = event {
            // Its beginning named all of it.
        } else if let Some(picture) = found.last_mut().filter(is_inside) {
            let words = &mut picture.words;
            if words.start == words.end {
                words.start = range.start;
            }
            words.end = words.end.max(range.end);
        } else if let Event::Start(Tag::Image { .. }) = event {
            found.push(Picture { words: range.start..range.start, range });
        } else if let Event::Html(_) | Event::InlineHtml(_) = event {
            let tags = TAG.captures_iter(&text[range.clone()]);
            let within = |part: Range<usize>| range.start + part.start..range.start + part.end;
            found.extend(tags.filter_map(|tag| {
                let whole = within(tag.get(0)?.range());
                let words = tag.get(1).or(tag.get(2)).map(|words| within(words.range()));
                Some(Picture { words: words.unwrap_or(whole.start..whole.start), range: whole })
            }));
        }
    }
    found
}

patterns! {
    /// A tag of a picture, with its words in the first or the second group.
    TAG = r#"(?i)<img\b(?:[^>"']|"[^"]*"|'[^']*')*?(?:\salt="([^"]*)"(?:[^>"']|"[^"]*"|'[^']*')*|\salt='([^']*)'(?:[^>"']|"[^"]*"|'[^']*')*)?>"#;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_found_with_its_words_wherever_it_stands() {
        for (text, wanted) in [
            (
                "![the **rack**](rack.png \"x\")",
                &[("![the **rack**](rack.png \"x\")", "the **rack**")][..],
            ),
            ("- a ![](b.png) c", &[("![](b.png)", "")]),
            (
                "[![one](a.png)](https://a.example) ![two][r]\n\n[r]: b.png",
                &[("![one](a.png)", "one"), ("![two][r]", "two")],
            ),
            ("| ![cell](x.png) |\n|---|", &[("![cell](x.png)", "cell")]),
            (
                "see <img src=\"a>b.png\" alt='the rack'> now",
                &[("<img src=\"a>b.png\" alt='the rack'>", "the rack")],
            ),
            ("<p>\n<IMG src=x>\n</p>", &[("<IMG src=x>", "")]),
            ("`![no](a.png)` and \\![no](a.png)", &[]),
        ] {
            let found = pictures(text);
            let found: Vec<_> =
                found.iter().map(|p| (&text[p.range.clone()], &text[p.words.clone()])).collect();
            assert_eq!(found, wanted, "{text}");
        }
    }
}
