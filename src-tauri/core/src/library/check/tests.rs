use super::*;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn rules(folder: &Path) -> Vec<String> {
    let today = "2026-08-29".parse().unwrap();
    let checked = check(&[folder.to_owned()], &Settings::default(), today).unwrap();
    let found = checked.files.iter().flat_map(|file| {
        let name = file.path.strip_prefix(folder).unwrap().display().to_string().replace('\\', "/");
        let is_loud = |f: &&LintFinding| f.level > crate::runbook::lint::Level::Note;
        file.findings.iter().filter(is_loud).map(move |f| format!("{name}:{}", f.rule.word()))
    });
    found.collect()
}

const STEPS: &str = "\n## Steps\n1. Check the disk\n2. Restart the server\n";

#[test]
fn links_are_followed_as_sites_are_built() {
    let links = "[a](b.md) [b](b.html) [c](./b) [d](sub/) [e](b.md#steps) [f](pic.png) [g](sub/c.md?x=1#steps) [h](../b/) \
                 [i](https://example.org/x.md) [j](/manual/x.html) [k](mailto:a@b) [l]({{ url }}) [m](b%2Emd)";
    let text = format!("# A\n\n{links}\n{STEPS}");
    let here = folder(&[
        ("a.md", &text),
        ("b.md", &format!("# B\n{STEPS}")),
        ("sub/c.md", &format!("# C\n{STEPS}")),
        ("pic.png", ""),
    ]);
    assert_eq!(rules(here.path()), Vec::<String>::new(), "each of them leads somewhere");
}

/// A table of links that the reader's rules are held to as well.
#[derive(serde::Deserialize)]
struct Table {
    from: String,
    files: Vec<String>,
    /// A link, and the file that it leads to.
    cases: Vec<(String, Option<String>)>,
}

#[test]
fn links_lead_where_the_reader_goes() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/document/text/links.json");
    let table: Table = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let files: Vec<(&str, &str)> = table.files.iter().map(|file| (file.as_str(), STEPS)).collect();
    let here = folder(&files);
    fs::create_dir(here.path().join(".git")).unwrap();
    let from = here.path().join(&table.from);
    for (href, leads_to) in table.cases {
        fs::write(&from, format!("# Disk\n\n[x]({href})\n{STEPS}")).unwrap();
        let is_dead = rules(here.path()).iter().any(|rule| rule.ends_with(":dead-link"));
        assert_eq!(is_dead, leads_to.is_none(), "“{href}” leads to {leads_to:?}");
    }
}

#[test]
fn a_missing_file_and_a_missing_heading_are_errors() {
    let here = folder(&[
        ("a.md", &format!("# A\n\n[x](gone.md) [y](b.md#nowhere) ![z](gone.png)\n{STEPS}")),
        ("b.md", &format!("# B\n{STEPS}")),
    ]);
    assert_eq!(rules(here.path()), ["a.md:dead-anchor", "a.md:dead-link", "a.md:dead-link"]);
}

#[test]
fn nothing_outside_the_folder_is_looked_at_unless_a_repository_is_around_it() {
    let here = folder(&[("runbooks/a.md", &format!("# A\n\n[x](../gone.md)\n{STEPS}"))]);
    let runbooks = here.path().join("runbooks");
    assert_eq!(rules(&runbooks), Vec::<String>::new(), "what lies outside is not known");
    fs::create_dir(here.path().join(".git")).unwrap();
    assert_eq!(rules(&runbooks), ["a.md:dead-link"], "the repository is known as a whole");
}

#[test]
fn titles_are_compared_and_broken_files_are_findings() {
    let here = folder(&[
        ("a.md", &format!("# Runbook: Disk full\n{STEPS}")),
        ("b.md", &format!("# disk  FULL\n{STEPS}")),
        ("c.md", &format!("<!-- holdfast-lint off: duplicate-title -->\n# Disk full\n{STEPS}")),
        ("d.md", ""),
        ("README.md", ""),
        (".hidden/e.md", ""),
        ("notes.txt", ""),
    ]);
    assert_eq!(rules(here.path()), ["b.md:duplicate-title", "d.md:unreadable"]);
}

#[test]
fn a_file_that_is_named_twice_is_checked_once_and_a_missing_one_is_an_error() {
    let here = folder(&[("a.txt", &format!("# A\n{STEPS}"))]);
    let named = here.path().join("a.txt");
    let today = "2026-08-29".parse().unwrap();
    let both = check(&[named.clone(), named], &Settings::default(), today).unwrap();
    assert_eq!(both.files.len(), 1, "whatever its ending, and once");
    let gone = check(&[here.path().join("gone")], &Settings::default(), today);
    assert!(gone.is_err_and(|error| error.to_string().contains("gone")), "which one is missing");
}

#[test]
fn the_draft_of_a_post_mortem_is_no_runbook_of_a_folder() {
    let draft = format!("# Post-mortem: Disk\n\n<!-- auto:facts -->\n\n<!-- /auto -->\n{STEPS}");
    let here = folder(&[("a.md", &format!("# A\n{STEPS}")), ("drafts/INC-0001.md", &draft)]);
    let draft = here.path().join("drafts/INC-0001.md");
    let today = "2026-08-29".parse().unwrap();
    let count =
        |path: &Path| check(&[path.to_owned()], &Settings::default(), today).unwrap().files.len();
    assert_eq!(count(here.path()), 1, "the library does not list it");
    assert_eq!(count(&draft), 1, "and whoever names it has it checked");
}

/// What a folder of every kind of name comes to, in the check and in the library.
#[test]
fn the_check_looks_at_what_the_library_lists() {
    let names = [
        "indexing-is-slow.md",
        "readme-first-failover.md",
        "deep/exercises/drill.md",
        "a.html.md.erb",
        "README.md",
        "readme.de.md",
        "deep/_index.md",
        "deep/index.markdown",
        "exercises/drill.md",
        "vendor/x.md",
        "notes.txt",
    ];
    let here = folder(&names.map(|name| (name, STEPS)));
    let today = "2026-08-29".parse().unwrap();
    let report = check(&[here.path().to_owned()], &Settings::default(), today).unwrap();
    let below = |path: &Path| path.strip_prefix(here.path()).unwrap().to_owned();
    let checked: Vec<_> = report.files.iter().map(|file| below(&file.path)).collect();
    let wanted = [
        "a.html.md.erb",
        "deep/exercises/drill.md",
        "indexing-is-slow.md",
        "readme-first-failover.md",
    ];
    assert_eq!(checked, wanted.map(PathBuf::from), "front pages and other files are left out");
    let library = &crate::library::disk::folders::folders(
        here.path(),
        &crate::library::disk::folders::Ground::of(here.path()),
        &[],
        &[],
    )[0];
    let walked = crate::library::disk::walk::walk(library, &mut Default::default());
    let mut listed: Vec<_> = walked.files.iter().map(|found| below(&found.file)).collect();
    listed.sort();
    assert_eq!(listed, checked, "the library knows the same");
    assert!(report.problems.is_empty(), "all of it was read: {:?}", report.problems);
}

#[cfg(unix)]
#[test]
fn what_cannot_be_looked_at_is_said() {
    use std::os::unix::fs::PermissionsExt;
    let here = folder(&[("shut/a.md", STEPS), ("b.md", STEPS)]);
    std::os::unix::fs::symlink("/dev/null", here.path().join("out.md")).unwrap();
    assert_eq!(rules(here.path()), ["out.md:unreadable"], "a link out of the folder is not read");
    let shut = here.path().join("shut");
    fs::set_permissions(&shut, fs::Permissions::from_mode(0o000)).unwrap();
    let is_shut = fs::read_dir(&shut).is_err();
    let today = "2026-08-29".parse().unwrap();
    let report = check(&[here.path().to_owned()], &Settings::default(), today).unwrap();
    fs::set_permissions(&shut, fs::Permissions::from_mode(0o700)).unwrap();
    // The system's own user may read every folder.
    assert_eq!(report.problems.len(), usize::from(is_shut), "{:?}", report.problems);
    assert!(report.problems.iter().all(|problem| problem.contains("shut")), "and which one");
}
