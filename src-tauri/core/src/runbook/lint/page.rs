//! The file as the rules see it: links, code, anchors and lines, each with its place.
//!
//! A pass of its own over the Markdown as it lies, because reading a runbook mends the text first. Front matter is known to
//! the parser and gives none of these.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use super::anchors::Anchors;
use super::finding::LintFinding;
use super::rule::Rule;
use crate::text::{letters, patterns};

/// A relative or absolute link, or a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Link {
    pub line: u32,
    pub href: String,
}

/// A block of code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Code {
    /// The line of its fence, or its first line.
    pub line: u32,
    /// The fence's first word, in lower case.
    pub language: String,
    /// The lines of the file that it takes, its fences among them.
    pub lines: Range<u32>,
    /// Its fence is opened and never closed.
    pub unclosed: bool,
}

/// The anchors of a page.
#[must_use]
pub fn anchors(source: &str) -> Anchors {
    Page::read(source).anchors
}

/// What stands in the file.
#[derive(Debug, Default)]
pub(super) struct Page<'a> {
    pub source: &'a str,
    pub lines: Vec<&'a str>,
    pub links: Vec<Link>,
    pub codes: Vec<Code>,
    pub anchors: Anchors,
    /// HTML and comments, with the line that each starts on.
    html: Vec<(u32, String)>,
    starts: Vec<usize>,
}

/// Lines of a step that are searched for its command.
const LONGEST_STEP: u32 = 400;

patterns! {
    HTML_LINK = r#"(?i)<(?:a\b[^>]*\shref|img\b[^>]*\ssrc)\s*=\s*(?:"([^"]*)"|'([^']*)')"#;
    /// Ids that stand in HTML, or behind a heading: `{#disk}`.
    GIVEN_ID = r#"\b(?:id|name)\s*=\s*["']?([^"'\s>]+)|\{:?\s*#([^\s}]+)"#;
    /// Headings as loosely as they are written, also in HTML.
    ANY_HEADING = r"(?im)^[\s>]{0,6}#{1,6}(.+)$|<h[1-6][^>]*>(.*?)</h[1-6]>";
    TAG = r"<[^>]*>";
    OFF = r"(?is)<!--\s*holdfast-lint\s+off\s*:\s*(.*?)\s*-->";
}

impl<'a> Page<'a> {
    pub fn read(source: &'a str) -> Self {
        let starts = std::iter::once(0).chain(source.match_indices('\n').map(|(at, _)| at + 1));
        let mut page = Page {
            source,
            lines: source.lines().collect(),
            starts: starts.collect(),
            ..Page::default()
        };
        page.walk();
        page.loose_anchors();
        page
    }

    /// The line of a byte, from 1.
    pub fn line_at(&self, byte: usize) -> u32 {
        u32::try_from(self.starts.partition_point(|start| *start <= byte)).unwrap_or(u32::MAX)
    }

    /// The line with this number, without its end.
    pub fn line(&self, number: u32) -> &'a str {
        let at = usize::try_from(number).ok().and_then(|n| n.checked_sub(1));
        at.and_then(|at| self.lines.get(at)).copied().unwrap_or_default()
    }

    /// The first line soon after `from` that holds the first line of `text`; `from` itself where none does.
    pub fn locate(&self, from: u32, text: &str) -> u32 {
        let last = from.saturating_add(LONGEST_STEP);
        let first = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
        (from.max(1)..=last).find(|n| self.line(*n).contains(first)).unwrap_or(from)
    }

    /// Rules that a comment of the file turns off, and what is said of names that are no rules.
    pub fn turned_off(&self) -> (BTreeSet<Rule>, Vec<LintFinding>) {
        let (mut off, mut unknown) = (BTreeSet::new(), Vec::new());
        for (line, html) in &self.html {
            for found in OFF.captures_iter(html) {
                for name in found[1].split([',', ' ', '\n']).filter(|name| !name.is_empty()) {
                    match name.parse::<Rule>() {
                        Ok(rule) => drop(off.insert(rule)),
                        Err(error) => {
                            let message = format!("{error}; mend the name in this comment.");
                            unknown.push(LintFinding::new(Rule::UnknownRule, *line, message));
                        }
                    }
                }
            }
        }
        (off, unknown)
    }

    fn walk(&mut self) {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_GFM
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
            | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
        let mut seen: HashMap<String, u32> = HashMap::new();
        let mut heading: Option<String> = None;
        for (event, range) in Parser::new_ext(self.source, options).into_offset_iter() {
            match event {
                Event::Start(Tag::Heading { id, .. }) => {
                    id.into_iter().for_each(|id| self.anchors.add(&id));
                    heading = Some(String::new());
                }
                Event::End(TagEnd::Heading(_)) => {
                    if let Some(text) = heading.take() {
                        self.heading(&text, &mut seen);
                    }
                }
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                    let line = self.line_at(range.start);
                    self.links.push(Link { line, href: dest_url.into_string() });
                }
                Event::Start(Tag::CodeBlock(kind)) => self.code(&kind, &range),
                Event::Html(text) | Event::InlineHtml(text) => self.raw(&text, range.start),
                Event::Text(text) | Event::Code(text) => {
                    if let Some(heading) = &mut heading {
                        heading.push_str(&text);
                    }
                }
                Event::Start(_)
                | Event::End(_)
                | Event::SoftBreak
                | Event::HardBreak
                | Event::Rule
                | Event::TaskListMarker(_)
                | Event::FootnoteReference(_)
                | Event::InlineMath(_)
                | Event::DisplayMath(_) => {}
            }
        }
    }

    fn heading(&mut self, text: &str, seen: &mut HashMap<String, u32>) {
        let name = letters(text);
        let count = seen.entry(name).or_default();
        if *count > 0 {
            // A second heading of a name is numbered: from 1 by most renderers, from 2 by some.
            self.anchors.add(&format!("{text}-{count}"));
            self.anchors.add(&format!("{text}-{}", *count + 1));
        }
        *count += 1;
        self.anchors.add(text);
    }

    fn code(&mut self, kind: &CodeBlockKind<'_>, range: &Range<usize>) {
        let (first, last) = (self.line_at(range.start), self.line_at(range.end.saturating_sub(1)));
        let (language, unclosed) = match kind {
            CodeBlockKind::Indented => (String::new(), false),
            CodeBlockKind::Fenced(info) => {
                let word = info.trim_start_matches(['{', '.']).split([' ', ',', '}', '{', ':']);
                let language = word.into_iter().next().unwrap_or_default().to_lowercase();
                (language, first == last || !is_fence(self.line(last)))
            }
        };
        self.codes.push(Code { line: first, language, lines: first..last + 1, unclosed });
    }

    fn raw(&mut self, text: &str, at: usize) {
        let line = self.line_at(at);
        for found in HTML_LINK.captures_iter(text) {
            if let Some(href) = found.get(1).or_else(|| found.get(2)) {
                self.links.push(Link { line, href: href.as_str().to_owned() });
            }
        }
        // The parser gives a comment of several lines in several pieces.
        match self.html.last_mut() {
            Some((_, open)) if open.contains("<!--") && !open.contains("-->") => {
                open.push_str(text)
            }
            Some(_) | None => self.html.push((line, text.to_owned())),
        }
    }

    fn loose_anchors(&mut self) {
        let given = GIVEN_ID.captures_iter(self.source);
        let given =
            given.filter_map(|f| f.get(1).or_else(|| f.get(2))).map(|id| id.as_str().to_owned());
        let loose = ANY_HEADING.captures_iter(self.source);
        let loose = loose.filter_map(|f| f.get(1).or_else(|| f.get(2)));
        let loose = loose.map(|text| TAG.replace_all(text.as_str(), "").into_owned());
        for anchor in given.chain(loose).collect::<Vec<_>>() {
            self.anchors.add(&anchor);
        }
    }
}

/// A line that closes a fence, perhaps within a quotation.
fn is_fence(line: &str) -> bool {
    let mark = line.trim_start_matches(['>', ' ', '\t']).trim_end();
    mark.len() >= 3 && (mark.chars().all(|c| c == '`') || mark.chars().all(|c| c == '~'))
}
