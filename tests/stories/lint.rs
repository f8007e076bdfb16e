//! Runbook files kept right from the terminal: checked, begun, printed, marked as reviewed, with the files alone.

use crate::desk::Desk;
use crate::terminal::{RUNBOOK, TWO, json, refused, run};
use holdfast_tests::terminal::Outcome;
use std::fs;

mod defects;

const GOOD: &str = "# Runbook: Disk full\n\n## Severity: P2\n\n## Steps\n1. Check the disk:\n   df -h\n2. Restart the server\n\nEscalate to the CTO if not resolved in 30 minutes.\n";
const DEAD: &str =
    "# Runbook: Queue\n\nSee [the other](gone,50%25.md).\n\n## Steps\n1. Look\n2. Restart it\n";

/// Runs the check over the workspace's runbooks.
fn lint(desk: &Desk, words: &[&str]) -> Outcome {
    let folder = desk.workspace().join("runbooks").display().to_string();
    desk.run(["runbook", "lint"].iter().chain(words).copied().chain([folder.as_str()]))
}

#[test]
fn a_build_stops_at_errors_alone_and_needs_no_data_folder() {
    let desk = Desk::new().at(TWO);
    desk.write("runbooks/good.md", GOOD);
    let good = lint(&desk, &[]).ok();
    assert_eq!((good.stdout.as_str(), good.code), ("", 0), "nothing to say");
    assert!(good.stderr.contains("1 file checked: 0 errors, 0 warnings"), "{}", good.stderr);
    desk.write("runbooks/prose.md", "# Runbook: Prose\n\nThink.\n");
    let warned = lint(&desk, &[]).ok();
    assert!(warned.stdout.contains("prose.md: warning[no-steps] "), "{}", warned.stdout);
    assert_eq!(lint(&desk, &["--strict"]).code, 1, "unless warnings count");
    desk.write("holdfast.toml", "");
    desk.write("runbooks/queue.md", DEAD);
    let failed = lint(&desk, &[]);
    assert_eq!(failed.code, 1, "somebody would be misled");
    assert!(failed.stdout.contains("queue.md:3: error[dead-link] "), "place: {}", failed.stdout);
    let errors = lint(&desk, &["--level", "error"]);
    assert!(!errors.stdout.contains("no-steps"), "only what was asked for: {}", errors.stdout);
    assert!(errors.stderr.contains("1 warning"), "but all is counted: {}", errors.stderr);
    assert!(!desk.data().exists(), "the files alone are enough");
}

#[test]
fn programs_and_github_get_their_own_forms() {
    let desk = Desk::new().at(TWO);
    desk.write("holdfast.toml", "");
    desk.write("runbooks/a,b.md", DEAD);
    let told = lint(&desk, &["--json", "--level", "note"]);
    let found = told.json();
    let dead = found.as_array().unwrap().iter().find(|f| f["rule"] == "dead-link").unwrap();
    assert_eq!((&dead["level"], &dead["line"]), (&"error".into(), &3.into()), "plain fields");
    assert!(dead["file"].as_str().unwrap().ends_with("runbooks/a,b.md"), "and the file: {dead}");
    let annotated = lint(&desk, &["--format", "github"]);
    let line = annotated.stdout.lines().next().unwrap();
    let (head, message) = line.rsplit_once("::").unwrap();
    assert!(head.starts_with("::error file=") && head.contains("a%2Cb.md,line=3,"), "{head}");
    assert!(head.ends_with("title=dead-link"), "the rule is the title: {head}");
    assert!(message.contains("gone,50%25.md"), "a per cent sign is no escape: {message}");
}

#[test]
fn a_team_and_a_file_choose_their_rules() {
    let desk = Desk::new().at(TWO);
    desk.write("runbooks/queue.md", DEAD);
    desk.write(
        "holdfast.toml",
        "[lint]\noff = [\"dead-link\"]\n\n[lint.levels]\nno-severity = \"error\"\n",
    );
    let chosen = lint(&desk, &[]);
    assert!(chosen.stdout.contains("error[no-severity]"), "it matters here: {}", chosen.stdout);
    assert!(!chosen.stdout.contains("dead-link"), "it is off: {}", chosen.stdout);
    desk.write("runbooks/queue.md", &format!("<!-- holdfast-lint off: no-severity -->\n{DEAD}"));
    assert_eq!(lint(&desk, &[]).code, 0, "the file says why it has none");
    desk.write("holdfast.toml", "[lint]\noff = [\n  \"dead-lnk\",\n]\n");
    let wrong = lint(&desk, &[]);
    assert_eq!(wrong.code, 1, "a slip must not turn a check off in silence");
    assert!(
        wrong.stderr.contains("line 3") && wrong.stderr.contains("dead-link"),
        "{}",
        wrong.stderr
    );
}

#[test]
fn a_secret_stops_the_build_and_is_not_printed() {
    let desk = Desk::new().at(TWO);
    let token = ["xoxb-1234567890-", "abcdefABCDEF"].concat();
    desk.write("runbooks/bot.md", &format!("{GOOD}\nUse {token} for the bot.\n"));
    for form in ["text", "json", "github"] {
        let outcome = lint(&desk, &["--format", form]);
        assert_eq!(outcome.code, 1, "{form}");
        assert!(outcome.stdout.contains("secret"), "{form}: {}", outcome.stdout);
        assert!(!format!("{outcome:?}").contains(&token), "{form}: a build's log is read by many");
    }
}

#[test]
fn usage_is_told_from_findings() {
    let desk = Desk::new();
    refused(&desk, &["runbook", "lint", "--level", "loud", "."], 2);
    refused(&desk, &["runbook", "lint", "there-is-none"], 2);
}

#[test]
fn a_build_that_checks_nothing_does_not_pass() {
    let desk = Desk::new().at(TWO);
    desk.write("runbooks/README.md", GOOD);
    let folder = desk.workspace().join("runbooks").display().to_string();
    let said = refused(&desk, &["runbook", "lint", &folder], 1);
    assert!(said.contains("No runbook was found in") && said.contains(&folder), "{said}");
    desk.write("runbooks/indexing-is-slow.md", GOOD);
    let checked = lint(&desk, &[]).ok();
    assert!(checked.stderr.contains("1 file checked"), "a runbook by its whole name: {checked:?}");
}

#[test]
fn a_new_runbook_is_ready_and_never_takes_anothers_place() {
    let desk = Desk::new().at(TWO);
    let made = run(&desk, &["runbook", "new", "Order queue: stuck!"]);
    let path = desk.workspace().join("runbooks/order-queue-stuck.md");
    assert_eq!(made.stdout.trim_end(), path.display().to_string(), "its path alone");
    assert_eq!(lint(&desk, &["--strict"]).ok().stdout, "", "nothing to mend");
    let shown = json(&desk, &["runbook", "show", "order-queue-stuck.md", "--json"]);
    assert_eq!(shown["title"], "Order queue: stuck!", "its name is kept");
    let before = fs::read(&path).unwrap();
    let taken = refused(&desk, &["runbook", "new", "order queue stuck"], 1);
    assert!(taken.contains("is there already"), "{taken}");
    assert_eq!(fs::read(&path).unwrap(), before, "and stays");
    let other = desk.workspace().join("elsewhere/x.md").display().to_string();
    assert_eq!(run(&desk, &["runbook", "new", "X", "--to", &other]).stdout.trim_end(), other);
    refused(&desk, &["runbook", "new", " "], 2);
}

#[test]
fn a_printed_checklist_reads_back_as_the_same_one() {
    let desk = Desk::new().at(TWO);
    desk.write("runbooks/queue.md", RUNBOOK);
    let sheet = desk.workspace().join("runbooks/sheet.md").display().to_string();
    run(&desk, &["runbook", "export", "queue.md", "-o", &sheet]);
    let steps = |file: &str| {
        let shown = json(&desk, &["runbook", "show", file, "--json"]);
        let phases = shown["phases"].as_array().unwrap().clone();
        let all = phases.iter().flat_map(|phase| phase["steps"].as_array().unwrap().clone());
        all.map(|s| (s["text"].clone(), s["commands"].clone())).collect::<Vec<_>>()
    };
    assert_eq!(steps("sheet.md"), steps("queue.md"), "the same steps and commands");
    let page = run(&desk, &["runbook", "export", "queue.md", "--format", "html"]).stdout;
    assert!(page.starts_with("<!DOCTYPE html>") && !page.contains("<script"), "one plain page");
    assert!(page.contains("2026-01-02") && page.contains("runbooks/queue.md"), "its foot: {page}");
    let told = json(&desk, &["runbook", "export", "queue.md", "--format", "json"]);
    assert_eq!(told["steps_total"], 3, "what show prints");
    assert_eq!(told["sha256"].as_str().map(str::len), Some(64), "and which file it was");
    let own = refused(
        &desk,
        &[
            "runbook",
            "export",
            "queue.md",
            "-o",
            &desk.workspace().join("runbooks/queue.md").display().to_string(),
        ],
        1,
    );
    assert!(own.contains("is the runbook itself"), "{own}");
    assert!(!desk.data().exists(), "the files alone are enough");
}

#[test]
fn a_review_changes_its_line_and_no_other_byte() {
    let desk = Desk::new().at(TWO);
    let path = desk.write(
        "runbooks/a.md",
        "---\r\nlast_reviewed_on: 2025-01-01 # Dana\r\nowner: web\r\n---\r\n# A\r\n",
    );
    let line = run(&desk, &["runbook", "reviewed", "a.md"]).stdout;
    assert_eq!(line, "last_reviewed_on: 2026-01-02\n", "to paste");
    assert!(fs::read_to_string(&path).unwrap().contains("2025-01-01"), "nothing was written");
    let written = run(&desk, &["runbook", "reviewed", "a.md", "--write", "--on", "2025-12-24"]);
    let wanted = "runbooks/a.md:2\n-last_reviewed_on: 2025-01-01 # Dana\n+last_reviewed_on: 2025-12-24 # Dana\n";
    assert_eq!(written.stdout, wanted, "what changed");
    let now = fs::read_to_string(&path).unwrap();
    assert_eq!(now, "---\r\nlast_reviewed_on: 2025-12-24 # Dana\r\nowner: web\r\n---\r\n# A\r\n");
    let again = run(&desk, &["runbook", "reviewed", "a.md", "--write", "--on", "2025-12-24"]);
    assert!(again.stdout.is_empty() && again.stderr.contains("nothing was changed"), "{again:?}");
    let ahead = refused(&desk, &["runbook", "reviewed", "a.md", "--on", "2026-02-01"], 2);
    assert!(ahead.contains("lies ahead"), "{ahead}");
}
