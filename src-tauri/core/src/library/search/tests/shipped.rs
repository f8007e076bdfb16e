//! Which of the runbooks that ship is chosen by itself: the one that its own title and symptoms name, and none by words that
//! every alert has.

use super::super::reason::{is_vague, names_all};
use super::{Asked, Text, rank};
use crate::runbook::parse;
use crate::team::shipped::SHIPPED;
use proptest::prelude::*;
use std::sync::LazyLock;

/// Titles and symptoms.
static BOOKS: LazyLock<Vec<(String, Vec<String>)>> = LazyLock::new(|| {
    let read = SHIPPED.iter().map(|(path, text)| parse(text, path));
    read.map(|book| (book.title.clone(), book.symptoms.clone())).collect()
});

/// The title of the runbook that is chosen by these words, with the reason.
fn chosen(words: &str) -> Option<(String, String)> {
    let texts: Vec<Text<'_>> =
        BOOKS.iter().map(|(title, symptoms)| Text { title, symptoms, ..Text::default() }).collect();
    let asked = Asked::new(words)?;
    let first = rank(&texts, &asked, 10).into_iter().next()?;
    Some((BOOKS[first.at].0.clone(), first.reason?))
}

/// Every title and every symptom.
fn lines() -> impl Iterator<Item = &'static String> {
    BOOKS.iter().flat_map(|(title, symptoms)| std::iter::once(title).chain(symptoms))
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

#[test]
fn each_title_and_each_symptom_chooses_its_own_runbook_and_says_why() {
    for (title, symptoms) in BOOKS.iter() {
        for words in std::iter::once(title).chain(symptoms) {
            let (found, reason) = chosen(words).unwrap_or_default();
            assert_eq!(&found, title, "{words}");
            assert!(reason.contains(" says “"), "{words}: {reason}");
        }
    }
}

#[test]
fn a_title_that_stands_in_the_words_is_chosen_whatever_stands_beside_it() {
    for question in ["site unreachable ddos", "checkout slow, ddos or bots?"] {
        assert_eq!(chosen(question).map(|(title, _)| title).as_deref(), Some("DDoS"), "{question}");
    }
}

#[test]
fn no_word_of_a_title_or_a_symptom_that_every_alert_has_chooses_anything() {
    for word in lines().flat_map(|line| words(line)).filter(|word| is_vague(word)) {
        for question in [word.to_owned(), format!("Mail is {word}"), format!("{word} zebras")] {
            assert_eq!(chosen(&question), None, "{question}");
        }
    }
}

proptest! {
    #[test]
    fn one_chance_word_beside_others_that_no_runbook_has_chooses_nothing(
        which in any::<prop::sample::Index>(),
        other in "z[qx]{3}[a-z]{2}",
        another in "x[qz]{3}[a-z]{2}",
    ) {
        let words: Vec<&str> = lines().flat_map(|line| words(line)).collect();
        let question = format!("{other} {} {another}", which.get(&words));
        // A title of one word is named by it.
        let asked = Asked::new(&question);
        let is_named = |title: &String| asked.as_ref().is_some_and(|asked| names_all(asked, title));
        prop_assume!(!BOOKS.iter().any(|(title, _)| is_named(title)));
        prop_assert_eq!(chosen(&question), None, "{}", question);
    }
}
