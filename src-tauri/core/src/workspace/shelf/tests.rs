use super::*;
use std::fs::File;
use std::time::Duration;
use tempfile::TempDir;

/// Writes a runbook whose time of change is `changed` nanoseconds after a fixed second.
fn write(folder: &Path, name: &str, text: &str, changed: u64) -> PathBuf {
    let path = folder.join("runbooks").join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, text).unwrap();
    let at = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
    let file = File::options().append(true).open(&path).unwrap();
    file.set_modified(at + Duration::from_nanos(changed)).unwrap();
    path
}

fn runbook(title: &str) -> String {
    format!("# {title}\n\n## Steps\n1. Look:\n   `df -h`\n")
}

fn titles(shelf: &mut Shelf, workspace: &TempDir) -> Vec<String> {
    let cards = shelf.cards(workspace.path());
    assert_eq!(
        cards.len(),
        library::scan(workspace.path()).len(),
        "the files are those on the disk"
    );
    cards.into_iter().map(|card| card.title).collect()
}

#[test]
fn a_file_that_did_not_change_is_not_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut shelf = Shelf::default();
    write(folder.path(), "disk.md", &runbook("Disk"), 100);
    assert_eq!(titles(&mut shelf, &folder), ["Disk"]);
    write(folder.path(), "disk.md", &runbook("Tape"), 100);
    assert_eq!(titles(&mut shelf, &folder), ["Disk"], "same length and time: it was not opened");
    assert_eq!(titles(&mut shelf, &folder), ["Disk"], "nor the third time");
    assert_eq!(titles(&mut Shelf::default(), &folder), ["Tape"], "a new shelf knows nothing yet");
}

#[test]
fn a_change_shows_the_next_time() {
    let folder = tempfile::tempdir().unwrap();
    let mut shelf = Shelf::default();
    write(folder.path(), "disk.md", &runbook("Disk"), 100);
    titles(&mut shelf, &folder);
    write(folder.path(), "disk.md", &runbook("Tape"), 200);
    assert_eq!(titles(&mut shelf, &folder), ["Tape"], "same length, fractions of a second later");
    write(folder.path(), "disk.md", &runbook("Drum store"), 200);
    assert_eq!(titles(&mut shelf, &folder), ["Drum store"], "another length at the same time");
    write(folder.path(), "disk.md", &runbook("Disc store"), 100);
    assert_eq!(titles(&mut shelf, &folder), ["Disc store"], "an older file was put back");
}

#[test]
fn files_that_come_go_or_are_renamed_show_the_next_time() {
    let folder = tempfile::tempdir().unwrap();
    let mut shelf = Shelf::default();
    let disk = write(folder.path(), "disk.md", &runbook("Disk"), 100);
    titles(&mut shelf, &folder);
    write(folder.path(), "dns.md", &runbook("Names"), 100);
    assert_eq!(titles(&mut shelf, &folder), ["Disk", "Names"]);
    let moved = folder.path().join("runbooks/storage");
    fs::create_dir(&moved).unwrap();
    fs::rename(&disk, moved.join("full.md")).unwrap();
    let cards = shelf.cards(folder.path());
    let found: Vec<_> = cards.iter().map(|c| (c.group.as_str(), c.path.as_str())).collect();
    assert_eq!(found, [("", "runbooks/dns.md"), ("storage", "runbooks/storage/full.md")]);
    fs::remove_dir_all(&moved).unwrap();
    assert_eq!(titles(&mut shelf, &folder), ["Names"]);
    assert_eq!(shelf.kept.len(), 1, "what is gone is not kept");
}

#[test]
fn another_workspace_has_its_own_cards() {
    let folder = tempfile::tempdir().unwrap();
    let mut shelf = Shelf::default();
    write(folder.path(), "database/disk.md", &runbook("Disk"), 100);
    assert_eq!(shelf.cards(folder.path())[0].path, "runbooks/database/disk.md");
    let inner = folder.path().join("runbooks");
    let card = shelf.cards(&inner).remove(0);
    assert_eq!((card.path.as_str(), card.group.as_str()), ("database/disk.md", "database"));
}

#[cfg(unix)]
#[test]
fn a_file_that_could_not_be_read_is_tried_again() {
    use std::os::unix::fs::symlink;
    let (folder, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut shelf = Shelf::default();
    let link = folder.path().join("runbooks/disk.md");
    let elsewhere = write(outside.path(), "disk.md", &runbook("Disk"), 100);
    let within = write(folder.path(), "store/disk.md", &runbook("Disk"), 100);
    symlink(&elsewhere, &link).unwrap();
    assert!(shelf.cards(folder.path())[0].problem.is_some(), "it leads out of the workspace");
    fs::remove_file(&link).unwrap();
    symlink(&within, &link).unwrap();
    assert_eq!(shelf.cards(folder.path())[0].problem, None, "length and time are the same");
    fs::remove_file(&link).unwrap();
    symlink(&elsewhere, &link).unwrap();
    assert!(shelf.cards(folder.path())[0].problem.is_some(), "what was fine is checked again");
}
