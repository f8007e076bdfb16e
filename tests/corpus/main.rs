//! Runbooks as they really are: a folder of files that people labelled by hand, read and scored.
//!
//! The folder is other people's work and no part of this repository; `HOLDFAST_CORPUS` says where one lies. Without
//! it nothing can be scored, and the test says so and passes, because the traps that such files hold have tests and
//! fixtures of the project's own.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "tests"
)]

mod exercises;

use holdfast_tests::score::{self, Score};
use std::io::Write;

/// Names the folder.
const FOLDER: &str = "HOLDFAST_CORPUS";

/// What must be reached, in thirtieths of the files.
const IN_RANGE: usize = 27;
const FIRST: usize = 26;
const LAST: usize = 28;
/// One label keeps the prefix `Runbook:` of a title, which is removed by design: on a list of runbooks every title
/// would begin with it. That file is counted as wrong rather than the rule bent for it.
const TITLE: usize = 29;
const COMMANDS: usize = 27;
/// Steps too many, over all files: an invented step costs more trust than a missed one.
const EXCESS: usize = 2;

#[test]
fn real_runbooks_are_read_as_a_careful_person_reads_them() {
    let Some(folder) = std::env::var_os(FOLDER) else {
        say(&format!("nothing was scored: {FOLDER} names no folder of labelled runbooks\n"));
        return;
    };
    let score = score::folder(folder.as_ref()).unwrap();
    say(&format!("real runbooks, {} of them:\n{score}", score.files));
    assert!(score.files > 0, "the folder has labels for no file");
    let missed = below_the_floor(&score);
    assert!(missed.is_empty(), "below what was reached before: {}\n{score}", missed.join(", "));
}

/// Past the capture of the test's output: the figures are what the test is run for.
fn say(text: &str) {
    let _ = std::io::stderr().write_all(text.as_bytes());
}

fn below_the_floor(score: &Score) -> Vec<String> {
    let least = |thirtieths: usize| score.files * thirtieths / 30;
    let floors = [
        ("numbers of steps in range", score.in_range, IN_RANGE),
        ("first steps", score.first, FIRST),
        ("last steps", score.last, LAST),
        ("titles", score.title, TITLE),
        ("numbers of commands in range", score.commands, COMMANDS),
    ];
    let mut missed: Vec<String> = floors
        .into_iter()
        .filter(|(_, reached, floor)| *reached < least(*floor))
        .map(|(what, reached, floor)| format!("{reached} {what} instead of {}", least(floor)))
        .collect();
    if score.excess > EXCESS {
        missed.push(format!("{} steps too many instead of {EXCESS}", score.excess));
    }
    if score.failed > 0 {
        missed.push(format!("{} files could not be read", score.failed));
    }
    missed
}

#[test]
fn the_floor_is_a_floor() {
    let all = |count| Score {
        files: 30,
        in_range: count,
        first: count,
        last: count,
        title: count,
        commands: count,
        ..Score::default()
    };
    assert_eq!(below_the_floor(&all(30)), Vec::<String>::new(), "all right is enough");
    assert_eq!(below_the_floor(&all(25)).len(), 5, "each figure has its own floor");
    let invented = Score { excess: 3, failed: 1, ..all(30) };
    assert_eq!(below_the_floor(&invented).len(), 2, "and so have invented steps and failures");
}
