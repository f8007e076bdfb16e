//! Several programs that write at once and never rest: none is refused, and there is one chain.

use std::process::Output;

use crate::ledger::Ledger;
use crate::{row, times};

const PROGRAMS: usize = 4;

#[test]
fn four_programs_that_never_rest_are_not_refused_and_make_one_chain() {
    let mut ledger = Ledger::new();
    let (notes, updates) = (times(25, 2_500), times(5, 100));
    for (kind, count) in [("notes", notes), ("updates", updates)] {
        let mut running = Vec::new();
        for program in 0..PROGRAMS {
            let mut writer = ledger.writer(kind, count, &format!("{kind} of {program}"));
            running.push(std::thread::spawn(move || writer.output().unwrap()));
        }
        for one in running {
            let Output { status, stdout, stderr } = one.join().unwrap();
            assert!(status.success(), "none is refused: {}", String::from_utf8_lossy(&stderr));
            ledger.said(&String::from_utf8(stdout).unwrap());
        }
    }
    let written = PROGRAMS * (notes + updates);
    assert_eq!(ledger.count(), written, "each was recorded");
    let (lost, doubled) = ledger.lost_and_doubled();
    row("entries by four programs at once", written, lost, doubled);
}
