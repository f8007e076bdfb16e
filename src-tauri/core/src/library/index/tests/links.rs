//! Links lead nowhere that they should not.
#![cfg(unix)]

use super::{Team, runbook, write};
use std::fs;
use std::os::unix::fs::symlink;

#[test]
fn links_do_not_lead_out_of_the_folder_or_in_circles() {
    let outside = tempfile::tempdir().unwrap();
    let secret = write(outside.path(), "secret.md", &runbook("Secret"), 1);
    let mut team = Team::new();
    let disk = team.write("runbooks/disk.md", &runbook("Disk"), 1);
    let below = team.folder.path().join("runbooks");
    symlink(&secret, below.join("link.md")).unwrap();
    symlink(outside.path(), below.join("folder.md")).unwrap();
    symlink(team.folder.path(), below.join("circle")).unwrap();
    symlink(&below, below.join("self")).unwrap();
    symlink(&disk, below.join("same.md")).unwrap();
    symlink("/nowhere", below.join("dead.md")).unwrap();
    symlink(outside.path(), below.join("silent")).unwrap();
    team.look();
    let refused: Vec<_> =
        team.shelf.rows().iter().filter(|s| s.row.facts.problem.is_some()).collect();
    let refused: Vec<&str> = refused.iter().map(|s| s.path.as_str()).collect();
    let links = ["runbooks/dead.md", "runbooks/folder.md", "runbooks/link.md", "runbooks/silent"];
    assert_eq!(refused, links, "each is shown");
    assert!(team.problem("runbooks/link.md").unwrap().contains("leads out"), "with the reason");
    assert_eq!(team.problem("runbooks/same.md"), None, "a link inside is fine");
    assert!(!team.titles().contains(&"Secret"), "nothing outside was read");
    assert_eq!(team.paths().len(), 6, "no file is there twice: {:?}", team.paths());
}

#[test]
fn a_link_that_is_turned_around_is_looked_at_again() {
    let outside = tempfile::tempdir().unwrap();
    let elsewhere = write(outside.path(), "disk.md", &runbook("Disk"), 1);
    let mut team = Team::new();
    let within = team.write("runbooks/store/disk.md", &runbook("Disk"), 1);
    let link = team.folder.path().join("runbooks/a.md");
    for (target, is_refused) in [(&elsewhere, true), (&within, false), (&elsewhere, true)] {
        let _ = fs::remove_file(&link);
        symlink(target, &link).unwrap();
        team.look();
        assert_eq!(team.problem("runbooks/a.md").is_some(), is_refused, "{}", target.display());
    }
}

#[test]
fn a_named_folder_that_is_a_link_out_of_the_workspace_is_not_read() {
    let outside = tempfile::tempdir().unwrap();
    write(outside.path(), "secret.md", &runbook("Secret"), 1);
    let mut team = Team::new();
    team.write("runbooks/disk.md", &runbook("Disk"), 1);
    symlink(outside.path(), team.folder.path().join("docs")).unwrap();
    team.named = vec!["docs".to_owned()];
    let report = team.look();
    assert_eq!(team.titles(), ["Disk"], "the file may come from a pull");
    assert!(report.problems[0].contains("leads out"), "{:?}", report.problems);
}

#[test]
fn what_cannot_be_looked_at_is_kept_as_it_was_last_seen() {
    use std::os::unix::fs::PermissionsExt;
    let mut team = Team::new();
    let disk = team.write("runbooks/disk.md", &runbook("Disk"), 1);
    team.write("runbooks/net/dns.md", &runbook("Names"), 1);
    let link = team.folder.path().join("runbooks/tape.md");
    let real = team.write("runbooks/.tape", &runbook("Tape"), 1);
    symlink(&real, &link).unwrap();
    team.look();
    fs::remove_file(&link).unwrap();
    symlink("tape.md", &link).unwrap();
    let net = team.folder.path().join("runbooks/net");
    // It can be listed, and nothing in it can be looked at; to the system's own user nothing is forbidden.
    fs::set_permissions(&net, fs::Permissions::from_mode(0o444)).unwrap();
    let report = team.look();
    fs::set_permissions(&net, fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(
        team.titles(),
        ["Disk", "Tape", "Names"],
        "a name that leads in a circle, and a folder"
    );
    assert_eq!((report.gone, team.found("tape").len()), (0, 1), "with the text");
    assert!(report.problems[0].contains("cannot be read"), "and it is said: {:?}", report.problems);
    fs::remove_file(&link).unwrap();
    fs::remove_file(&disk).unwrap();
    assert_eq!(team.look().gone, 2, "what is truly gone goes");
}
