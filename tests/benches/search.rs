//! What a search over 10,000 runbooks costs next to `ripgrep` over the same files for the same words.
//!
//! The aim for the slowest search in a hundred is a tenth of `ripgrep`'s. Both have the files in the system's memory.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark"
)]

mod many;

use holdfast_core::library::find;
use many::{FILES, Many, SEED};
use std::hint::black_box;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Searches; the slowest in a hundred needs some hundreds.
const SEARCHES: u64 = 400;
/// Runs of `ripgrep`, which are slower and vary less.
const RUNS: u64 = 100;
/// Rows that a list shows.
const SHOWN: usize = 20;

fn main() {
    let many = Many::write();
    let mut cache = many.cache("data");
    many.index(&mut cache);

    let words = |number: u64| holdfast_tests::generate::query(SEED, number);
    let mut found = 0;
    let ours = timed(SEARCHES, |number| {
        found += find(&cache, &words(number), SHOWN).unwrap().len();
    });
    let size = many.bytes as f64 / 1e6;
    println!("{SEARCHES} searches over {FILES} runbooks, {size:.1} MB: {found} rows found");
    say("search", &ours);
    if !has_ripgrep() {
        println!(
            "ripgrep is not installed, so there is nothing to compare with: apt-get install ripgrep"
        );
        return;
    }
    let other = timed(RUNS, |number| ripgrep(&words(number), &many.runbooks));
    say("ripgrep", &other);
    for (share, name) in [(50, "p50"), (99, "p99")] {
        let ratio = at(&ours, share).as_secs_f64() / at(&other, share).as_secs_f64();
        println!("search {name}: {ratio:.3} of ripgrep's");
    }
}

fn has_ripgrep() -> bool {
    Command::new("rg").arg("--version").stdout(Stdio::null()).status().is_ok_and(|s| s.success())
}

/// Each of the words, in any case, as the index finds them.
fn ripgrep(words: &str, folder: &Path) {
    let mut command = Command::new("rg");
    command.args(["--no-ignore", "--fixed-strings", "--ignore-case", "--count"]);
    for word in words.split_whitespace() {
        command.args(["-e", word]);
    }
    // Its code says whether anything was found; that nothing was is an answer too.
    black_box(command.arg(folder).stdin(Stdio::null()).output().unwrap());
}

/// How long each run took, the shortest first. One run before warms up.
fn timed(runs: u64, mut work: impl FnMut(u64)) -> Vec<Duration> {
    work(0);
    let one = |number| {
        let start = Instant::now();
        work(number);
        start.elapsed()
    };
    let mut took: Vec<Duration> = (1..=runs).map(one).collect();
    took.sort_unstable();
    took
}

fn at(took: &[Duration], share: usize) -> Duration {
    took[(took.len() * share / 100).min(took.len() - 1)]
}

fn say(what: &str, took: &[Duration]) {
    let ms = |share| at(took, share).as_secs_f64() * 1e3;
    println!("{what}: p50 {:.2} ms, p99 {:.2} ms", ms(50), ms(99));
}
