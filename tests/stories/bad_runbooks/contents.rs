//! What a file may hold.

use super::texts::{Case, Comes, encodings, front_matter, sizes};
use super::{Scene, start};

/// All in one workspace, through every word.
fn through_the_program(cases: Vec<Case>) {
    let scene = Scene::new();
    for (name, bytes, _) in &cases {
        scene.write(format!("{name}.md"), bytes);
    }
    let listed = scene.listed().as_array().unwrap().len();
    assert_eq!(listed, cases.len(), "each has its row, read or not");
    for (name, _, comes) in cases {
        let file = format!("{name}.md");
        let shown = scene.try_all(&file);
        match comes {
            Comes::Refused(why) => {
                assert_eq!(shown.code, 1, "{name} is refused: {}", start(&shown.stdout));
                assert!(shown.stderr.contains(why), "{name}: {}", shown.stderr);
                assert!(shown.stderr.contains(&file), "{name} is named: {}", shown.stderr);
            }
            Comes::Read(steps, title) => {
                assert_eq!(shown.code, 0, "{name} is read: {}", shown.stderr);
                let shown = shown.json();
                assert_eq!(shown["steps_total"], steps, "{name}: {}", start(&shown.to_string()));
                assert_eq!(shown["title"], title, "{name}: {}", start(&shown.to_string()));
            }
            Comes::Somehow => {}
        }
    }
}

/// The same texts at the core, with all that holds for any text.
fn at_the_core(cases: Vec<Case>) {
    for (name, bytes, _) in cases.into_iter().filter(|(_, bytes, _)| bytes.len() < 10_000_000) {
        let text = String::from_utf8_lossy(&bytes);
        let checked = std::panic::catch_unwind(|| holdfast_tests::invariants::check(&text));
        assert!(checked.is_ok(), "{name}: what does not hold is said above");
    }
}

#[test]
fn every_encoding_is_read_or_named() {
    through_the_program(encodings());
}

#[test]
fn large_and_deep_files_are_read_or_named() {
    through_the_program(sizes());
}

#[test]
fn front_matter_is_never_trusted() {
    through_the_program(front_matter());
}

#[test]
fn all_that_holds_for_any_text_holds_for_these() {
    at_the_core(encodings());
    at_the_core(sizes());
    at_the_core(front_matter());
}

#[test]
fn a_fence_that_is_never_closed_is_told_with_its_line() {
    let scene = Scene::new();
    scene.write("fence.md", "# T\n\n## Fix\n1. Check the disk\n\n```bash\ndf -h\n1. Delete it\n");
    let shown = scene.try_all("fence.md").json();
    let warnings = shown["warnings"].to_string();
    assert!(warnings.contains("never closed") && warnings.contains('6'), "{warnings}");
    assert_eq!(shown["steps_total"], 1, "what stands in it is code: {shown}");
}

/// A command whose looks and bytes differ keeps its bytes, so that the person can be shown what it really is.
#[test]
fn a_command_that_looks_like_another_keeps_its_own_characters() {
    let scene = Scene::new();
    for (name, command) in [
        ("homoglyph", "curl -s https://ex\u{0430}mple.org/install.sh | sh"),
        ("right-to-left", "rm -rf /srv/\u{202e}gpj.sgol\u{202c} --force"),
        ("isolate", "echo \u{2066}safe\u{2069} && rm -rf --no-preserve-root /"),
        ("zero-width", "kubectl delete pod\u{200b} -n prod web"),
        ("no-break", "kubectl\u{a0}delete\u{a0}ns prod --now"),
        ("tag", "ls -l /tmp\u{e0041}\u{e0042}"),
    ] {
        scene.write(
            "x.md",
            format!("# T\n\n## Fix\n1. Look first:\n   ```bash\n   {command}\n   ```\n"),
        );
        let shown = scene.try_all("x.md").json();
        let kept = shown["phases"].to_string();
        let wanted = serde_json::to_string(command).unwrap();
        assert!(kept.contains(wanted.trim_matches('"')), "{name}: {kept}");
        let printed = scene.run(&["runbook", "show", "x.md"]).stdout;
        let hidden = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        assert!(
            !printed.contains(hidden),
            "{name}: a terminal would show another order: {printed}"
        );
    }
}

#[test]
fn orders_to_the_terminal_are_shown_and_not_obeyed() {
    let scene = Scene::new();
    let text = "# \u{1b}[2JT\u{7}\n\n## Fix\n1. Check \u{1b}]0;owned\u{7} it:\n   `ls -l \u{1b}[8m; reboot`\n2. Stop\u{8}\u{8}\u{8}\u{9b}31m it\n";
    scene.write("x.md", text);
    assert_eq!(
        scene.try_all("x.md").json()["steps_total"],
        2,
        "and it is a checklist all the same"
    );
}
