//! "What do you see?" finds the runbook that a person means.

use crate::runbook::{card, parse, search::find};
use crate::view::RunbookCard;

fn card_of(title: &str, symptoms: &[&str], headings: &[&str]) -> RunbookCard {
    let mut card = card::card(&format!("{title}.md"), "", &parse("", title));
    title.clone_into(&mut card.title);
    card.symptoms = symptoms.iter().map(|s| (*s).to_owned()).collect();
    card.headings = headings.iter().map(|s| (*s).to_owned()).collect();
    card
}

fn library() -> Vec<RunbookCard> {
    vec![
        card_of(
            "Data corruption after a migration",
            &[],
            &["Rows look wrong after a release that migrates data"],
        ),
        card_of(
            "Database unresponsive",
            &["API returning 500 errors on all routes"],
            &["If restart fails"],
        ),
        card_of(
            "App down after a bad deployment",
            &["500 errors on every route within minutes of a release"],
            &[],
        ),
        card_of("Region outage", &["Nothing answers"], &[]),
    ]
}

#[test]
fn the_runbook_that_holds_most_of_the_words_comes_first() {
    let hits = find(&library(), "500 errors after a release", 10);
    let titles: Vec<&str> = hits.iter().map(|h| h.runbook.title.as_str()).collect();
    assert_eq!(
        titles,
        [
            "App down after a bad deployment",
            "Database unresponsive",
            "Data corruption after a migration"
        ]
    );
    assert_eq!(hits[0].found_in, "Symptom");
    let lit: Vec<&str> =
        hits[0].line.iter().filter(|(_, lit)| *lit).map(|(t, _)| t.as_str()).collect();
    assert_eq!(lit, ["500 errors", "release"], "words that stand together are one part");
    let phrase: Vec<&str> =
        hits[2].line.iter().filter(|(_, lit)| *lit).map(|(t, _)| t.as_str()).collect();
    assert_eq!(phrase, ["after a release"], "common words are lit where they stand as asked");
}

#[test]
fn a_title_beats_a_symptom_and_a_symptom_a_heading() {
    let cards =
        [card_of("A", &[], &["queue"]), card_of("B", &["queue"], &[]), card_of("queue", &[], &[])];
    let titles: Vec<String> =
        find(&cards, "queue", 10).into_iter().map(|h| h.runbook.title).collect();
    assert_eq!(titles, ["queue", "B", "A"]);
}

#[test]
fn beginnings_match_and_case_does_not_matter() {
    assert_eq!(find(&library(), "UNRESP", 10)[0].runbook.title, "Database unresponsive");
    assert_eq!(find(&library(), "outages", 10)[0].runbook.title, "Region outage");
}

#[test]
fn the_line_is_whole_and_the_limit_is_kept() {
    let hits = find(&library(), "errors", 1);
    assert_eq!(hits.len(), 1);
    let line: String = hits[0].line.iter().map(|(t, _)| t.as_str()).collect();
    assert!(library().iter().any(|c| c.symptoms.contains(&line)), "nothing is cut off");
}

#[test]
fn nothing_asked_nothing_found() {
    assert!(find(&library(), "", 10).is_empty());
    assert!(find(&library(), "?!", 10).is_empty());
    assert!(find(&library(), "zebra", 10).is_empty());
}

#[test]
fn a_step_is_found_and_one_stray_word_preselects_nothing() {
    let mut all = library();
    all[1].step_texts = vec!["Check disk space (full disk is a common cause)".to_owned()];
    let hits = find(&all, "disk full", 10);
    assert_eq!(hits[0].runbook.title, "Database unresponsive", "its steps speak of it");
    assert_eq!(hits[0].found_in, "Step", "and the person sees where");
    assert!(
        find(&all, "routes slow", 10).is_empty(),
        "one word of two, deep in the text, is chance"
    );
}
