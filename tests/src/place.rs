//! Where things are: the repository, and the programs that were built beside the tests.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// The root of the repository.
#[must_use]
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the tests lie in a folder of the repository")
}

/// The terminal program, built with the feature `test-clock`.
#[must_use]
pub fn holdfast() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| built("holdfast", "holdfast"))
}

/// The window's program, built with the feature `test-clock`.
#[must_use]
pub fn holdfast_desktop() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| built("holdfast-desktop", "holdfast-desktop"))
}

/// A window of the same toolkit with an empty page.
#[must_use]
pub fn blank() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| built("holdfast-desktop", "examples/blank"))
}

/// Builds `program` of `package`, unless `make test` has just done so (`HOLDFAST_BUILT`); a program left over from an
/// earlier change is thus never what a test runs.
fn built(package: &str, program: &str) -> PathBuf {
    let folder = std::env::current_exe().expect("the test's own path");
    let folder = folder
        .ancestors()
        .find(|folder| folder.ends_with("debug") || folder.ends_with("release"))
        .expect("a test runs from the folder that cargo builds in");
    if std::env::var_os("HOLDFAST_BUILT").is_none() {
        build(package, program, folder);
    }
    let program = folder.join(format!("{program}{}", std::env::consts::EXE_SUFFIX));
    assert!(program.is_file(), "{} is not there: cargo build -p {package}", program.display());
    program
}

fn build(package: &str, program: &str, folder: &Path) {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root()).args(["build", "--quiet", "--package", package]);
    cargo.args(["--features", &format!("{package}/test-clock")]);
    match program.strip_prefix("examples/") {
        Some(example) => cargo.args(["--example", example]),
        None => cargo.args(["--bin", program]),
    };
    cargo.arg("--target-dir").arg(folder.parent().expect("the profile's folder lies in another"));
    if folder.ends_with("release") {
        cargo.arg("--release");
    }
    let status = cargo.status().expect("cargo starts");
    assert!(status.success(), "building {package} failed; the compiler's words stand above");
}
