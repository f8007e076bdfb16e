//! What holds for every text.

use proptest::prelude::*;

use super::{read, shown};

/// Pieces of Markdown, so that chance meets the rules.
fn markdown() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-z]{1,8}",
        "(# |## |### |#### )",
        "(- |1\\. |2\\) |- \\[ \\] |- \\[x\\] |    |\t)",
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
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

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
    fn what_is_copied_has_no_line_end_behind_it(text in markdown()) {
        let runbook = read(&text);
        for command in runbook.steps().flat_map(|(_, s)| &s.commands) {
            prop_assert!(!command.ends_with('\n') && !command.is_empty());
        }
    }
}
