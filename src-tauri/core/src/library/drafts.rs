//! Drafts of post-mortems as files: a file is there whole or as it was, and the workspace's own list of wordings.

use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::disk::ReadError;
use super::disk::read::read_text_in_time;
use crate::postmortem::FOLDER;
use crate::postmortem::wording::{self, WordList};

/// The most texts that are kept beside a file.
const MOST_KEPT: u32 = 1000;

/// The list of wordings of a workspace, else the one that ships, and what is wrong with the workspace's own.
#[must_use]
pub fn word_list(workspace: &Path) -> (WordList, Vec<String>) {
    let path = workspace.join(FOLDER).join(wording::FILE);
    let at = path.display().to_string();
    match read_text_in_time(&path) {
        Ok((text, _)) => {
            let (list, problems) = WordList::read(&text);
            (list, problems.iter().map(|problem| format!("{at}, {problem}.")).collect())
        }
        Err(ReadError::Missing { .. }) => (WordList::shipped(), Vec::new()),
        Err(error) => {
            let told = format!("{error}; the list that ships holds meanwhile.");
            (WordList::shipped(), vec![told])
        }
    }
}

/// The SHA-256 of a file's bytes, hexadecimal: tells whether somebody changed it.
#[must_use]
pub fn hash(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// Writes a file so that it is there whole, or as it was before.
///
/// # Errors
/// When the folder or the disk does not take it.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let (target, beside) = places(path);
    put(&target, &beside, bytes, |_| Ok(None)).map(drop)
}

/// The same, where another text that stands there, perhaps with a person's words in it, is kept beside it, at the path
/// that is returned.
///
/// # Errors
/// When the folder or the disk does not take it.
pub fn replace_keeping(path: &Path, bytes: &[u8]) -> io::Result<Option<PathBuf>> {
    let (target, beside) = places(path);
    put(&target, &beside, bytes, |target| keep_other(target, bytes))
}

/// Where a file lies in truth, and where it is written first.
fn places(path: &Path) -> (PathBuf, PathBuf) {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let name = name_of(&target);
    let beside = target.with_file_name(format!(".{name}.{}.new", std::process::id()));
    (target, beside)
}

fn put(
    target: &Path,
    beside: &Path,
    bytes: &[u8],
    before: impl FnOnce(&Path) -> io::Result<Option<PathBuf>>,
) -> io::Result<Option<PathBuf>> {
    let written = write_new(beside, bytes).and_then(|()| {
        let kept = before(target)?;
        fs::rename(beside, target)?;
        Ok(kept)
    });
    written.inspect_err(|_| {
        // What is left of the attempt is of no use; the error that counts is the first one.
        let _ = fs::remove_file(beside);
    })
}

fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Keeps another text as `draft.md.old`, or the first such name that is free. The text itself stays until it is replaced.
fn keep_other(target: &Path, bytes: &[u8]) -> io::Result<Option<PathBuf>> {
    let Ok(there) = fs::read(target) else { return Ok(None) };
    if there.is_empty() || there == bytes {
        return Ok(None);
    }
    let name = name_of(target);
    let numbered = (2..MOST_KEPT).map(|n| format!("{name}.old{n}"));
    let names = std::iter::once(format!("{name}.old")).chain(numbered);
    let free = names.map(|name| target.with_file_name(name)).find(|path| !path.exists());
    let kept = free.ok_or_else(|| io::Error::other("there are too many earlier ones beside it"))?;
    fs::copy(target, &kept)?;
    Ok(Some(kept))
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_stands_whole_and_another_text_is_kept_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("draft.md");
        assert_eq!(replace_keeping(&path, b"old").unwrap(), None, "nothing stood there");
        assert_eq!(replace_keeping(&path, b"old").unwrap(), None, "the same takes no copy");
        let kept = replace_keeping(&path, b"new").unwrap().expect("somebody may have written it");
        assert_eq!(fs::read_to_string(kept).unwrap(), "old", "their words are kept");
        replace(&path, b"newer").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "newer", "the later one stands");
        let names = fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(names, 2, "nothing else is left of the writing");
        assert!(replace(&folder.path().join("no/such/draft.md"), b"x").is_err());
    }

    #[test]
    fn what_cannot_be_written_leaves_the_old_file_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("draft.md");
        fs::write(&path, "old").unwrap();
        // A folder at the place where it is written first, as a full disk, takes nothing.
        let (_, beside) = places(&path);
        fs::create_dir(&beside).unwrap();
        assert!(replace_keeping(&path, b"new").is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
    }

    #[test]
    fn a_workspace_has_its_own_words() {
        let folder = tempfile::tempdir().unwrap();
        let asked = |list: &WordList, text: &str| wording::wordings(text, list, &[]).len();
        let (shipped, problems) = word_list(folder.path());
        assert_eq!((asked(&shipped, "if only"), problems.len()), (1, 0), "the list that ships");
        fs::create_dir(folder.path().join(FOLDER)).unwrap();
        let file = folder.path().join(FOLDER).join(wording::FILE);
        fs::write(&file, "[Ours] Which one?\nthe thing\n(\n").unwrap();
        let (own, problems) = word_list(folder.path());
        assert_eq!((asked(&own, "if only"), asked(&own, "the thing")), (0, 1));
        assert!(problems[0].contains("wording.txt, line 3"), "{problems:?}");
    }
}
