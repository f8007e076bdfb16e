//! The page as it is drawn, with what its text alone does not say: the windows apart from their headings, what of a block is
//! copied by itself, what a program printed, and how many steps a block holds.
//!
//! It is made when a page is shown, so that what is kept of a file does not grow by it.

use std::collections::HashMap;

use crate::runbook::blocks::text::plain;
use crate::runbook::commands::session::parts::{parts, says_output};
use crate::runbook::model::{Block, Inline, Runbook};
use crate::runbook::sections::title::called;
use crate::runbook::sections::window;

/// The page of a runbook as it is drawn. The heading that is its title is left out.
#[must_use]
pub fn drawn(read: &Runbook) -> Vec<Block> {
    let mut blocks = read.document.clone();
    without_title(&mut blocks, &read.title);
    let mut commands: HashMap<String, &[String]> = HashMap::new();
    for (_, step) in read.steps() {
        let whole = [(step.number.to_string(), &step.commands)];
        let parts = step.substeps.iter().map(|sub| (sub.number.clone(), &sub.commands));
        let known = whole.into_iter().chain(parts).filter(|(_, own)| !own.is_empty());
        commands.extend(known.map(|(name, own)| (name, own.as_slice())));
    }
    Drawing { commands, is_page: true }.blocks(&mut blocks, None, false);
    blocks
}

/// Says of the blocks of a text that is no runbook what a program printed.
pub(in crate::runbook) fn without_steps(mut blocks: Vec<Block>) -> Vec<Block> {
    Drawing { commands: HashMap::new(), is_page: false }.blocks(&mut blocks, None, true);
    blocks
}

/// The anchors of the headings of these titles, which stand in the order of the page.
pub fn anchors<'a>(
    document: &[Block],
    titles: impl Iterator<Item = &'a str>,
) -> Vec<Option<String>> {
    let mut headings: Vec<(String, &str)> = Vec::new();
    Block::each(document, &mut |block| {
        if let Block::Heading { content, anchor, .. } = block {
            let title = window::split(&plain(content)).0;
            headings.push((title.trim_end_matches([':', ' ']).to_owned(), anchor));
        }
    });
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, (title, _)) in headings.iter().enumerate().rev() {
        places.entry(title).or_default().push(at);
    }
    let mut from = 0;
    let found = titles.map(|title| {
        let of_it = places.get_mut(title)?;
        while of_it.last().is_some_and(|at| *at < from) {
            of_it.pop();
        }
        let at = of_it.pop()?;
        from = at + 1;
        headings.get(at).map(|(_, anchor)| (*anchor).to_owned())
    });
    found.collect()
}

/// What stands in the head of the page is not said again right below it.
fn without_title(blocks: &mut Vec<Block>, title: &str) {
    let at = blocks.iter().position(|block| !matches!(block, Block::Aside { .. }));
    if let Some(at) = at
        && let Some(Block::Heading { content, .. }) = blocks.get(at)
        && called(&plain(content)) == title
    {
        blocks.remove(at);
    }
}

/// The steps that a block of this name holds, the first and the last: of `5` and `5-7`; none for a sub-step.
fn numbers(step: &str) -> Option<(u32, u32)> {
    let (first, last) = step.split_once('-').unwrap_or((step, step));
    Some((first.parse().ok()?, last.parse().ok()?))
}

struct Drawing<'a> {
    /// What is copied of each step and sub-step.
    commands: HashMap<String, &'a [String]>,
    /// It is the page of a runbook, whose headings may state windows.
    is_page: bool,
}

impl Drawing<'_> {
    /// `inside` is true where what follows a command belongs to it: at the top of a page it may be anything.
    fn blocks(&self, blocks: &mut [Block], step: Option<&str>, inside: bool) {
        let led: Vec<bool> = (0..blocks.len()).map(|n| inside && follows(blocks, n)).collect();
        for (block, is_led) in blocks.iter_mut().zip(led) {
            match block {
                Block::Heading { content, window, .. } if self.is_page => *window = taken(content),
                Block::List { items, .. } => {
                    for item in items {
                        item.numbers = item.step.as_deref().and_then(numbers);
                        self.blocks(&mut item.blocks, item.step.as_deref(), true);
                    }
                }
                Block::Part { step: own, group, numbers: held, blocks } => {
                    *held = own.as_deref().and_then(numbers);
                    let inside = inside || own.is_some() || group.is_some();
                    self.blocks(blocks, own.as_deref().or(step), inside);
                }
                Block::Quote { blocks, .. } => self.blocks(blocks, step, true),
                Block::Code { language, text, command: true, session, parts: cut, .. } => {
                    *cut = parts(language, text, session.as_ref(), &self.own(step));
                }
                Block::Code { language, label, output, .. } => {
                    (*label, *output) = shown(language, is_led);
                }
                Block::Heading { .. }
                | Block::Paragraph { .. }
                | Block::Table { .. }
                | Block::Rule
                | Block::Aside { .. }
                | Block::Raw { .. } => {}
            }
        }
    }

    /// What is copied of the steps of a block.
    fn own(&self, step: Option<&str>) -> Vec<&str> {
        let Some(step) = step else { return Vec::new() };
        let names = match numbers(step) {
            Some((first, last)) => (first..=last).map(|n| n.to_string()).collect(),
            None => vec![step.to_owned()],
        };
        let own = names.iter().filter_map(|name| self.commands.get(name));
        own.flat_map(|commands| commands.iter().map(String::as_str)).collect()
    }
}

/// True right after a command, and after the sentence behind it that leads in what it prints.
fn follows(blocks: &[Block], n: usize) -> bool {
    let before = |by: usize| n.checked_sub(by).and_then(|at| blocks.get(at));
    let is_command =
        |block: Option<&Block>| matches!(block, Some(Block::Code { command: true, .. }));
    let is_sentence = matches!(before(1), Some(Block::Paragraph { .. }));
    is_command(before(1)) || is_sentence && is_command(before(2))
}

/// What stands above code that is no command, where that is not its language, and whether a program printed it.
fn shown(language: &str, is_led: bool) -> (Option<String>, bool) {
    if language.eq_ignore_ascii_case("mermaid") {
        return (Some("A diagram, shown as its source.".to_owned()), false);
    }
    let label = (is_led && says_output(language)).then(|| "output".to_owned());
    (label, is_led)
}

/// The window that a heading ends with, which is taken off it.
fn taken(content: &mut [Inline]) -> Option<String> {
    window::split(&plain(content)).1?;
    let is_alone = content.len() == 1;
    let Some(Inline::Text { text }) = content.last_mut() else { return None };
    let (keep, words) = window::at_end(text)?;
    if is_alone && text[..keep].trim().is_empty() {
        return None;
    }
    let words = window::dashed(words);
    text.truncate(keep);
    Some(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runbook::parse;

    const PAGE: &str = "---\nowner: web\n---\n# Runbook: Queue stuck\n\n## Triage - 0-5 minutes\n\n1. Look at it:\n   ```sh\n   ls\n   ```\n   ```text\n   a.log\n   ```\n\n## Watch (3 h of video)\n\n```mermaid\na\n```\n\n## **Now** (0-5m):\n\n2. Mend it\n   - Call `Kim`\n";

    #[test]
    fn the_title_stands_in_the_head_alone_and_windows_beside_their_headings() {
        let page = drawn(&parse(PAGE, "a.md"));
        let mut headings = Vec::new();
        Block::each(&page, &mut |block| {
            if let Block::Heading { content, window, .. } = block {
                headings.push((plain(content), window.clone()));
            }
        });
        let window = |words: &str| Some(words.to_owned());
        assert_eq!(
            headings,
            [
                ("Triage".to_owned(), window("0–5 minutes")),
                ("Watch (3 h of video)".to_owned(), None),
                ("Now".to_owned(), window("0–5m")),
            ]
        );
    }

    #[test]
    fn what_a_program_printed_is_told_from_other_text() {
        let page = drawn(&parse(PAGE, "a.md"));
        let mut code = Vec::new();
        Block::each(&page, &mut |block| {
            if let Block::Code { text, label, output, .. } = block {
                code.push((text.trim(), label.as_deref(), *output));
            }
        });
        let diagram = Some("A diagram, shown as its source.");
        assert_eq!(
            code,
            [("ls", None, false), ("a.log", Some("output"), true), ("a", diagram, false)]
        );
    }

    #[test]
    fn a_phase_names_its_heading_also_where_two_are_called_the_same() {
        let text = "# A\n\n## Check\n\n1. Look at it\n\n## Other\n\nwords\n\n## Check (0-5 min)\n\n2. Look again\n";
        let read = parse(text, "a.md");
        let found = anchors(&read.document, ["Check", "Gone", "Check"].into_iter());
        assert_eq!(found, [Some("check".to_owned()), None, Some("check-0-5-min".to_owned())]);
        assert!(read.phases.iter().all(|phase| ["Check", "Other"].contains(&&*phase.title)));
    }

    /// What is kept of a file, and what programs are told of it, has nothing of this.
    #[test]
    fn nothing_of_it_is_kept() {
        let kept = serde_json::to_string(&parse(PAGE, "a.md").document).unwrap();
        for field in ["\"parts\"", "\"output\"", "\"numbers\"", "\"label\":\"output\""] {
            assert!(!kept.contains(field), "{field}: {kept}");
        }
    }
}
