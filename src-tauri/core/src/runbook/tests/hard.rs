//! Files that are made to be hard: each must come back, with steps or with a word on why it has none.
//!
//! Nothing here is timed. A loop over a loop shows itself by a test that does not end.

use super::read;

/// Signs of Markdown, each many times over on one line.
const SIGNS: [&str; 16] = [
    "[",
    "*",
    "<",
    "`",
    "|",
    "~",
    "_a ",
    "![",
    "[a](",
    "](",
    "[[a](b)](c)",
    "<!--",
    "- ",
    "> ",
    "1. ",
    "*a `b` ",
];

fn numbered(pattern: &str, count: usize) -> String {
    (1..=count).map(|number| pattern.replace("{}", &number.to_string())).collect()
}

/// The number of steps; a file without any must say why.
fn steps(name: &str, source: &str) -> usize {
    let runbook = read(source);
    let count = runbook.steps().count();
    assert!(count > 0 || !runbook.warnings.is_empty(), "{name}: no step, and no word on why");
    count
}

#[test]
fn a_line_of_one_sign_is_a_document_with_a_warning() {
    for sign in SIGNS {
        let source = sign.repeat(5_000);
        assert_eq!(steps(sign, &source), 0, "{sign}: a line of signs asks for nothing");
    }
}

#[test]
fn signs_that_open_and_close_again_and_again_are_read() {
    for (open, close) in
        [("*a `b` ", "c* "), ("[", "]"), ("**", "**"), ("![", "](x)"), ("~~a ", "~~")]
    {
        let source = format!("- Check the {}x{}\n", open.repeat(500), close.repeat(500));
        assert_eq!(steps(open, &format!("## Steps\n\n{source}")), 1, "{open}: the item is a step");
    }
}

#[test]
fn two_hundred_levels_of_nesting_are_read() {
    let lists: String =
        (0..200).map(|n| format!("{}- Check level {n}\n", "  ".repeat(n))).collect();
    assert_eq!(steps("lists", &format!("## Steps\n\n{lists}")), 1, "one item holds all others");
    let quotes = format!("{}- Check the log\n", "> ".repeat(200)).repeat(50);
    assert_eq!(steps("quotes", &quotes), 0, "what is quoted is no step");
    let mixed = format!("{}Check the log\n", "> - 1. ".repeat(200)).repeat(20);
    steps("quotes and lists", &mixed);
}

#[test]
fn wide_and_long_tables_are_read() {
    let row = |cell: &str| format!("|{}\n", format!("{cell}|").repeat(2_000));
    steps("wide", &format!("{}{}{}", row("name"), row("---"), row("one")));
    steps("long", &format!("| a | b |\n|---|---|\n{}", "| one | `two` |\n".repeat(5_000)));
}

#[test]
fn as_many_items_headings_and_lines_as_there_are_become_steps() {
    let items = "- Check the log of the web server\n".repeat(5_000);
    assert_eq!(steps("items", &format!("## Steps\n\n{items}")), 5_000, "each item is a step");
    let headings = numbered("## {}. Check the log\n\n", 2_000);
    assert_eq!(steps("headings", &headings), 2_000, "each numbered heading is a step");
    let parts = numbered("{}. Check the log\n\n```\nls -l\n```\n\n", 2_000);
    assert_eq!(steps("parts", &parts), 2_000, "the fences belong to the items before them");
    steps("plain headings", &"## Check the log\n\n".repeat(5_000));
    steps("lines", &"The log is on the web server.\n".repeat(20_000));
    steps("definitions", &numbered("[a{}]: https://example.org/{}\n", 5_000));
    steps("an open fence", &format!("```bash\n{}", "kubectl get pods -A\n".repeat(10_000)));
}

#[test]
fn every_escalation_is_kept_however_many_there_are() {
    let source = numbered("Escalate to team {} if it is not solved in 30 minutes.\n\n", 1_000);
    assert_eq!(read(&source).escalations.len(), 1_000, "each names another team");
}

#[test]
fn very_many_headings_side_by_side_are_read() {
    let ways = numbered("## Fix {} via x\n\nCheck it.\n\n", 20_000);
    assert!(steps("ways", &format!("# Fixes\n\n{ways}")) < 100_000, "each is looked at once");
    let contents = numbered("- Part {}\n", 20_000) + "\n" + &numbered("## Part {}\n\n", 20_000);
    assert_eq!(steps("contents", &format!("# Parts\n\n{contents}")), 0, "contents are no steps");
}
