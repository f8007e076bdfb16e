//! What is asked about, and what is left alone.

use super::*;
use crate::postmortem::document::sealed;

fn asked(text: &str) -> Vec<(u32, String, String)> {
    let people = [Named { name: "Bo".into(), role: "the scribe".into() }];
    let found = wordings(text, &WordList::shipped(), &people);
    found.into_iter().map(|w| (w.line, w.words, w.family)).collect()
}

fn families(line: &str) -> Vec<String> {
    asked(line).into_iter().map(|(_, _, family)| family).collect()
}

#[test]
fn every_line_of_the_shipped_list_can_be_read() {
    let (_, problems) = WordList::read(list::SHIPPED);
    assert_eq!(problems, []);
}

#[test]
fn each_family_is_asked_about() {
    for (line, family) in [
        ("It was human error.", "Human error"),
        ("Bo should have seen it", "Named individual"),
        ("We should not have deployed", "Counterfactual"),
        ("The team failed to react", "Failure to act"),
        ("That was careless.", "Character"),
        ("It was caused by Kim", "Blame"),
        ("It was Kim’s fault", "Blame"),
        ("Obviously the disk was full", "Hindsight"),
        ("Everyone was asleep", "Absolute"),
        ("They bypassed the check", "Process violation"),
        ("The root cause was a lock", "Single cause"),
        ("It was a one-off", "Bad luck"),
        ("Ask kim@example.org", "Named individual"),
        ("Ask @kim", "Named individual"),
    ] {
        assert!(families(line).contains(&family.to_owned()), "{line}: {:?}", families(line));
    }
}

#[test]
fn words_that_only_look_alike_are_left_alone() {
    for line in [
        "The failover took a minute",
        "`mistake` is a variable",
        "> You should have called",
        "## Root cause",
        "It should have been seen <!-- lint-ok -->",
        "[[TODO: who forgot what]]",
        "A no-fault agreement",
        "Borrow the cable",
        "Remind the team",
        "[the page](https://example.org/always/never)",
    ] {
        assert_eq!(asked(line), [], "{line}");
    }
    assert_eq!(
        families("## Action items\n\n- Remind the team"),
        ["Training"],
        "among action items"
    );
}

#[test]
fn code_and_blocks_of_the_log_are_left_alone() {
    let text = sealed(
        "```\nif only\n~~~\n```\n\n<!-- auto:timeline -->\n- 14:02 - Bo forgot it\n<!-- /auto -->\n\nBo forgot it.\n",
    );
    let lines: Vec<u32> = asked(&text).into_iter().map(|(line, ..)| line).collect();
    assert_eq!(lines, [10, 10], "only what was typed: {text}");
}

#[test]
fn code_ends_where_a_reader_of_markdown_ends_it() {
    let text = "````md\n```\nif only\n````\n\nIt was careless.\n\n    if only\n\n- an item\n\n      if only\n";
    let lines: Vec<u32> = asked(text).into_iter().map(|(line, ..)| line).collect();
    assert_eq!(lines, [6], "{:?}", asked(text));
}

#[test]
fn what_notes_say_in_a_block_is_asked_about_and_what_the_program_says_is_not() {
    let text = sealed(
        "<!-- auto:facts -->\nBo forgot it\n<!-- /auto -->\n\n<!-- auto:hard -->\n\n- `if only` Bo forgot it (14:02)\n\n<!-- /auto -->\n\n\
         <!-- auto:actions -->\n\n| # | Action | Owner |\n|---|---|---|\n| A1 | Remind Bo | Bo |\n\n- Bo: say when\n\n<!-- /auto -->\n",
    );
    let told: Vec<(u32, String)> =
        asked(&text).into_iter().map(|(line, words, _)| (line, words)).collect();
    let wanted = [(7, "Bo"), (7, "forgot"), (15, "Remind"), (15, "Bo")];
    assert_eq!(told, wanted.map(|(line, words)| (line, words.to_owned())), "{text}");
    let all = wordings(&text, &WordList::shipped(), &[]);
    assert!(all.iter().all(|one| one.noted), "they are worded otherwise in the log: {all:?}");
}

#[test]
fn places_are_told_as_the_page_counts_them() {
    let found = wordings("é 😀 “Bo” should have", &WordList::shipped(), &[]);
    let [one] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((one.from, one.to, one.words.as_str()), (10, 21, "should have"));
}

#[test]
fn a_name_offers_its_role() {
    let people = [Named { name: "Bo".into(), role: "the scribe".into() }];
    let found = wordings("Bo saw it", &WordList::default(), &people);
    assert_eq!(found[0].offers, ["the scribe"]);
}

#[test]
fn a_broken_line_of_a_list_is_told_and_the_others_hold() {
    let (list, problems) = WordList::read("alone\n[Odd] Why?\n(open\nweird\n");
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(told[0].starts_with("line 1: “alone” belongs to no family"), "{told:?}");
    assert!(told[1].starts_with("line 3: “(open” is no pattern"), "{told:?}");
    assert_eq!(wordings("a weird day", &list, &[]).len(), 1);
}
