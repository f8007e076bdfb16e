//! What a file may be: its name, its kind, and whether it can be read.

use super::{Scene, start};
use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

const GOOD: &str = "# Good\n\n## Fix\n1. Check the disk\n";

/// A scene with one good runbook, which every list must show.
fn scene() -> Scene {
    let scene = Scene::new();
    scene.write("good.md", GOOD);
    scene
}

/// The list shows the good one, whatever lies beside it; its rows in all.
fn rows(scene: &Scene) -> Vec<serde_json::Value> {
    let list = scene.listed();
    let rows = list.as_array().unwrap().clone();
    let good = rows.iter().any(|row| row["title"] == "Good" && row["problem"].is_null());
    assert!(good, "the good one is listed as ever: {}", start(&list.to_string()));
    rows
}

#[test]
fn odd_names_are_listed_each_on_one_line() {
    let long = format!("{}.md", "a".repeat(252));
    let names = [
        "two\nlines.md",
        "a 'quote'.md",
        "a \"quote\".md",
        "$(reboot).md",
        "`reboot`; rm -rf.md",
        "-rf.md",
        "--help.md",
        "\u{1b}[2J.md",
        "\u{202e}dm.tset.md",
        "ünïcödé 🔥.md",
        "back\\slash.md",
        "%s%n.md",
        long.as_str(),
    ];
    let scene = scene();
    for name in names {
        scene.write(name, GOOD.replace("Good", "Odd"));
    }
    let rows = rows(&scene);
    assert_eq!(rows.len(), names.len() + 1, "every file has its row");
    let printed = scene.run(&["runbook", "list"]).stdout;
    assert_eq!(printed.lines().count(), rows.len(), "a row is a line: {printed}");
    for name in &names[..6] {
        // A leading dash would be an option; a path never starts with one.
        let shown = scene.try_all(scene.runbooks().join(name));
        assert_eq!(shown.code, 0, "{name:?} can be shown: {}", shown.stderr);
        assert_eq!(shown.json()["steps_total"], 1, "{name:?} is read");
    }
}

#[test]
fn a_name_that_is_no_text_is_listed_and_refused_clearly() {
    let scene = scene();
    let name = OsStr::from_bytes(b"caf\xe9.md");
    scene.write(name, GOOD.replace("Good", "Odd"));
    assert_eq!(rows(&scene).len(), 2, "it has its row");
    let words: Vec<OsString> = ["runbook", "show"].iter().map(OsString::from).collect();
    let shown = scene.run(&[words, vec![name.to_owned()]].concat());
    assert!(shown.code == 0 || !shown.stderr.is_empty(), "it is shown, or the reason is said");
}

#[test]
fn a_pipe_and_a_folder_with_a_runbooks_name_are_no_runbooks() {
    let scene = scene();
    let pipe = scene.runbooks().join("pipe.md");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success(), "the pipe is made");
    std::fs::create_dir(scene.runbooks().join("folder.md")).unwrap();
    rows(&scene);
    let shown = scene.try_all("pipe.md");
    assert!(shown.code == 1 && shown.stderr.contains("pipe.md"), "{}", shown.stderr);
    let shown = scene.try_all("folder.md");
    assert!(shown.code == 1 && shown.stderr.contains("is a folder"), "{}", shown.stderr);
}

#[test]
fn links_to_devices_are_not_read() {
    let scene = scene();
    for device in ["/dev/zero", "/dev/full", "/dev/tty"] {
        let name = format!("{}.md", device.replace('/', "-").trim_start_matches('-'));
        symlink(device, scene.runbooks().join(&name)).unwrap();
        let shown = scene.try_all(&name);
        assert_eq!(shown.code, 1, "{device} is no runbook: {}", start(&shown.stdout));
    }
    rows(&scene);
}

#[test]
fn names_that_differ_in_case_alone_are_two_runbooks() {
    let scene = scene();
    scene.write("disk.md", GOOD.replace("Good", "Lower"));
    scene.write("DISK.md", GOOD.replace("Good", "Upper"));
    if std::fs::read_to_string(scene.runbooks().join("disk.md")).unwrap().contains("Upper") {
        // This disk knows one name for both.
        return;
    }
    assert_eq!(rows(&scene).len(), 3, "each has its row");
    for (name, title) in [("disk.md", "Lower"), ("DISK.md", "Upper")] {
        assert_eq!(scene.try_all(name).json()["title"], title, "{name} is the one that is meant");
    }
}

/// Ends the other thread, also when the test fails.
struct Over<'a>(&'a AtomicBool);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

#[test]
fn a_file_that_changes_and_vanishes_while_it_is_read_is_read_or_refused() {
    let scene = scene();
    let file = scene.runbooks().join("busy.md");
    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let long = format!("{GOOD}{}", "2. Check it again\n".repeat(20_000));
            while !is_over.load(Ordering::Relaxed) {
                // Whichever of these a reader meets in the middle.
                for text in [GOOD, "", &long, "\u{0}", "# Other\n"] {
                    let _ = std::fs::write(&file, text);
                }
                let _ = std::fs::remove_file(&file);
            }
        });
        let _over = Over(&is_over);
        for _ in 0..5 {
            scene.run(&["runbook", "show", "busy.md"]);
            scene.run(&["runbook", "lint", "busy.md"]);
            rows(&scene);
        }
    });
}

#[test]
fn devices_are_not_read() {
    let scene = scene();
    for device in ["/dev/zero", "/dev/tty", "/dev/stdin", "/proc/self/mem"] {
        let shown = scene.run(&["runbook", "show", device]);
        assert_eq!(shown.code, 1, "{device} is no runbook: {}", start(&shown.stdout));
    }
}

#[test]
fn a_file_that_may_not_be_read_is_named_and_the_rest_works_on() {
    let scene = scene();
    scene.write("secret.md", GOOD.replace("Good", "Secret"));
    let file = scene.runbooks().join("secret.md");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o000)).unwrap();
    rows(&scene);
    let shown = scene.try_all("secret.md");
    // The system's own user may read everything.
    if std::fs::read(&file).is_ok() {
        assert_eq!(shown.code, 0, "what can be read is read: {}", shown.stderr);
    } else {
        assert_eq!(shown.code, 1, "it is refused");
        assert!(shown.stderr.contains("secret.md") && shown.stderr.contains("permissions"));
    }
}

#[test]
fn links_in_a_circle_end() {
    let scene = scene();
    let at = |name: &str| scene.runbooks().join(name);
    symlink(at("b.md"), at("a.md")).unwrap();
    symlink(at("a.md"), at("b.md")).unwrap();
    symlink(at("self.md"), at("self.md")).unwrap();
    symlink(at("gone.md"), at("lost.md")).unwrap();
    std::fs::create_dir(at("sub")).unwrap();
    symlink(scene.runbooks(), at("sub/again")).unwrap();
    symlink("/", at("sub/root")).unwrap();
    let rows = rows(&scene);
    assert!(rows.len() < 10, "the circle is walked once: {} rows", rows.len());
    for name in ["a.md", "self.md", "lost.md"] {
        let shown = scene.try_all(name);
        assert_eq!(shown.code, 1, "{name} leads nowhere: {}", start(&shown.stdout));
    }
}

#[test]
fn many_folders_in_folders_end() {
    let scene = scene();
    let mut deep = scene.runbooks();
    for level in 0..300 {
        deep.push(format!("level{level}"));
    }
    std::fs::create_dir_all(&deep).unwrap();
    std::fs::write(deep.join("deep.md"), GOOD).unwrap();
    rows(&scene);
}
