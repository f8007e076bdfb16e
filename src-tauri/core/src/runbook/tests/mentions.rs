//! Whoever asks first whether a word is there gets the answer that the pattern gives without being asked first.

use proptest::prelude::*;

use super::read;
use crate::runbook::words::mention::SAYS_YES;
use crate::team::shipped::SHIPPED;

/// Words in which the patterns of several rooms begin, go on and end, where the pages that ship do not have them.
const TELLING: &str = "If when once unless optional: (optional) Warning: Note: N.B. do not don't never there is no you \
    should must see we can post-mortem within 48 hours every 15 minutes half-hourly escalate to CTO after 30 min \
    Expected output: should return cannot be undone data loss checklist Step 3: 2) Phase communication follow-up \
    status page incident review last reviewed: 2026-01-31 updated on symptoms: signs severity: P1 (high) priority \
    record report incident details for X in read Y= then save the file as create refer remember the on-call engineer \
    needs to restart éyou naïve_you Über \u{2026}when already previously was run were created `./x.sh` this feature \
    will: our tool allows you to: looks like returns similar to shows select grant Get-Item $x";

fn words() -> Vec<&'static str> {
    let shipped = SHIPPED.iter().flat_map(|(_, text)| text.split_whitespace());
    let mut words: Vec<&str> = shipped.chain(TELLING.split_whitespace()).collect();
    words.sort_unstable();
    words.dedup();
    // Telling words come as often as all others.
    let telling = TELLING.split_whitespace().cycle().take(words.len());
    words.iter().copied().chain(telling).collect()
}

/// Lines of such words, as headings, items, rows, code and sentences.
fn page() -> impl Strategy<Value = String> {
    let starts =
        ["", "", "- ", "1. ", "- [ ] ", "## ", "# ", "> ", "**", "| a | ", "    ", "```\n"];
    let ends = ["\n", "\n\n", ":\n\n", ".\n", "**\n\n", " |\n", "\n```\n"];
    let line = (
        prop::sample::select(starts.to_vec()),
        prop::collection::vec(prop::sample::select(words()), 1..10),
        prop::sample::select(ends.to_vec()),
    );
    let line = line.prop_map(|(start, words, end)| format!("{start}{}{end}", words.join(" ")));
    prop::collection::vec(line, 1..24).prop_map(|lines| lines.concat())
}

/// The same read with nobody asked first.
fn by_patterns_alone(text: &str) -> crate::runbook::Runbook {
    SAYS_YES.set(true);
    let read = read(text);
    SAYS_YES.set(false);
    read
}

#[test]
fn pages_that_ship_are_read_alike_without_asking_first() {
    for (path, text) in SHIPPED {
        assert_eq!(read(text), by_patterns_alone(text), "{path}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn no_word_that_a_pattern_needs_is_missed(text in page()) {
        prop_assert_eq!(read(&text), by_patterns_alone(&text));
    }
}
