//! Real files in a real folder.

use std::fs;
use std::path::Path;

use super::ReadError;
use super::error::LARGEST;
use super::read::{read_bytes, read_for_reader, read_runbook};
use super::resolve::resolve;
use crate::incident::command::RunbookFile;

const RUNBOOK: &str =
    "# Runbook: Disk full\n\n## Steps\n1. Look:\n   ssh deploy@db-host \"df -h\"\n";

fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> std::path::PathBuf {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn a_runbook_joins_an_incident_with_its_text_and_hash() {
    let folder = tempfile::tempdir().unwrap();
    let path = write(folder.path(), "disk.md", RUNBOOK);
    let file = read_runbook(&path, "runbooks/disk.md").unwrap();
    assert_eq!((file.path.as_str(), file.source.as_str()), ("runbooks/disk.md", RUNBOOK));
    assert_eq!(file.runbook.title, "Disk full");
    let stored = serde_json::to_string(&file).unwrap();
    assert!(stored.contains(r#""pinned":[],"document":[]},"source":"#), "no page: {stored}");
    assert_eq!(serde_json::from_str::<RunbookFile>(&stored).unwrap(), file);
    assert_eq!(file.hash.len(), 64);
    let (runbook, hash) = read_for_reader(&path).unwrap();
    assert!(
        !runbook.document.is_empty() && hash == file.hash,
        "the reader shows the whole of the same file"
    );
}

#[test]
fn every_bad_file_is_refused_in_a_sentence_that_names_it() {
    let folder = tempfile::tempdir().unwrap();
    let f = folder.path();
    let huge = f.join("huge.md");
    fs::File::create(&huge).unwrap().set_len(50_000_000).unwrap();
    let cases = [
        (f.join("none.md"), "no file"),
        (f.join("x.md/y.md"), "no file"),
        (f.to_owned(), "is a folder"),
        (write(f, "empty.md", ""), "is empty"),
        (write(f, "blank.md", " \n\t\n"), "is empty"),
        (write(f, "binary.md", [b'#', 0, 1, 2]), "byte 1 is zero"),
        (write(f, "latin.md", b"# T\n\ncaf\xe9\n"), "line 3"),
        (huge, "50 MB large, and a runbook may have 10 MB"),
    ];
    write(f, "x.md", RUNBOOK);
    for (path, says) in cases {
        let message = read_runbook(&path, "x").unwrap_err().to_string();
        assert!(message.contains(says), "{message} should say “{says}”");
        assert!(message.contains(&path.display().to_string()), "{message} should name the file");
        assert!(
            message.ends_with('.') && message.contains([':', '.']),
            "{message} should be a sentence"
        );
    }
}

#[test]
fn the_largest_file_is_read_and_one_byte_more_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.md");
    let file = fs::File::create(&path).unwrap();
    file.set_len(LARGEST).unwrap();
    assert_eq!(read_bytes(&path).unwrap().len() as u64, LARGEST);
    file.set_len(LARGEST + 1).unwrap();
    let message = read_bytes(&path).unwrap_err().to_string();
    assert!(
        message.contains("10.1 MB large"),
        "rounded up, so that it is never “10 MB” of 10: {message}"
    );
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_waited_for() {
    let error = read_runbook(Path::new("/dev/null"), "x").unwrap_err();
    assert!(matches!(error, ReadError::NotAFile { .. }), "a device could be read for ever");
}

#[test]
fn other_encodings_with_a_mark_are_converted() {
    let folder = tempfile::tempdir().unwrap();
    let utf8 = write(folder.path(), "a.md", format!("\u{feff}{RUNBOOK}"));
    let little: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(RUNBOOK.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let big: Vec<u8> =
        [0xfe, 0xff].into_iter().chain(RUNBOOK.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    for path in [utf8, write(folder.path(), "b.md", little), write(folder.path(), "c.md", big)] {
        assert_eq!(read_runbook(&path, "x").unwrap().source, RUNBOOK, "{}", path.display());
    }
}

#[test]
fn a_path_is_absolute_or_below_here_or_below_the_workspace() {
    let folder = tempfile::tempdir().unwrap();
    let (here, workspace) = (folder.path().join("here"), folder.path().join("team"));
    fs::create_dir_all(&here).unwrap();
    write(&workspace, "runbooks/database/disk.md", RUNBOOK);
    write(&workspace, "top.md", RUNBOOK);
    let known = |given: &str| resolve(given, &here, &workspace).map(|(_, name)| name).unwrap();
    assert_eq!(known("runbooks/database/disk.md"), "runbooks/database/disk.md");
    assert_eq!(
        known("database/disk.md"),
        "runbooks/database/disk.md",
        "under the runbooks' folder"
    );
    assert_eq!(known("top.md"), "top.md");
    let own = write(&here, "top.md", RUNBOOK);
    assert_eq!(
        resolve("top.md", &here, &workspace).unwrap().0,
        own,
        "the current folder comes first"
    );
    assert!(
        Path::new(&known("top.md")).is_absolute(),
        "outside the workspace it is known by its whole path"
    );
    assert_eq!(known(&own.display().to_string()), known("top.md"));
    let message = resolve("none.md", &here, &workspace).unwrap_err().to_string();
    assert!(
        message.contains("here") && message.contains("runbooks"),
        "it says where it looked: {message}"
    );
}
