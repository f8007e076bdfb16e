//! What holds for every text.

use proptest::prelude::*;

use super::{read, shown};
use crate::runbook::blocks::text::says;
use crate::runbook::model::reading::Reading;
use crate::runbook::steps::BESIDE_STEPS;
use crate::runbook::{Block, Item};

/// True for a block that a reader sees something of.
fn says_something(block: &Block) -> bool {
    if let Block::Code { text, .. } = block {
        return says(text);
    }
    says(&shown(std::slice::from_ref(block)))
}

/// Pieces of Markdown, so that chance meets the rules.
fn markdown() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-z]{1,8}",
        "(# |## |### |#### )",
        "(- |1\\. |2\\) |- \\[ \\] |- \\[x\\] |- \\[/\\] |\\[DBA\\] |14:05 |🔍 |a\\. |\n\na\\) |\n\nb\\) |Step 1 - |    |\t)",
        "(=== \"A\"\n|<TabItem label=\"B\">\n|</TabItem>\n|See also |:::\\{tab-item\\} A\n|:::\n|# \\[A\\]\\(#tab/a\\)\n)",
        "(\n|\n\n|  \n|\r\n)",
        "(```bash\n|```\n|~~~|`)",
        "(\\*\\*|_|~~|\\*)",
        "(> |> \\[!NOTE\\]\n|\\| a \\| b \\|\n\\|--\\|--\\|\n)",
        "(Check |Restart |If it fails, |Post update every 15 minutes|Severity: P1|\\(0-5 min\\))",
        "(ssh deploy@db-host \"ls -l\"|kubectl get pods -n <ns>|\\$ curl -s http://x/y)",
        "(<b>|<ns>|<!-- x|-->|&amp;|\\\\|\\[x\\]\\(y\\)|!\\[x\\]\\(y\\)|\\[x\\]: y\n|---\n)",
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_text_gives_a_runbook(text in "\\PC*") {
        let _ = read(&text);
    }

    #[test]
    fn any_bytes_give_a_runbook(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn steps_count_from_one_without_gaps(text in markdown()) {
        let numbers: Vec<u32> = read(&text).steps().map(|(_, s)| s.number).collect();
        let expected: Vec<u32> = (1..).take(numbers.len()).collect();
        prop_assert_eq!(numbers, expected);
    }

    #[test]
    fn keys_are_unique(text in markdown()) {
        let runbook = read(&text);
        let mut keys: Vec<&str> = runbook.steps().map(|(_, s)| s.key.as_str()).collect();
        let all = keys.len();
        keys.sort_unstable();
        keys.dedup();
        prop_assert_eq!(keys.len(), all);
    }

    #[test]
    fn the_same_text_is_read_the_same_way(text in markdown()) {
        prop_assert_eq!(read(&text), read(&text));
        prop_assert_eq!(read(&text.replace("\r\n", "\n")), read(&text.replace("\r\n", "\n").replace('\n', "\r\n")));
    }

    #[test]
    fn no_word_is_lost(words in prop::collection::vec("[a-z]{5,9}", 1..20), seed in markdown()) {
        let mut text = seed;
        for (at, word) in words.iter().enumerate() {
            text.push_str(["\n\n", "\n- ", "\n1. ", "\n## ", " ", "\n> "][at % 6]);
            text.push_str(word);
        }
        let shown = shown(&read(&text).document);
        for word in &words {
            prop_assert!(shown.contains(word.as_str()), "{} is lost of {:?}", word, text);
        }
    }

    #[test]
    fn no_step_says_nothing(text in markdown()) {
        for (_, step) in read(&text).steps() {
            prop_assert!(says(&step.text), "{:?} of {:?}", step.text, text);
        }
    }

    #[test]
    fn every_item_is_a_step_or_stands_in_a_group_with_its_reason(text in markdown()) {
        let runbook = read(&text);
        let taken = runbook.groups.iter().filter(|group| group.verdict != Reading::Text);
        let shown: u32 = taken.map(|group| group.items).sum();
        prop_assert_eq!(runbook.steps().count(), shown as usize, "steps of {:?}", text);
        let (mut items, mut behind, mut lists) = (0, 0, Vec::new());
        for block in &runbook.document {
            if let Block::List { group, items: all, .. } = block {
                let says = |item: &Item| item.blocks.iter().any(says_something);
                let said = all.iter().filter(|item| says(item)).count();
                prop_assert!(said == 0 || group.is_some(), "a list without a group in {:?}", text);
                items += said;
                // What stands behind the last item may speak for it.
                behind += usize::from(all.last().is_some_and(|item| !says(item)));
                lists.extend(group.clone());
            }
        }
        let of_lists = runbook.groups.iter().filter(|g| lists.contains(&g.id) || g.reason == BESIDE_STEPS);
        let grouped = of_lists.map(|group| group.items as usize).sum::<usize>();
        prop_assert!((items..=items + behind).contains(&grouped), "{} of {} items of {:?}", grouped, items, text);
    }

    #[test]
    fn every_list_in_a_quotation_stands_in_a_group(
        text in markdown(),
        items in prop::collection::vec("[a-z]{3,8}", 1..4),
        mark in prop_oneof![Just("- "), Just("1. "), Just("- [ ] ")],
        note in any::<bool>(),
    ) {
        let head = if note { "> [!NOTE]\n> Look:\n>\n" } else { "" };
        let list: String = items.iter().map(|item| format!("> {mark}{item}\n")).collect();
        let source = format!("{}\n\n# Part\n\nWords.\n\n{head}{list}\nWords.\n", text.replace(['`', '~', '<'], ""));
        let runbook = read(&source);
        let quotes = runbook.document.iter().rev().find_map(|block| {
            if let Block::Quote { blocks, .. } = block { Some(blocks) } else { None }
        });
        let lists = quotes.into_iter().flatten().filter_map(|block| {
            if let Block::List { group, .. } = block { Some(group.clone()) } else { None }
        });
        for group in lists {
            prop_assert!(group.is_some(), "a list without a group in {:?}", source);
        }
    }

    #[test]
    fn what_is_copied_has_no_line_end_behind_it(text in markdown()) {
        let runbook = read(&text);
        for command in runbook.steps().flat_map(|(_, s)| &s.commands) {
            prop_assert!(!command.ends_with('\n') && !command.is_empty());
        }
    }
}
