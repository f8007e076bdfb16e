//! What a PDF of a long post-mortem costs next to pandoc with weasyprint on the same Markdown.
//!
//! The aim is a tenth of their time. They are installed by no word of the Makefile: where they are absent that is said,
//! and only our own time is printed.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark"
)]

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use holdfast_core::paper::{Paper, Sheet};
use holdfast_core::written::Stop;
use holdfast_print::pdf;

/// As in the programs.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    for entries in [100, 5_000] {
        let text = draft(entries);
        let paper = Paper {
            title: "Orders stuck",
            mark: Some("INTERNAL"),
            markdown: &text,
            is_copy: false,
            drawing: None,
        };
        let absent = |_: &str| Err("no picture lies there".to_owned());
        let began = Instant::now();
        let printed = pdf(&paper, Sheet::A4, &absent, &Stop::default()).unwrap();
        let ours = began.elapsed();
        let pages = printed.pages;
        print!("PDF of {entries} entries ({pages} pages): {:.2} s", ours.as_secs_f64());
        match theirs(folder.path(), &text) {
            Some(theirs) => println!(
                ", pandoc with weasyprint {:.2} s, {:.1} times ours",
                theirs.as_secs_f64(),
                theirs.as_secs_f64() / ours.as_secs_f64()
            ),
            None => {
                println!("; pandoc or weasyprint is not installed, so nothing stands beside it")
            }
        }
    }
}

/// A draft whose timeline has as many entries, and whose table of deliveries a tenth of them.
fn draft(entries: usize) -> String {
    let mut text = "# Post-mortem: Orders stuck\n\n## Timeline\n\n".to_owned();
    for n in 0..entries {
        let (hour, minute) = (n / 60 % 24, n % 60);
        writeln!(
            text,
            "- {hour:02}:{minute:02} - `db-{n}` is {n} s behind and **falls** (commander)"
        )
        .unwrap();
    }
    text.push_str("\n## Communication\n\n| Time | To | What | Reached |\n|---|---|---|---|\n");
    for n in 0..entries / 10 {
        writeln!(text, "| 14:{:02} | internal | update {n}: we drain the queue | all |", n % 60)
            .unwrap();
    }
    text
}

/// The time that pandoc and weasyprint take together; none where one of them is absent.
fn theirs(folder: &Path, text: &str) -> Option<Duration> {
    let (from, to) = (folder.join("draft.md"), folder.join("draft.pdf"));
    std::fs::write(&from, text).unwrap();
    for program in ["pandoc", "weasyprint"] {
        Command::new(program).arg("--version").output().ok()?;
    }
    let began = Instant::now();
    let mut pandoc = Command::new("pandoc");
    pandoc.args(["--from=gfm", "--standalone", "--pdf-engine=weasyprint", "--output"]);
    let output = pandoc.arg(&to).arg(&from).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(began.elapsed())
}
