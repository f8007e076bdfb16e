//! The set-up, on made-up machines: what it installs, what it only names, and when it is silent.
//!
//! A machine is a folder of small scripts that stand for its programs and note how they are called.

use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

use holdfast_tests::process::finish;

/// A machine on which everything is installed, run by root.
struct Machine {
    folder: TempDir,
}

/// How a run of the set-up went.
struct Run {
    ok: bool,
    said: String,
    calls: String,
}

impl Machine {
    fn complete() -> Self {
        let machine = Self { folder: tempfile::tempdir().unwrap() };
        for folder in ["bin", "repo/tests/setup", "repo/ui/node_modules", "home"] {
            std::fs::create_dir_all(machine.path(folder)).unwrap();
        }
        for tool in ["sh", "sed", "awk", "dirname", "cmp", "cp", "env"] {
            symlink(which(tool), machine.path("bin").join(tool)).unwrap();
        }
        let root = holdfast_tests::place::root();
        for file in ["tests/setup/need.sh", "Cargo.toml"] {
            std::fs::copy(root.join(file), machine.path("repo").join(file)).unwrap();
        }
        std::fs::write(machine.path("repo/ui/package-lock.json"), "{}").unwrap();
        std::fs::write(machine.path("repo/ui/node_modules/.holdfast-lock"), "{}").unwrap();
        machine.has("rustc", "echo 'rustc 1.999.0 (a 2030-01-01)'");
        machine.has("cargo", "[ \"$1\" = deny ] && echo 'cargo-deny 9.0.0'; exit 0");
        machine.has("node", "echo v20.19.0");
        machine.has("dpkg-query", "printf installed");
        machine.has("id", "echo 0");
        machine.has("uname", "echo Linux");
        for program in ["apt-get", "npm", "tauri-driver", "rustup"] {
            machine.has(program, "exit 0");
        }
        machine
    }

    fn path(&self, below: &str) -> PathBuf {
        self.folder.path().join(below)
    }

    /// Puts a program on the machine that notes its call and then runs `script`.
    fn has(&self, program: &str, script: &str) -> &Self {
        let file = self.path("bin").join(program);
        let calls = self.path("calls");
        let text = format!("#!/bin/sh\necho \"{program} $*\" >>'{}'\n{script}\n", calls.display());
        // Written by a program of its own: what this process has open for writing while another test starts a program
        // stays open in that one too, and does not run.
        let written = finish(
            Command::new("sh").args(["-c", "cat >\"$0\" && chmod 755 \"$0\""]).arg(&file),
            &text,
        );
        assert!(written.status.success());
        self
    }

    fn lacks(&self, program: &str) -> &Self {
        std::fs::remove_file(self.path("bin").join(program)).unwrap();
        self
    }

    /// On this machine these Debian packages are not installed.
    fn lacks_packages(&self, names: &str) -> &Self {
        self.has(
            "dpkg-query",
            &format!("for p; do :; done\ncase $p in {names}) exit 1 ;; esac\nprintf installed"),
        )
    }

    fn set_up(&self, word: &str) -> Run {
        let script = self.path("repo/tests/setup/need.sh");
        let output = Command::new(self.path("bin/sh"))
            .arg(script)
            .arg(word)
            .env_clear()
            .env("PATH", self.path("bin"))
            .env("HOME", self.path("home"))
            .output()
            .unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let calls = std::fs::read_to_string(self.path("calls")).unwrap_or_default();
        Run {
            ok: output.status.success(),
            said: text(&output.stdout) + &text(&output.stderr),
            calls,
        }
    }
}

impl Run {
    fn stopped_saying(&self, words: &str) {
        assert!(!self.ok, "it should stop, and said: {}", self.said);
        assert!(self.said.contains(words), "it should say \"{words}\", and said: {}", self.said);
        assert!(!self.calls.contains("rustup"), "it installs no toolchain: {}", self.calls);
    }
}

fn which(tool: &str) -> PathBuf {
    let path = std::env::var("PATH").unwrap() + ":/usr/bin:/bin";
    let found =
        path.split(':').map(|folder| Path::new(folder).join(tool)).find(|file| file.is_file());
    found.unwrap_or_else(|| panic!("{tool} is part of every system"))
}

fn least_rust() -> String {
    let manifest =
        std::fs::read_to_string(holdfast_tests::place::root().join("Cargo.toml")).unwrap();
    let line = manifest.lines().find(|line| line.starts_with("rust-version")).unwrap();
    line.split('"').nth(1).unwrap().to_owned()
}

#[test]
fn a_complete_machine_hears_nothing_and_nothing_is_installed() {
    for word in ["terminal", "run", "test", "check", "fmt", "audit", "bench", "package"] {
        let run = Machine::complete().set_up(word);
        assert!(run.ok && run.said.is_empty(), "{word} should be silent, and said: {}", run.said);
        for installer in ["apt-get", "npm", "cargo install", "rustup"] {
            assert!(!run.calls.contains(installer), "{word} installs nothing: {}", run.calls);
        }
    }
}

#[test]
fn an_old_or_absent_rust_is_told_the_least_version() {
    let machine = Machine::complete();
    machine.has("rustc", "echo 'rustc 1.63.0 (b 2022-08-08)'");
    machine
        .set_up("terminal")
        .stopped_saying(&format!("Rust {} or newer is needed; this one is 1.63.0", least_rust()));
    machine.lacks("rustc");
    machine
        .set_up("run")
        .stopped_saying(&format!("Rust {} or newer is needed, and none is here", least_rust()));
}

#[test]
fn versions_are_compared_as_numbers() {
    let machine = Machine::complete();
    let least = least_rust();
    let (major, minor) = least.split_once('.').unwrap();
    let minor: u32 = minor.parse().unwrap();
    for (version, fits) in [(minor, true), (minor * 10, true), (minor - 1, false), (9, false)] {
        machine.has("rustc", &format!("echo 'rustc {major}.{version}.0 (c)'"));
        assert_eq!(machine.set_up("terminal").ok, fits, "{major}.{version} against {least}");
    }
}

#[test]
fn missing_lints_are_named_with_the_line_that_adds_them() {
    let machine = Machine::complete();
    machine.has("cargo", "case $1 in clippy|fmt) exit 1 ;; esac");
    machine.set_up("test").stopped_saying("rustup component add clippy rustfmt");
    assert!(machine.set_up("run").ok, "to open the window no lint is needed");
}

#[test]
fn a_node_that_the_tools_do_not_take_is_told_those_that_they_do() {
    let machine = Machine::complete();
    machine.has("node", "echo v18.20.4");
    machine.set_up("run").stopped_saying("is needed; this one is 18.20.4");
    for broken in ["21.7.0", "22.12.0", "23.1.0"] {
        machine.has("node", &format!("echo v{broken}"));
        machine.set_up("run").stopped_saying(broken);
    }
    for works in ["20.19.0", "22.13.0", "24.0.0", "25.1.0"] {
        machine.has("node", &format!("echo v{works}"));
        assert!(machine.set_up("run").ok, "{works} is in the range of ui/package.json");
    }
    assert!(machine.set_up("terminal").ok, "the terminal needs no Node");
    machine.lacks("node");
    machine.set_up("run").stopped_saying("none is here");
}

#[test]
fn root_installs_what_is_missing_and_only_that() {
    let machine = Machine::complete();
    machine.lacks_packages("xvfb|pkg-config");
    let run = machine.set_up("test");
    assert!(run.ok, "it should go on: {}", run.said);
    let install = run.calls.lines().find(|line| line.contains("apt-get install")).unwrap();
    assert!(install.ends_with(" pkg-config xvfb"), "only what is missing: {install}");
    assert!(install.contains("-y"), "without a question: {install}");
}

#[test]
fn a_sudo_without_password_installs_too() {
    let machine = Machine::complete();
    machine
        .lacks_packages("xvfb")
        .has("id", "echo 1000")
        .has("sudo", "shift; [ \"$1\" = true ] || \"$@\"");
    let run = machine.set_up("test");
    assert!(
        run.ok && run.calls.contains("sudo -n env"),
        "it should use sudo -n: {}{}",
        run.said,
        run.calls
    );
}

#[test]
fn without_rights_it_prints_the_line_to_type_and_stops() {
    let machine = Machine::complete();
    machine.lacks_packages("xvfb|dunst").has("id", "echo 1000").has("sudo", "exit 1");
    let run = machine.set_up("test");
    run.stopped_saying("Type: sudo apt-get install --no-install-recommends xvfb dunst\n");
    assert!(!run.calls.contains("apt-get"), "it changes nothing: {}", run.calls);
}

#[test]
fn another_system_gets_the_list() {
    let machine = Machine::complete();
    machine.lacks("apt-get");
    machine.set_up("terminal").stopped_saying("build-essential pkg-config");
    machine.set_up("run").stopped_saying("libwebkit2gtk-4.1-dev");
    machine.has("cc", "").has("pkg-config", "exit 0");
    assert!(machine.set_up("run").ok, "with a compiler and the web engine it goes on");
}

#[test]
fn the_front_end_is_installed_again_only_when_its_lock_changes() {
    let machine = Machine::complete();
    std::fs::write(machine.path("repo/ui/package-lock.json"), "{ }").unwrap();
    assert!(
        machine.set_up("run").calls.contains("npm --prefix ui ci"),
        "a changed lock is installed"
    );
    std::fs::remove_file(machine.path("calls")).unwrap();
    assert!(!machine.set_up("run").calls.contains("npm"), "the same lock is not");
}

#[test]
fn a_missing_cargo_program_is_installed_at_its_pinned_version() {
    let machine = Machine::complete();
    machine.lacks("tauri-driver");
    machine.has("cargo", "[ \"$1\" != deny ]");
    for (word, program) in [("test", "tauri-driver"), ("audit", "cargo-deny")] {
        let run = machine.set_up(word);
        let installs: Vec<_> =
            run.calls.lines().filter(|line| line.starts_with("cargo install")).collect();
        let [install] = installs[..] else { panic!("{word} needs one program: {installs:?}") };
        let pinned = install.contains("--locked --version ") && install.ends_with(program);
        assert!(pinned, "{word}: {install}");
        std::fs::remove_file(machine.path("calls")).unwrap();
    }
}

#[test]
fn the_least_rust_is_the_greatest_that_a_dependency_asks_for() {
    let output = Command::new("rustc").arg("-vV").output().unwrap();
    let about = String::from_utf8(output.stdout).unwrap();
    let host = about.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let output = Command::new("cargo")
        .current_dir(holdfast_tests::place::root())
        .args(["metadata", "--locked", "--format-version", "1", "--filter-platform", host])
        .output()
        .unwrap();
    let metadata: serde_json::Value =
        serde_json::from_slice(&output.stdout).expect("the metadata of the workspace");
    let numbers =
        |text: &str| text.split('.').map(|part| part.parse().unwrap()).collect::<Vec<u32>>();
    let packages = metadata["packages"].as_array().unwrap().iter();
    let foreign = packages.filter(|package| !package["source"].is_null());
    let greatest = foreign
        .filter_map(|package| Some(numbers(package["rust_version"].as_str()?)))
        .max()
        .unwrap();
    let least = numbers(&least_rust());
    assert_eq!(
        least[..2],
        greatest[..2],
        "rust-version in Cargo.toml is what its dependencies ask for"
    );
}

#[test]
fn the_tally_adds_up_both_kinds_of_tests() {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log");
    let text = "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured\n\
         \u{1b}[2m      Tests \u{1b}[22m \u{1b}[1m\u{1b}[31m2 failed\u{1b}[39m | \u{1b}[32m30 passed\u{1b}[39m (32)\n\
         test result: FAILED. 3 passed; 1 failed; 0 ignored\n Test Files  4 passed (4)\n      Tests  5 passed (5)\n";
    std::fs::write(&log, text).unwrap();
    let script = holdfast_tests::place::root().join("tests/setup/tally.sh");
    let output = Command::new("sh").arg(script).arg(&log).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(said.trim(), "50 passed, 3 failed", "cargo's and Vitest's own sums, colours or not");
}
