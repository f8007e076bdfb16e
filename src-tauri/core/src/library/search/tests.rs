//! "What do you see?" finds the runbook that a person means.

mod shipped;

use super::{Asked, FoundIn, Ranked, Text, marked, rank};

/// A runbook as it can be found.
#[derive(Default)]
struct Book {
    title: &'static str,
    symptoms: Vec<String>,
    headings: Vec<String>,
    steps: Vec<String>,
    commands: Vec<String>,
    body: &'static str,
}

fn book(title: &'static str, symptoms: &[&str], headings: &[&str]) -> Book {
    let own = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect();
    Book { title, symptoms: own(symptoms), headings: own(headings), ..Book::default() }
}

fn text(book: &Book) -> Text<'_> {
    Text {
        title: book.title,
        symptoms: &book.symptoms,
        headings: &book.headings,
        steps: &book.steps,
        commands: &book.commands,
        body: book.body,
    }
}

fn find(books: &[Book], words: &str, limit: usize) -> Vec<(&'static str, Ranked)> {
    let texts: Vec<Text<'_>> = books.iter().map(text).collect();
    let Some(asked) = Asked::new(words) else { return Vec::new() };
    rank(&texts, &asked, limit).into_iter().map(|r| (books[r.at].title, r)).collect()
}

fn library() -> Vec<Book> {
    vec![
        book(
            "Data corruption after a migration",
            &[],
            &["Rows look wrong after a release that migrates data"],
        ),
        book(
            "Database unresponsive",
            &["API returning 500 errors on all routes"],
            &["If restart fails"],
        ),
        book(
            "App down after a bad deployment",
            &["500 errors on every route within minutes of a release"],
            &[],
        ),
        book("Region outage", &["Nothing answers"], &[]),
    ]
}

#[test]
fn the_runbook_that_holds_most_of_the_words_comes_first() {
    let hits = find(&library(), "500 errors after a release", 10);
    let titles: Vec<&str> = hits.iter().map(|(title, _)| *title).collect();
    assert_eq!(
        titles,
        [
            "App down after a bad deployment",
            "Database unresponsive",
            "Data corruption after a migration"
        ]
    );
    assert_eq!(hits[0].1.found_in, FoundIn::Symptom);
    let lit: Vec<&str> =
        hits[0].1.line.iter().filter(|(_, lit)| *lit).map(|(t, _)| t.as_str()).collect();
    assert_eq!(lit, ["500 errors", "release"], "words that stand together are one part");
    let phrase: Vec<&str> =
        hits[2].1.line.iter().filter(|(_, lit)| *lit).map(|(t, _)| t.as_str()).collect();
    assert_eq!(phrase, ["after a release"], "common words are lit where they stand as asked");
}

#[test]
fn a_title_beats_a_symptom_and_a_symptom_a_heading() {
    let step = Book { title: "C", steps: vec!["queue".to_owned()], ..Book::default() };
    let text = Book { title: "D", body: "the queue", ..Book::default() };
    let books = [
        text,
        step,
        book("A", &[], &["queue"]),
        book("B", &["queue"], &[]),
        book("queue", &[], &[]),
    ];
    let titles: Vec<&str> = find(&books, "queue", 10).into_iter().map(|(title, _)| title).collect();
    assert_eq!(titles, ["queue", "B", "A", "C", "D"], "a step comes before the rest of the text");
}

#[test]
fn beginnings_match_and_case_does_not_matter() {
    assert_eq!(find(&library(), "UNRESP", 10)[0].0, "Database unresponsive");
    assert_eq!(find(&library(), "outages", 10)[0].0, "Region outage");
}

#[test]
fn the_line_is_whole_and_the_limit_is_kept() {
    let hits = find(&library(), "errors", 1);
    assert_eq!(hits.len(), 1);
    let line: String = hits[0].1.line.iter().map(|(t, _)| t.as_str()).collect();
    assert!(library().iter().any(|b| b.symptoms.contains(&line)), "nothing is cut off");
}

fn shown(hit: &Ranked) -> (&'static str, String) {
    (hit.found_in.name(), hit.line.iter().map(|(text, _)| text.as_str()).collect())
}

#[test]
fn the_line_with_the_most_of_the_words_is_shown_and_a_phrase_before_single_words() {
    let mut api = book("API trouble", &[], &["Detailed API Errors"]);
    api.steps = vec!["Look at errors of the last 500 s".to_owned()];
    api.body = "# API trouble\n\nAPI requests for 500 errors\n";
    let hits = find(&[api], "500 errors", 10);
    let line = ("Text", "API requests for 500 errors".to_owned());
    assert_eq!(shown(&hits[0].1), line, "not the heading with one word, nor the words apart");
    let both = Book { body: "disk full\n", ..book("Disk", &[], &["Disk full"]) };
    let hits = find(&[both], "disk full", 10);
    assert_eq!(shown(&hits[0].1).0, "Heading", "of two such lines the one in the better place");
}

#[test]
fn all_words_come_before_some_and_enough_of_them_leave_the_others_out() {
    let held = |title| Book { body: "about 500 of the errors\n", ..book(title, &[], &[]) };
    let mut books = vec![book("Errors", &["errors"], &["errors"]), held("A"), held("B")];
    let titles = |books: &[Book]| -> Vec<(&'static str, bool)> {
        find(books, "500 errors", 10).into_iter().map(|(title, r)| (title, r.whole)).collect()
    };
    let some = [("A", true), ("B", true), ("Errors", false)];
    assert_eq!(titles(&books), some, "a title with one word comes after a text with both");
    books.push(book("Other", &[], &["Errors"]));
    assert_eq!(titles(&books), some, "a stray word beside them is no hit");
    books.push(held("C"));
    assert_eq!(titles(&books), [("A", true), ("B", true), ("C", true)], "three are enough");
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
    all[1].steps = vec!["Check disk space (full disk is a common cause)".to_owned()];
    let hits = find(&all, "disk full", 10);
    assert_eq!(hits[0].0, "Database unresponsive", "its steps speak of it");
    assert_eq!(hits[0].1.found_in, FoundIn::Step, "and the person sees where");
    assert!(
        find(&all, "routes slow", 10).is_empty(),
        "one word of two, deep in the text, is chance"
    );
}

#[test]
fn a_command_and_the_text_are_found_with_their_line_and_how_often() {
    let mut all = library();
    all[3].commands = vec!["kubectl get pods\nkubectl rollout undo deploy/api".to_owned()];
    all[3].body = "# Region outage\n\n* Ask the *provider* first\nthe provider's page\n";
    let hits = find(&all, "rollout", 10);
    assert_eq!((hits[0].0, hits[0].1.found_in), ("Region outage", FoundIn::Command));
    let line: String = hits[0].1.line.iter().map(|(t, _)| t.as_str()).collect();
    assert_eq!(line, "kubectl rollout undo deploy/api", "the line of the command, not all of it");
    let hits = find(&all, "provider", 10);
    assert_eq!((hits[0].1.found_in, hits[0].1.times), (FoundIn::Text, 2));
    let line: String = hits[0].1.line.iter().map(|(t, _)| t.as_str()).collect();
    assert_eq!(line, "Ask the *provider* first", "without the mark of the list");
}

#[test]
fn the_index_is_asked_for_words_their_plurals_and_an_unfinished_last_one() {
    let asked = |words: &str| Asked::new(words).unwrap().expression(true);
    assert_eq!(asked("disk ful"), "(\"disk\" OR \"disks\") AND \"ful\" *");
    assert_eq!(asked("errors "), "(\"errors\" OR \"error\")", "a blank ends the word");
    assert_eq!(asked("pg_last_xa"), "\"pg last xa\" *", "what stands together stays together");
    assert_eq!(
        asked("after a release "),
        "(\"release\" OR \"releases\")",
        "common words decide nothing"
    );
    assert!(Asked::new("?! \"*").is_none(), "nothing of it is the index's own language");
}

#[test]
fn a_line_with_a_secret_is_shown_without_it() {
    let line = ["Export it: token=xapp-1-A0", "-1-aB3aB3aB3aB3aB3 for the bot"].concat();
    let asked = Asked::new("bot").unwrap();
    let shown: String = marked(&line, &asked).into_iter().map(|(part, _)| part).collect();
    assert_eq!(shown, "Export it: token=«masked slack token» for the bot");
}

/// The first hit, where it is taken without a look at the others.
fn taken(words: &str) -> Option<&'static str> {
    let hits = find(&library(), words, 10);
    hits.first().filter(|(_, hit)| hit.reason.is_some()).map(|(title, _)| *title)
}

#[test]
fn only_what_answers_enough_of_the_question_is_taken_by_itself() {
    assert_eq!(taken("outage"), Some("Region outage"), "the title says it");
    assert_eq!(taken("unresp"), Some("Database unresponsive"), "it is clear which word is begun");
    assert_eq!(taken("500 errors"), Some("Database unresponsive"), "a symptom says it");
    assert_eq!(taken("da"), None, "two letters tell nothing");
    assert_eq!(taken("fails"), None, "a word of a heading alone is about anything");
    assert_eq!(taken("restart"), None, "and so is any other");
    for chance in ["down", "is", "min", "Mail is down", "mail down since 5 min", "slow", "api slow"]
    {
        assert_eq!(taken(chance), None, "{chance}: every alert has such words");
    }
    assert_eq!(taken("app down"), Some("App down after a bad deployment"), "but not both");
    let text = Book { title: "Disks", body: "call the vip of the api", ..Book::default() };
    let hits = find(&[text], "api", 10);
    assert!(
        hits.iter().all(|(_, hit)| hit.reason.is_none()),
        "a word that stands somewhere in a text"
    );
}

#[test]
fn the_reason_says_where_which_words_stand() {
    let reason = |words: &str| find(&library(), words, 10)[0].1.reason.clone();
    assert_eq!(reason("500 errors").as_deref(), Some("a symptom says “500 errors”"));
    assert_eq!(reason("region outage").as_deref(), Some("its title says “Region outage”"));
    let apart = "a symptom says “500 errors … release”";
    assert_eq!(reason("500 errors after a release").as_deref(), Some(apart));
}
