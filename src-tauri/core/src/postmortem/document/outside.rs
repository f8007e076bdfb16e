//! What people typed for readers outside, put into the layout that those readers have. The log's blocks of the text that
//! was typed stay in the house.

use super::blocks::{Piece, pieces};
use super::readers::for_readers;
use super::seen::headings;
use crate::postmortem::markdown::{TODO, TODO_ENDS};
use std::collections::BTreeMap;

/// The layout, with what was typed right below the headings of the second level that both have, in the place of what the
/// layout asks there. A further heading below such a one begins something else, and is not taken along.
#[must_use]
pub fn carried(typed: &str, layout: &str) -> String {
    let said = said(&for_readers(typed));
    let headings = headings(layout);
    let mut out = String::with_capacity(layout.len());
    let (mut title, mut is_told, mut at) = ("", false, 0);
    for line in layout.split_inclusive('\n') {
        if let Some((_, next)) = headings.get(&at).filter(|(level, _)| *level == 2) {
            (title, is_told) = (next.as_str(), false);
        }
        at += line.len();
        match said.get(title).filter(|_| line.contains(TODO)) {
            Some(words) if !is_told => {
                is_told = true;
                out.push_str(&format!("{words}\n"));
            }
            Some(_) => {}
            None => out.push_str(line),
        }
    }
    out
}

/// What people typed, without the log's blocks.
#[must_use]
pub fn typed_only(text: &str) -> String {
    let typed = pieces(text).into_iter().filter_map(|piece| match piece {
        Piece::Typed(typed) => Some(typed),
        Piece::Block(_) => None,
    });
    typed.collect()
}

/// The words under each heading of the second level, without questions.
fn said(text: &str) -> BTreeMap<String, String> {
    let typed = typed_only(text);
    let headings = headings(&typed);
    let mut said: BTreeMap<String, String> = BTreeMap::new();
    let (mut title, mut asks, mut at) = (None, false, 0);
    for whole in typed.split_inclusive('\n') {
        let heading = headings.get(&at);
        at += whole.len();
        let line = whole.trim_end_matches(['\r', '\n']);
        if let Some((level, words)) = heading {
            title = (*level == 2).then(|| words.clone());
            continue;
        }
        asks |= line.contains(TODO);
        if let Some(title) = title.as_ref().filter(|_| !asks) {
            let words = said.entry(title.clone()).or_default();
            words.push_str(&format!("{line}\n"));
        }
        asks &= !line.contains(TODO_ENDS);
    }
    said.values_mut().for_each(|words| *words = words.trim().to_owned());
    said.retain(|_, words| !words.is_empty());
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LAYOUT: &str = "# A\n\n## Summary\n\n[[TODO: what]]\n\n<!-- auto:told -->\n- 14:02 - told\n<!-- /auto 1 -->\n\n## Impact\n\n[[TODO: who]]\n\n## What changed\n\n- [[TODO: x]]\n";

    #[test]
    fn what_was_typed_answers_the_layout_and_the_rest_of_the_draft_stays_in_the_house() {
        let draft = "# Post-mortem: A\n\n## Summary\n\n<!-- auto:summary -->\nSEV 2 was declared.\n<!-- /auto 1 -->\n\n\
            Search was *slow*. <!-- Bo:\n## Impact\nsay more -->\n\n[[TODO: what broke, and\nfor whom]]\n\n### For us\n\ninside\n\n\
            ## Impact\n\n- [[TODO: data]]\n- 3,200 failed requests\n\n## Timeline\n\nand db-7\n\n# Summary\n\nanother\n";
        let wanted = LAYOUT
            .replace("[[TODO: what]]", "Search was *slow*.")
            .replace("[[TODO: who]]", "- 3,200 failed requests");
        assert_eq!(carried(draft, LAYOUT).replace(" \n\n\n\n\n\n<", "\n\n<"), wanted);
        assert_eq!(
            carried("# A\n\n## Summary\n\n[[TODO: all]]\n", LAYOUT),
            LAYOUT,
            "nothing was written"
        );
    }

    proptest! {
        #[test]
        fn no_word_of_another_section_of_a_block_or_of_a_comment_goes_out(parts in prop::collection::vec(prop::sample::select(vec![
            "## Summary\n", "## Impact\n", "## Timeline\nINSIDE\n", "### More\nINSIDE\n", "# Other\nINSIDE\n", "typed\n", "\n",
            "<!-- auto:facts -->\nINSIDE\n<!-- /auto 1 -->\n", "<!-- INSIDE -->\n", "<!--\nINSIDE\n## Impact\nINSIDE\n-->\n", "[[TODO: INSIDE\nINSIDE]]\n",
        ]), 0..12)) {
            let text = parts.concat();
            let out = carried(&text, LAYOUT);
            prop_assert!(!out.contains("INSIDE"), "{:?} -> {:?}", text, out);
            prop_assert!(!typed_only(&out).contains("told"), "{:?}", out);
        }
    }
}
