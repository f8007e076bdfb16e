use super::*;
use crate::runbook::{Runbook, parse};

fn steps(runbook: &Runbook) -> Vec<&Step> {
    runbook.steps().map(|(_, step)| step).collect()
}

fn book(lines: &[&str]) -> Runbook {
    let list: Vec<String> = (1..).zip(lines).map(|(n, line)| format!("{n}. {line}")).collect();
    parse(&format!("# Queue\n\n## Steps\n{}\n", list.join("\n")), "queue.md")
}

/// The differences as words: `edited 2→1`, with numbers from 1.
fn told(old: &[&str], new: &[&str]) -> Vec<String> {
    let (old, new) = (book(old), book(new));
    let before: Vec<Before<'_>> =
        steps(&old).into_iter().map(|step| Before { step, placed: false }).collect();
    let place = |at: Option<usize>| at.map_or("-".to_owned(), |at| (at + 1).to_string());
    compare(&before, &steps(&new))
        .differences
        .iter()
        .map(|d| format!("{:?} {}→{}", d.what, place(d.old), place(d.new)))
        .collect()
}

const FOUR: [&str; 4] =
    ["Check the queue depth", "Restart the worker", "Drain the dead letters", "Tell the team"];

#[test]
fn what_is_the_same_does_not_differ() {
    assert_eq!(told(&FOUR, &FOUR), Vec::<String>::new(), "nothing was changed");
    assert_eq!(told(&[], &[]), Vec::<String>::new(), "and nothing in nothing");
}

#[test]
fn a_step_that_came_and_one_that_went_are_told_by_their_places() {
    let new = ["Check the queue depth", "Look at the disk", "Restart the worker", "Tell the team"];
    assert_eq!(told(&FOUR, &new), ["Added -→2", "Removed 3→-"], "others keep their identity");
}

#[test]
fn a_step_with_mostly_the_same_words_was_edited() {
    let mut new = FOUR;
    new[1] = "Restart the worker twice";
    assert_eq!(told(&FOUR, &new), ["Edited 2→2"], "not one removed and one added");
}

#[test]
fn a_step_that_was_reworded_at_its_place_was_edited() {
    let with = |line| [FOUR[0], line, FOUR[2], FOUR[3]];
    let reworded = "Bounce both worker hosts, one by one, and restart them";
    assert_eq!(told(&FOUR, &with(reworded)), ["Edited 2→2"], "its neighbours are the same");
    let other = "Page the storage vendor";
    assert_eq!(told(&FOUR, &with(other)), ["Added -→2", "Removed 2→-"], "another step is no edit");
    let last = [FOUR[0], FOUR[1], FOUR[2], "Post to all teams"];
    assert_eq!(told(&FOUR, &last), ["Edited 4→4"], "the last one has one neighbour");
    let elsewhere = [FOUR[0], FOUR[2], FOUR[3], reworded];
    assert_eq!(told(&FOUR, &elsewhere), ["Added -→4", "Removed 2→-"], "the place is the evidence");
}

#[test]
fn a_step_that_a_person_put_elsewhere_is_no_neighbour() {
    let (old, new) = (book(&[FOUR[2], FOUR[0], FOUR[1], FOUR[3]]), book(&FOUR));
    let mut before: Vec<Before<'_>> =
        steps(&old).into_iter().map(|step| Before { step, placed: step.text == FOUR[2] }).collect();
    let reworded =
        Step { text: "Queue: how deep?".to_owned(), key: String::new(), ..Step::default() };
    before[1].step = &reworded;
    let found = compare(&before, &steps(&new)).differences;
    assert_eq!(found, [Difference { what: What::Edited, old: Some(1), new: Some(0) }], "reworded");
}

#[test]
fn one_step_that_went_elsewhere_is_the_only_one_that_moved() {
    let new = [FOUR[3], FOUR[0], FOUR[1], FOUR[2]];
    assert_eq!(told(&FOUR, &new), ["Moved 4→1"], "the three others kept their order");
}

#[test]
fn a_step_that_was_edited_and_moved_has_two_differences() {
    let new = ["Tell the whole team", FOUR[0], FOUR[1], FOUR[2]];
    assert_eq!(told(&FOUR, &new), ["Edited 4→1", "Moved 4→1"], "both can be answered alone");
}

#[test]
fn a_place_that_a_person_chose_is_no_difference_of_the_file() {
    let (old, new) = (book(&[FOUR[3], FOUR[0], FOUR[1]]), book(&[FOUR[0], FOUR[1], FOUR[3]]));
    let before: Vec<Before<'_>> =
        steps(&old).into_iter().map(|step| Before { step, placed: step.text == FOUR[3] }).collect();
    assert_eq!(compare(&before, &steps(&new)).differences, vec![], "it was put there on purpose");
}

#[test]
fn equal_sentences_are_told_apart_by_their_occurrence() {
    let twice = ["Wait", "Restart the worker", "Wait"];
    assert_eq!(told(&twice, &["Wait", "Restart the worker"]), ["Removed 3→-"], "the second one");
}

#[test]
fn another_command_under_the_same_words_is_an_edit() {
    let one = parse("# Q\n\n## Steps\n1. Restart\n   ```sh\n   kubectl a\n   ```\n", "q.md");
    let two = parse("# Q\n\n## Steps\n1. Restart\n   ```sh\n   kubectl b\n   ```\n", "q.md");
    let before: Vec<Before<'_>> =
        steps(&one).into_iter().map(|step| Before { step, placed: false }).collect();
    let found = compare(&before, &steps(&two)).differences;
    assert_eq!(found.len(), 1, "one difference: {found:?}");
    assert_eq!(found[0].what, What::Edited, "the key is the same, the command is not");
}

#[test]
fn a_thousand_steps_that_share_nothing_are_compared_at_once() {
    let lines = |word: &str| -> Vec<String> { (0..1000).map(|n| format!("{word}{n}")).collect() };
    let of = |lines: &[String]| book(&lines.iter().map(String::as_str).collect::<Vec<_>>());
    let (old, new) = (of(&lines("restart a")), of(&lines("check b")));
    let before: Vec<Before<'_>> =
        steps(&old).into_iter().map(|step| Before { step, placed: false }).collect();
    let found = compare(&before, &steps(&new));
    assert_eq!(found.differences.len(), before.len() + steps(&new).len(), "all came, all went");
}

#[test]
fn a_runbook_rewritten_from_end_to_end_is_compared_within_bounds() {
    let sentence = |n: usize, turn: usize| -> String {
        let words = (1..200).map(|i| format!("w{n}x{}", (i + turn) % 200));
        std::iter::once("Check".to_owned()).chain(words).collect::<Vec<_>>().join(" ")
    };
    let lines = |turn: usize| -> Vec<String> { (0..100).map(|n| sentence(n, turn)).collect() };
    let (old, new) = (lines(0), lines(1));
    let of = |lines: &[String]| lines.iter().map(String::as_str).collect::<Vec<_>>().join("\n1. ");
    let found = told(&[&of(&old)], &[&of(&new)]);
    let edited = found.iter().filter(|d| d.starts_with("Edited")).count();
    assert_eq!(edited, MOST_WORD_PAIRS / (200 * 200), "as many pairs as the bound allows");
    assert_eq!(found.len(), edited + 2 * (100 - edited), "the others came and went");
}
