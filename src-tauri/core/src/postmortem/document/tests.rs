//! What people typed is in the document after every refresh, whatever became of the marks.

use super::*;
use crate::postmortem::Profile;
use crate::postmortem::field::Field;
use proptest::prelude::*;

const NUMBER: &str = "INC-0042";

fn facts(state: &str) -> String {
    format!(
        "<!-- auto:facts -->\n\n| | |\n|---|---|\n| Incident | {NUMBER} |\n| State | {state} |\n\n<!-- /auto -->"
    )
}

fn fresh(state: &str, rows: &str) -> String {
    let timeline = format!("<!-- auto:timeline -->\n\n{rows}\n\n<!-- /auto -->");
    let facts = facts(state);
    format!(
        "# Post-mortem: Disk\n\n{facts}\n\n## Summary\n\n[[TODO: what broke]]\n\n## Timeline\n\n{timeline}\n"
    )
}

/// What the log says, where it says what stands in a draft.
fn said(draft: &str) -> Fresh {
    let field = |name: &str| Field::ALL.iter().find(|field| field.word() == name).map(|f| f.word());
    let said = blocks::blocks(draft)
        .filter_map(|block| Some((field(block.name)?, block.content.trim().replace("\r\n", "\n"))));
    Fresh::new(said, names(draft).filter_map(field))
}

fn refreshed(text: &str, fresh: &str) -> Refreshed {
    refresh(text, &said(fresh), NUMBER).expect("its own draft")
}

#[test]
fn only_the_blocks_are_written_anew() {
    let first = sealed(&fresh("Identified", "- 14:02 - Declared"));
    let edited = first.replace("[[TODO: what broke]]", "The disk was full.\r\nSince Monday.");
    let now = refreshed(&edited, &fresh("Resolved", "- 14:02 - Declared\n- 14:40 - Resolved"));
    assert_eq!(now.remarks, Vec::<String>::new());
    assert!(now.text.contains("The disk was full.\r\nSince Monday."), "typed text to the letter");
    assert!(now.text.contains("- 14:40 - Resolved") && now.text.contains("| State | Resolved |"));
    assert!(!now.text.contains("Identified"), "what the log said before is gone: {}", now.text);
    assert_eq!(refreshed(&now.text, &now.text).text, now.text, "once more changes nothing");
}

#[test]
fn words_in_a_block_are_moved_below_it() {
    let first = sealed(&fresh("Identified", "- 14:02 - Declared"));
    let edited =
        first.replace("- 14:02 - Declared", "- 14:02 - Declared\n- 14:05 - Kim saw it first");
    let now = refreshed(&edited, &fresh("Resolved", "- 14:02 - Declared"));
    let (_, below) = now.text.split_once("<!-- auto:timeline -->").unwrap();
    let (block, below) = below.split_once("<!-- /auto ").unwrap();
    assert!(!block.contains("Kim"), "the block is the log's: {block}");
    assert!(below.contains("Kim saw it first") && below.contains("[[TODO"), "{below}");
    assert!(now.remarks[0].contains("“timeline”"), "{:?}", now.remarks);
    let again = refreshed(&now.text, &fresh("Resolved", "- 14:02 - Declared"));
    assert_eq!(again.text, now.text, "they are moved once");
}

#[test]
fn a_block_without_a_seal_may_hold_words_of_a_person() {
    let text = fresh("Resolved", "- 14:02 - same\n- Kim saw it first");
    let now = refreshed(&text, &fresh("Resolved", "- 14:02 - same"));
    let (block, below) =
        now.text.split_once("[[TODO: this was typed").expect("they stand below it");
    assert!(!block.contains("Kim") && below.contains("- Kim saw it first"), "{}", now.text);
    assert!(!below.contains("same"), "what the log says is not doubled: {below}");
    let as_it_was = fresh("Resolved", "- 14:02 - same");
    assert_eq!(refreshed(&as_it_was, &as_it_was).text, sealed(&as_it_was));
}

#[test]
fn broken_and_doubled_marks_stay_and_are_told() {
    let first = sealed(&fresh("Identified", "- 14:02 - Declared"));
    let open = first.replacen("## Timeline", "<!-- auto:impact -->\n\nmine\n\n## Timeline", 1);
    let now = refreshed(&open, &fresh("Resolved", "- new"));
    assert!(now.text.contains("<!-- auto:impact -->\n\nmine"), "it stays: {}", now.text);
    assert!(now.remarks.iter().any(|r| r.contains("“impact” has no end")), "{:?}", now.remarks);

    let twice = format!("{first}\n<!-- auto:timeline -->\n- copied\n<!-- /auto -->\n");
    let now = refreshed(&twice, &fresh("Resolved", "- new"));
    assert!(now.text.contains("- copied") && now.text.contains("- new"), "{}", now.text);
    assert!(now.remarks.iter().any(|r| r.contains("twice")), "{:?}", now.remarks);

    let gone = first.replace("<!-- auto:timeline -->\n", "");
    let now = refreshed(&gone, &fresh("Resolved", "- new"));
    assert!(now.text.contains("- 14:02 - Declared"), "what stood there stays: {}", now.text);
    assert!(
        now.remarks.iter().any(|r| r.contains("no block for what the log says of timeline")),
        "{:?}",
        now.remarks
    );
}

#[test]
fn a_layout_that_lacks_a_block_of_the_text_says_nothing_of_its_own() {
    let now = Fresh::new(
        ["facts", "timeline", "notes"].map(|name| (name, format!("{name} of the log"))),
        ["facts", "timeline"],
    );
    let other = "<!-- auto:notes -->\nold\n<!-- /auto -->\n";
    let refreshed = fill(other, &now);
    assert!(refreshed.text.contains("notes of the log"), "{}", refreshed.text);
    assert!(!refreshed.remarks.iter().any(|r| r.contains("no block")), "{:?}", refreshed.remarks);
    let unknown = fill("<!-- auto:ours -->\nold\n<!-- /auto -->\n", &now);
    assert!(unknown.remarks[0].contains("“ours” is not one of the log"), "{:?}", unknown.remarks);
    assert!(unknown.remarks[1].ends_with("what the log says of facts, timeline."));
}

#[test]
fn the_draft_of_another_incident_is_refused() {
    let other = fresh("Identified", "- mine").replace(NUMBER, "INC-0007");
    let why = refresh(&other, &said(&fresh("Resolved", "- new")), NUMBER).unwrap_err().to_string();
    assert_eq!(why, "it is the draft of INC-0007, not of INC-0042");
    let why =
        refresh("# Notes\n", &said(&fresh("Resolved", "- new")), NUMBER).unwrap_err().to_string();
    assert!(why.contains("no draft of INC-0042"), "{why}");
}

#[test]
fn a_copy_without_its_last_line_is_still_one() {
    for profile in Profile::ALL {
        let copy = sealed_copy(&fresh("Resolved", "- 14:02 - same"), profile);
        let shown: Vec<&str> = copy.lines().collect();
        for out in 0..shown.len() {
            let left = [&shown[..out], &shown[out + 1..]].concat().join("\r\n");
            assert_eq!(readers::copy_for(&left), Some(profile), "without line {out}: {left}");
        }
        assert!(blocks::blocks(&copy).all(|block| !block.is_edited()), "nobody typed into it");
        assert_eq!(sealed_copy(&for_readers(&copy), profile), copy, "a copy of it is the same");
    }
    assert_eq!(readers::copy_for(&sealed(&fresh("Resolved", "- same"))), None);
}

#[test]
fn what_is_kept_of_a_version_is_what_was_typed() {
    let text = sealed(&fresh("Identified", "- 14:02 - a customer's name"));
    let kept = stripped(&text);
    assert!(!kept.contains("customer") && !kept.contains("Identified"), "{kept}");
    let back = fill(&kept, &said(&fresh("Identified", "- 14:02 - a customer's name")));
    assert_eq!(back.text, text, "it is filled in again");
    let odd = format!("{text}\n<!-- auto:mine -->\nours\n<!-- /auto -->\n")
        .replace("- 14:02 -", "- 14:03 -");
    let kept = stripped(&odd);
    assert!(
        kept.contains("ours") && kept.contains("- 14:03 -"),
        "what somebody may have typed: {kept}"
    );
}

#[test]
fn sections_say_what_they_wait_for() {
    let text = format!(
        "{}\n## Lessons\n\nIt was found at once.\n\n## Luck\n\n- \n",
        sealed(&fresh("Resolved", "- 14:02 - Declared"))
    );
    let told: Vec<_> =
        outline(&text).into_iter().map(|s| (s.title, s.state, s.questions)).collect();
    assert_eq!(
        told,
        [
            ("Summary".to_owned(), SectionState::Asks, 1),
            ("Timeline".to_owned(), SectionState::FromLog, 0),
            ("Lessons".to_owned(), SectionState::Written, 0),
            ("Luck".to_owned(), SectionState::Empty, 0),
        ]
    );
    let lines: Vec<&str> = text.lines().collect();
    for section in outline(&text) {
        let at = usize::try_from(section.line).unwrap() - 1;
        assert_eq!(lines[at], format!("## {}", section.title), "the line of the heading");
    }
}

/// The editor lets nobody type into a block: it cuts a draft at the same lines.
#[test]
fn lines_are_marks_as_in_the_editor() {
    #[derive(serde::Deserialize)]
    struct Cases {
        marks: Vec<(String, String)>,
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/postmortem/grammar.json");
    let cases: Cases = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    for (line, wanted) in cases.marks {
        let told = match blocks::mark(&line) {
            blocks::Mark::Opens(name) => format!("opens {name}"),
            blocks::Mark::Closes(_) => "closes".to_owned(),
            blocks::Mark::None => String::new(),
        };
        assert_eq!(told, wanted, "{line}");
    }
}

#[test]
fn each_question_is_told_where_it_stands() {
    let text = "[[TODO]] of 😀\n\n## A [[TODO: title]]\n\n- é😀 [[TODO: who]] and [[TODO: when\n\n<!-- auto:x -->\n[[TODO: typed in]]\n<!-- /auto -->\n";
    let told = questions(text);
    let told: Vec<_> = told.iter().map(|one| (one.line, one.from..one.to, &*one.words)).collect();
    assert_eq!(
        told,
        [
            (1, 0..8, "of 😀"),
            (3, 5..20, "title"),
            (5, 6..19, "who"),
            (5, 24..36, "when"),
            (8, 0..18, "typed in")
        ]
    );
    let counts: Vec<u32> = outline(text).iter().map(|section| section.questions).collect();
    assert_eq!(counts, [4], "the first stands in no section");
}

#[test]
fn a_difference_shows_what_went_and_came_with_a_little_around() {
    let before = (1..=20).map(|n| format!("line {n}\n")).collect::<String>();
    let after = before.replace("line 3\n", "line three\n").replace("line 15\n", "");
    let told: Vec<String> = difference(&before, &after)
        .into_iter()
        .map(|line| match line.change {
            DraftChange::Same => format!(" {}", line.text),
            DraftChange::Added => format!("+{}", line.text),
            DraftChange::Removed => format!("-{}", line.text),
            DraftChange::Gap => format!("…{}", line.text),
        })
        .collect();
    let shown = told.join("|");
    assert!(
        shown.starts_with(" line 1| line 2|-line 3|+line three| line 4| line 5|…7|"),
        "{shown}"
    );
    assert!(shown.contains("| line 14|-line 15| line 16|"), "{shown}");
    assert_eq!(difference(&before, &before), []);
}

/// Lines as people leave them in a file: words, marks whole and broken, blanks.
fn lines() -> impl Strategy<Value = Vec<String>> {
    let line = prop_oneof![
        4 => "[a-zé ]{0,12}",
        1 => Just("<!-- auto:timeline -->".to_owned()),
        1 => Just("<!-- auto:facts -->".to_owned()),
        1 => Just("<!-- auto:other -->".to_owned()),
        1 => Just("<!-- /auto -->".to_owned()),
        1 => Just("<!-- /auto 12345678 -->".to_owned()),
        1 => Just("<!-- auto:timeline".to_owned()),
        1 => Just("## Heading".to_owned()),
        1 => "[é😀]{0,2}\\[\\[TODO: [a-z]{1,4}(\\]\\])?[a-z]{0,2}\\[\\[TODO",
    ];
    proptest::collection::vec(line, 0..30)
}

/// A line that somebody adds: words, a mark, a fence, the beginning of a comment.
fn any_line() -> impl Strategy<Value = String> {
    let marks =
        ["```", "~~~", "<!--", "-->", "<!-- auto:facts -->", "<!-- /auto -->", "# Mine", ""];
    prop_oneof![".{0,20}", prop::sample::select(marks.to_vec()).prop_map(str::to_owned)]
}

/// The lines outside of blocks.
fn typed(text: &str) -> Vec<&str> {
    let typed = blocks::pieces(text).into_iter().filter_map(|piece| match piece {
        blocks::Piece::Typed(typed) => Some(typed),
        blocks::Piece::Block(_) => None,
    });
    typed.flat_map(str::lines).filter(|line| !line.trim().is_empty()).collect()
}

/// True where all of `some` stand in `all`, in this order.
fn are_in(some: &[&str], all: &[&str]) -> bool {
    let mut rest = all.iter();
    some.iter().all(|line| rest.any(|one| one == line))
}

proptest! {
    #[test]
    fn what_is_typed_survives_any_refresh(around in lines(), rows in "[a-z]{0,8}", again in "[a-z]{0,8}") {
        let text = format!("{}\n{}\n", sealed(&fresh("Identified", &rows)), around.join("\n"));
        let now = refreshed(&text, &fresh("Resolved", &again));
        let (before, all): (Vec<&str>, Vec<&str>) = (typed(&text), now.text.lines().collect());
        prop_assert!(are_in(&before, &all), "{before:?} in {all:?}");
        let once_more = refreshed(&now.text, &fresh("Resolved", &again));
        prop_assert_eq!(once_more.text, now.text, "once more changes nothing");
    }

    #[test]
    fn a_text_keeps_its_line_ends(around in lines(), rows in "[a-z]{0,8}") {
        let text = format!("{}\n{}\n", sealed(&fresh("Identified", &rows)), around.join("\n"));
        let unix = refreshed(&text, &fresh("Resolved", "- new\n- row")).text;
        let windows = refreshed(&text.replace('\n', "\r\n"), &fresh("Resolved", "- new\n- row")).text;
        prop_assert_eq!(windows, unix.replace('\n', "\r\n"));
    }

    #[test]
    fn a_line_that_is_added_anywhere_leaves_a_copy_a_copy(around in lines(), more in any_line(), at in any::<prop::sample::Index>(), n in 0..3_usize) {
        let profile = Profile::ALL[n];
        let copy = sealed_copy(&format!("{}\n{}\n", fresh("Resolved", "- row"), around.join("\n")), profile);
        let mut all: Vec<&str> = copy.lines().collect();
        all.insert(at.index(all.len() + 1), &more);
        let longer = all.join("\n");
        let why = refresh(&longer, &said(&fresh("Resolved", "- unmasked")), NUMBER).expect_err("it is a copy").to_string();
        prop_assert!(why.contains(profile.word()), "{}: {:?}", why, longer);
    }

    #[test]
    fn what_is_compared_has_no_mark_and_every_typed_line(around in lines()) {
        let text = format!("{}\n{}\n", sealed(&fresh("Identified", "- row")), around.join("\n"));
        let told = compared(&text);
        let is_mark = |line: &&str| !matches!(blocks::mark(line), blocks::Mark::None);
        prop_assert!(!told.lines().any(|line| is_mark(&line)), "{told}");
        let words: Vec<&str> = typed(&text).into_iter().filter(|line| !is_mark(line)).collect();
        let all: Vec<&str> = told.lines().collect();
        prop_assert!(are_in(&words, &all), "{words:?} in {all:?}");
    }

    /// Who counts, who lists and who goes there means the same questions.
    #[test]
    fn every_question_is_found_once_at_its_place(around in lines(), rows in "[a-z]{0,8}") {
        let text = format!("{}\n{}\n", around.join("\n"), sealed(&fresh("Resolved", &rows)));
        let open = questions(&text);
        prop_assert_eq!(open.len(), text.matches("[[TODO").count());
        let lines: Vec<&str> = text.lines().collect();
        for one in &open {
            let line = usize::try_from(one.line - 1).ok().and_then(|at| lines.get(at)).expect("a line");
            let units = line.encode_utf16().skip(usize::try_from(one.from).unwrap());
            let long = usize::try_from(one.to - one.from).unwrap();
            let there = String::from_utf16(&units.take(long).collect::<Vec<u16>>()).expect("it cuts no sign");
            prop_assert!(there.starts_with("[[TODO") && there.matches("[[TODO").count() == 1, "{there}");
            prop_assert!(!there.trim_end_matches("]]").contains("]]"), "{there}");
            prop_assert!(!one.words.contains("[["), "{}", one.words);
        }
        let places: std::collections::BTreeSet<_> = open.iter().map(|one| (one.line, one.from)).collect();
        prop_assert_eq!(places.len(), open.len());
        let sections = outline(&text);
        let first = sections.first().map_or(u32::MAX, |section| section.line);
        let inside = open.iter().filter(|one| one.line >= first).count();
        let counted: u32 = sections.iter().map(|section| section.questions).sum();
        prop_assert_eq!(usize::try_from(counted).unwrap(), inside);
    }

    #[test]
    fn pieces_are_the_text(around in lines()) {
        let text = around.join("\n");
        let whole: String = blocks::pieces(&text).into_iter().map(|piece| match piece {
            blocks::Piece::Typed(typed) => typed,
            blocks::Piece::Block(block) => block.whole,
        }).collect();
        prop_assert_eq!(whole, text);
    }

    #[test]
    fn words_that_are_typed_into_a_block_survive(words in "[a-z]{3,9} [a-z]{3,9}", rows in "[A-Z]{1,8}") {
        let first = sealed(&fresh("Identified", &rows));
        let edited = first.replace("<!-- auto:timeline -->\n", &format!("<!-- auto:timeline -->\n{words}\n"));
        let now = refreshed(&edited, &fresh("Resolved", "- new"));
        prop_assert!(now.text.lines().any(|line| line == words), "{}", now.text);
    }

    #[test]
    fn words_in_a_block_without_a_seal_survive(words in "[a-z]{3,9} [a-z]{3,9}", rows in "[A-Z]{1,8}", again in "[A-Z]{1,8}") {
        let edited = fresh("Identified", &rows)
            .replace("<!-- auto:timeline -->\n", &format!("<!-- auto:timeline -->\n{words}\n"));
        let back = fill(&stripped(&edited), &said(&fresh("Resolved", &again)));
        let now = refreshed(&edited, &fresh("Resolved", &again));
        for text in [&back.text, &now.text] {
            prop_assert!(text.lines().any(|line| line == words), "{}", text);
        }
        let once_more = refreshed(&now.text, &fresh("Resolved", &again));
        prop_assert_eq!(once_more.text, now.text, "once more changes nothing");
    }

    #[test]
    fn a_difference_gives_the_later_text(old in lines(), new in lines()) {
        let (before, after) = (old.join("\n"), new.join("\n"));
        let all = difference(&before, &after);
        let came = all.iter().filter(|l| l.change == DraftChange::Added).count();
        let went = all.iter().filter(|l| l.change == DraftChange::Removed).count();
        let (b, a) = (before.lines().count(), after.lines().count());
        prop_assert_eq!(a + went, b + came, "what came and went makes the other");
    }
}
