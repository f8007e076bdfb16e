//! What indexing 10,000 runbooks costs next to reading and hashing them, and doing it again next to looking at each.
//!
//! The aims are three times the reading for the first index, and about the look at each file for the next one.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark"
)]

mod many;

use many::{FILES, Many};
use sha2::{Digest, Sha256};
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

fn main() {
    let many = Many::write();
    println!("{FILES} made runbooks, {:.1} MB", many.bytes as f64 / 1e6);

    let read = best(5, || read_and_hash(&many.runbooks));
    let mut number = 0;
    let first = best(3, || {
        number += 1;
        let report = many.index(&mut many.cache(&format!("data{number}")));
        assert_eq!(report.read as u64, FILES, "every file is read: {:?}", report.problems);
    });
    say("first index", first, "reading and hashing", read);

    let stat = best(5, || {
        for file in files(&many.runbooks) {
            black_box(std::fs::metadata(file).unwrap());
        }
    });
    let mut cache = many.cache("data1");
    let again = best(5, || {
        let report = many.index(&mut cache);
        assert_eq!((report.read, report.gone), (0, 0), "nothing has changed");
    });
    say("index of an unchanged folder", again, "a look at each file", stat);
}

fn say(what: &str, took: Duration, beside: &str, other: Duration) {
    println!(
        "{what}: {:.1} ms, {beside} {:.1} ms, ratio {:.2}",
        took.as_secs_f64() * 1e3,
        other.as_secs_f64() * 1e3,
        took.as_secs_f64() / other.as_secs_f64(),
    );
}

/// The shortest of several runs: what the work costs when nothing else disturbs it.
fn best(runs: usize, mut work: impl FnMut()) -> Duration {
    let timed = (0..runs).map(|_| {
        let start = Instant::now();
        work();
        start.elapsed()
    });
    timed.min().unwrap()
}

fn read_and_hash(folder: &Path) {
    for file in files(folder) {
        black_box(Sha256::digest(std::fs::read(file).unwrap()));
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_dir() {
            found.extend(files(&entry.path()));
        } else {
            found.push(entry.path());
        }
    }
    found
}
