//! A program that is killed, or whose disk fails, while it writes.

use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

use crate::ledger::Ledger;
use crate::{chance, linger, row, times};

#[test]
fn an_entry_that_was_recorded_survives_a_kill_at_any_time() {
    let mut ledger = Ledger::new();
    let kills = times(6, 300);
    for kill in 0..kills {
        let mut writer = ledger.writer("notes", 1_000, &format!("kill {kill}")).spawn().unwrap();
        let mut said = BufReader::new(writer.stdout.take().unwrap());
        let mut text = String::new();
        for _ in 0..=chance(6) {
            said.read_line(&mut text).unwrap();
        }
        // The next entry is under way by now, and how far is chance.
        linger(40_000);
        writer.kill().unwrap();
        said.read_to_string(&mut text).unwrap();
        writer.wait().unwrap();
        ledger.said(&text);
    }
    assert!(ledger.count() >= kills, "each wrote something");
    let (lost, doubled) = ledger.lost_and_doubled();
    row("writers killed at a random time", kills, lost, doubled);
}

#[test]
fn an_entry_survives_a_kill_at_every_call_that_writes() {
    let mut ledger = Ledger::new();
    let tried = with_each_fault("kill", times(7, 1), &mut ledger);
    let (lost, doubled) = ledger.lost_and_doubled();
    row("kills at each call of one append", tried, lost, doubled);
}

#[test]
fn a_disk_that_fails_or_is_full_at_any_call_loses_nothing() {
    for (fault, what) in [("eio", "errors of the disk (EIO)"), ("full", "a full disk (ENOSPC)")] {
        let mut ledger = Ledger::new();
        let tried = with_each_fault(fault, times(7, 1), &mut ledger);
        let (lost, doubled) = ledger.lost_and_doubled();
        row(&format!("{what} at each call"), tried, lost, doubled);
    }
}

/// Writes one entry after the other, each with a fault at a later call, until one has no fault any more. `step` is how
/// many calls lie between two.
fn with_each_fault(fault: &str, step: usize, ledger: &mut Ledger) -> usize {
    for at in (1..1_000_usize).step_by(step) {
        let name = format!("{fault} {at}");
        let mut writer = ledger.writer("notes", 2, &name);
        let fired = ledger.data().with_file_name(&name);
        writer.env("LD_PRELOAD", shim()).env("HOLDFAST_FAULT", format!("{fault}:{at}"));
        let output = writer.env("HOLDFAST_FAULT_FIRED", &fired).output().unwrap();
        ledger.said(&String::from_utf8_lossy(&output.stdout));
        if !fired.exists() {
            assert!(output.status.success(), "without a fault: {output:?}");
            return at.div_ceil(step);
        }
    }
    panic!("one append takes less than a thousand calls")
}

/// The shim, compiled once.
pub fn shim() -> &'static PathBuf {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
        let library = folder.join(format!("shim-{}.so", std::process::id()));
        let source = holdfast_tests::place::root().join("tests/faults/shim.c");
        let mut compile = Command::new("cc");
        compile.args(["-shared", "-fPIC", "-O1", "-o"]).arg(&library).arg(source).arg("-ldl");
        assert!(
            compile.status().expect("cc, which Rust links with").success(),
            "the shim compiles"
        );
        library
    })
}
