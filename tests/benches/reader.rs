//! What it costs until the page can draw a runbook of 1 MB: reading, recognising, and writing it for the page; and what the
//! rules for runbooks take, which look at it afterwards and elsewhere.
//!
//! Beside it stands the bare event loop of the Markdown parser over the same bytes. What the page itself then draws is
//! measured in the page.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark"
)]

use holdfast_core::clock::Clock;
use holdfast_core::engine::Engine;
use holdfast_core::screen;
use pulldown_cmark::{Options, Parser};
use std::hint::black_box;
use std::time::{Duration, Instant};

fn main() {
    let home = tempfile::tempdir().unwrap();
    let workspace = home.path().join("workspace");
    std::fs::create_dir_all(workspace.join("runbooks")).unwrap();
    let text = holdfast_tests::generate::of_size(1, 1_000_000);
    std::fs::write(workspace.join("runbooks/all.md"), &text).unwrap();
    let data = home.path().join("data");
    let mut engine = Engine::open(&data, &workspace, Clock::system()).unwrap();

    let mut written = 0;
    let opened = best(|| {
        let page = screen::reader(&mut engine, "runbooks/all.md").unwrap();
        written = black_box(serde_json::to_string(&page).unwrap()).len();
    });
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_GFM;
    let events = best(|| {
        Parser::new_ext(&text, options).for_each(|event| {
            black_box(event);
        });
    });
    let opened_page = engine.library().open("runbooks/all.md").unwrap();
    let unchecked = screen::unchecked(&engine, opened_page);
    let looked = best(|| {
        black_box(unchecked.findings());
    });
    println!(
        "opening {:.2} MB in the reader: {:.1} ms for {:.2} MB of JSON, event loop {:.1} ms, ratio {:.1}; \
         then the rules: {:.1} ms, ratio {:.1}",
        text.len() as f64 / 1e6,
        opened.as_secs_f64() * 1e3,
        written as f64 / 1e6,
        events.as_secs_f64() * 1e3,
        opened.as_secs_f64() / events.as_secs_f64(),
        looked.as_secs_f64() * 1e3,
        looked.as_secs_f64() / events.as_secs_f64(),
    );
}

/// The shortest of several runs: what the work costs when nothing else disturbs it.
fn best(mut work: impl FnMut()) -> Duration {
    let timed = (0..10).map(|_| {
        let start = Instant::now();
        work();
        start.elapsed()
    });
    timed.min().unwrap()
}
