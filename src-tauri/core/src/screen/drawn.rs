//! Texts of a scenario as the blocks that a reader shows. A scenario is Markdown, and so is each piece of it: what players
//! are given, what is expected, a hint. Every screen draws them as the reader draws a runbook.

use std::collections::BTreeMap;

use crate::exercise::import::Piece;
use crate::exercise::{Inject, Scenario, may_hold_marks};
use crate::runbook::blocks_of;
use crate::runbook::model::{Block, Inline};

/// The blocks of each text that is more than one line of plain words, by the text as it stands in the file. A text that is
/// not here is shown as it is.
pub type Drawn = BTreeMap<String, Vec<Block>>;

/// Draws these texts.
pub(super) fn drawn<'a>(texts: impl IntoIterator<Item = &'a str>) -> Drawn {
    let marked = texts.into_iter().filter(|text| may_hold_marks(text));
    let blocks = marked.map(|text| (text, blocks_of(text)));
    let more = blocks.filter(|(text, blocks)| !is_plain(blocks, text));
    more.map(|(text, blocks)| (text.to_owned(), blocks)).collect()
}

/// Draws texts for players: what the file says to its writers and to programs is no block of them.
pub(super) fn for_players<'a>(texts: impl IntoIterator<Item = &'a str>) -> Drawn {
    let mut drawn = drawn(texts);
    drawn.values_mut().for_each(without_asides);
    drawn
}

fn without_asides(blocks: &mut Vec<Block>) {
    blocks.retain(|block| !matches!(block, Block::Aside { .. }));
    for block in blocks {
        match block {
            Block::List { items, .. } => {
                items.iter_mut().for_each(|item| without_asides(&mut item.blocks));
            }
            Block::Part { blocks, .. } | Block::Quote { blocks, .. } => without_asides(blocks),
            Block::Heading { .. }
            | Block::Paragraph { .. }
            | Block::Code { .. }
            | Block::Raw { .. }
            | Block::Table { .. }
            | Block::Rule
            | Block::Aside { .. } => {}
        }
    }
}

/// Every text of a scenario that somebody reads on a screen.
pub(super) fn of_scenario(scenario: &Scenario) -> Drawn {
    let lists = [&scenario.rules, &scenario.stop_criteria, &scenario.hot_wash];
    let around =
        [&scenario.opening, &scenario.notes].into_iter().chain(lists.into_iter().flatten());
    let objectives = scenario.objectives.iter().map(|objective| &objective.text);
    let participants = scenario.participants.iter().map(|participant| &participant.what);
    let injects = scenario.injects.iter().flat_map(of_inject);
    let all = around.chain(objectives).chain(participants).chain(injects);
    drawn(all.map(String::as_str))
}

/// The words of the pieces that an import read.
pub(super) fn of_pieces(pieces: &[Piece]) -> Drawn {
    drawn(pieces.iter().map(|piece| piece.words.as_str()))
}

fn of_inject(inject: &Inject) -> impl Iterator<Item = &String> {
    let expected = inject.expectations.iter().map(|expectation| &expectation.text);
    let private = inject.hints.iter().chain(&inject.facilitator);
    std::iter::once(&inject.text).chain(expected).chain(private)
}

fn is_plain(blocks: &[Block], text: &str) -> bool {
    let [Block::Paragraph { content }] = blocks else { return blocks.is_empty() };
    matches!(content.as_slice(), [Inline::Text { text: words }] if words == text.trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exercise::aloud;
    use proptest::prelude::*;

    #[test]
    fn only_what_a_reader_shows_in_another_way_is_drawn() {
        let texts = [
            "The nightly dump is empty.",
            "replica-02: replay lag 2,412 s, rising.",
            "The dump from `02:00` is **0 bytes**.",
            "A line that the file\nbreaks for its width.",
            "1. one\n2. two",
            "",
        ];
        let drawn = drawn(texts);
        let marked: Vec<&str> = drawn.keys().map(String::as_str).collect();
        assert_eq!(marked, [texts[4], texts[2]], "a line of the file is none of the text");
        assert!(matches!(&drawn[texts[4]][..], [Block::List { start: Some(1), .. }]));
    }

    proptest! {
        /// Whatever a file says to its writers or to programs, and wherever it says so.
        #[test]
        fn players_see_no_aside_and_no_comment(
            text in "(<!--|-->|<!-- for us -->|<details>|</details>|\\{% raw %\\}|import X from './x'|---|> |- |1\\. |\n|\n\n|    |```\n|`|[a-z ]{1,5}){0,14}",
        ) {
            let told = aloud(&text).into_owned();
            let drawn = serde_json::to_string(&for_players([told.as_str()])).unwrap();
            for mark in ["\"aside\"", "<!--"] {
                prop_assert!(!drawn.contains(mark), "{mark} in {drawn}");
            }
        }

        #[test]
        fn what_is_not_looked_at_is_plain(text in "[ -~]{0,40}") {
            if !may_hold_marks(&text) {
                prop_assert!(is_plain(&blocks_of(&text), &text), "{text}");
            }
        }
    }
}
