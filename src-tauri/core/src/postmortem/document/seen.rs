//! What the places of a text are to a reader of Markdown: code, quoted, an address, a heading, a cell; and its comments.
//!
//! The parser of the core says it, with what it knows of fences within fences and of code that is indented: whoever asks
//! about words, or takes comments out, asks here and looks for no mark by itself.

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};
use std::collections::BTreeMap;
use std::ops::Range;

use crate::runbook::blocks::options;
use crate::runbook::blocks::text::plain;
use crate::runbook::blocks_of;
use crate::runbook::model::Block;

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::postmortem) enum Place {
    /// Code, in a line or in lines of its own, with its marks.
    Code,
    /// Lines that somebody is quoted by.
    Quote,
    /// Where a link or a picture leads.
    Address,
    /// A heading, of this level from 1.
    Heading(u8),
    /// A cell of a table, in this column from 0.
    Cell(usize),
}

/// The places of a text, by where they begin. One may lie within another.
pub(in crate::postmortem) fn places(text: &str) -> Vec<(Range<usize>, Place)> {
    let events = Parser::new_ext(text, options()).into_offset_iter();
    let defined = events.reference_definitions().iter();
    let mut seen = Seen::default();
    seen.found.extend(defined.map(|(_, at)| (at.span.clone(), Place::Address)));
    events.for_each(|(event, range)| seen.take(&event, range));
    seen.found.sort_by_key(|(range, _)| range.start);
    seen.found
}

/// Where comments stand. What begins as one outside of code is one up to its end, also where Markdown would show it:
/// whoever wrote it meant nobody to read it. One without an end is none.
pub(in crate::postmortem) fn comments(text: &str) -> Vec<Range<usize>> {
    let is_code = |(range, place)| (place == Place::Code).then_some(range);
    let code = apart(places(text).into_iter().filter_map(is_code).collect());
    let (mut found, mut from) = (Vec::new(), 0);
    while let Some(begin) = text[from..].find("<!--").map(|at| from + at) {
        if let Some(inside) = near(&code, &(begin..begin + 1)).next() {
            from = inside.end;
            continue;
        }
        let Some(end) = text[begin..].find("-->") else { break };
        from = begin + end + "-->".len();
        found.push(begin..from);
    }
    found
}

/// The headings that stand in no quotation: where the line of each begins, its level, and its words as readers see them.
pub(super) fn headings(text: &str) -> BTreeMap<usize, (u8, String)> {
    let places = places(text);
    let defined = defined(text);
    let is_quote =
        |(range, place): &(Range<usize>, Place)| (*place == Place::Quote).then(|| range.clone());
    let quotes = apart(places.iter().filter_map(is_quote).collect());
    let heading = |(range, place): &(Range<usize>, Place)| {
        let Place::Heading(level) = place else { return None };
        let begins = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
        let is_own = near(&quotes, range).next().is_none();
        is_own.then(|| (begins, (*level, read(&text[range.clone()], &defined))))
    };
    places.iter().filter_map(heading).collect()
}

/// What links by name lead to.
fn defined(text: &str) -> String {
    let parser = Parser::new_ext(text, options());
    parser
        .reference_definitions()
        .iter()
        .map(|(_, at)| format!("\n{}\n", &text[at.span.clone()]))
        .collect()
}

/// The words of a heading as its readers see them.
fn read(heading: &str, defined: &str) -> String {
    let words = |block: &Block| {
        if let Block::Heading { content, .. } = block { Some(plain(content)) } else { None }
    };
    let source = || heading.trim_matches(['#', ' ', '\t', '\n']).to_owned();
    let blocks = blocks_of(&format!("{heading}\n{defined}"));
    blocks.iter().find_map(words).unwrap_or_else(source)
}

/// The same places as ranges that stand in order and apart from each other.
pub(in crate::postmortem) fn apart(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| range.start);
    let mut apart: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match apart.last_mut().filter(|last| range.start <= last.end) {
            Some(last) => last.end = last.end.max(range.end),
            None => apart.push(range),
        }
    }
    apart
}

/// Of ranges that stand in order and apart from each other those that share a place with another one.
pub(in crate::postmortem) fn near<'a>(
    ranges: &'a [Range<usize>],
    with: &Range<usize>,
) -> impl Iterator<Item = &'a Range<usize>> + use<'a> {
    let (start, end) = (with.start, with.end);
    let from = ranges.partition_point(|range| range.end <= start);
    ranges[from..].iter().take_while(move |range| range.start < end)
}

#[derive(Default)]
struct Seen {
    found: Vec<(Range<usize>, Place)>,
    /// Where the words end of each link that is open.
    links: Vec<usize>,
    column: usize,
}

impl Seen {
    fn take(&mut self, event: &Event<'_>, range: Range<usize>) {
        let end = range.end;
        if let Event::End(TagEnd::Link | TagEnd::Image) = event {
            let words = self.links.pop().unwrap_or(range.start);
            self.found.push((words..end, Place::Address));
        }
        if let Event::Start(Tag::Link { .. } | Tag::Image { .. }) = event {
            self.links.push(range.start);
        } else {
            self.links.iter_mut().for_each(|words| *words = end.max(*words));
        }
        if let Event::Start(tag) = event {
            self.start(tag, range);
        } else if let Event::Code(_) = event {
            self.found.push((range, Place::Code));
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        if let Tag::CodeBlock(_) = tag {
            self.found.push((range, Place::Code));
        } else if let Tag::BlockQuote(_) = tag {
            self.found.push((range, Place::Quote));
        } else if let Tag::Heading { level, .. } = tag {
            self.found.push((range, Place::Heading(*level as u8)));
        } else if let Tag::TableHead | Tag::TableRow = tag {
            self.column = 0;
        } else if let Tag::TableCell = tag {
            self.found.push((range, Place::Cell(self.column)));
            self.column += 1;
        } else if let Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. } = tag {
            self.found.push((range, Place::Address));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words_at(text: &str, place: Place) -> Vec<&str> {
        let of = |(range, one): (Range<usize>, Place)| (one == place).then(|| text[range].trim());
        places(text).into_iter().filter_map(of).collect()
    }

    #[test]
    fn a_fence_ends_at_one_that_is_as_long() {
        let text =
            "````md\n```\ninside\n```\n````\n\nsaid `if only` <!-- not -->\n\n    indented\n";
        let code = words_at(text, Place::Code);
        assert_eq!(code, ["````md\n```\ninside\n```\n````", "`if only`", "indented"]);
        let comments: Vec<&str> = comments(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(comments, ["<!-- not -->"]);
    }

    #[test]
    fn headings_quotations_and_addresses_are_known() {
        let text = "<!-- one\n## two\n-->\n\n# Head #\n\n> ## quoted\n> more\nlazily\n\n[a *b*](to/c) <http://d> ![e](f.png)\n\n[g]: http://h\n";
        let found: Vec<(u8, String)> = headings(text).into_values().collect();
        assert_eq!(found, [(1, "Head".to_owned())]);
        assert_eq!(words_at(text, Place::Quote), ["> ## quoted\n> more\nlazily"]);
        let led = words_at(text, Place::Address);
        for address in ["](to/c)", "<http://d>", "](f.png)", "[g]: http://h"] {
            assert!(led.contains(&address), "{address}: {led:?}");
        }
    }

    #[test]
    fn a_heading_has_the_words_that_its_readers_see() {
        let text = "# AT\\&T and **us** #\n\nImpact <!-- lint-ok -->\n---\n\n## see [the `plan`][p] & more\n\n[p]: http://p\n";
        let words: Vec<String> = headings(text).into_values().map(|(_, words)| words).collect();
        assert_eq!(words, ["AT&T and us", "Impact", "see the plan & more"]);
    }

    #[test]
    fn cells_are_counted_in_each_row() {
        let text = "| # | Action |\n|---|---|\n| A1 | mend \\| it |\n";
        assert_eq!(words_at(text, Place::Cell(1)), ["Action", "mend \\| it"]);
    }
}
