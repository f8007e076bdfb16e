//! Any edit of any runbook.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| holdfast_tests::invariants::edit(bytes));
