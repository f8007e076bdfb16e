//! The program `holdfast-desktop`. Everything is in the library, so that it can be tested.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

/// Reading runbooks makes and drops many small texts, which this allocator is made for.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    holdfast_desktop::run()
}
