//! Files that people keep: each stands whole, or as it was before.
//!
//! A file is written beside its place and then put there in one step of the file system. So a full disk, a lost power
//! supply or an end in the middle leaves what stood there. What is deliberately absent: what stands in a file.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// The most earlier files that are kept beside one.
const MOST: u32 = 999;

/// Puts the bytes at a path. Another file that stood there, perhaps with a person's words in it, is kept beside it, as
/// `draft.md.old` or the first such name that is free; that path is returned. The same bytes take no copy.
///
/// # Errors
/// When the file cannot be written; what stood there stands as it was.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<Option<PathBuf>> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if is_device(&target) {
        return give(&target, bytes).map(|()| None);
    }
    let half = Half::write(&target, bytes)?;
    let kept = keep(&target, bytes)?;
    let put = fs::rename(&half.0, &target);
    if put.is_err() {
        // What stood there still does, so that its copy is one too many.
        kept.iter().for_each(|kept| drop(fs::remove_file(kept)));
    }
    put.map(|()| kept)
}

/// Puts the bytes at a path and keeps nothing of what stood there, as where it is ours.
///
/// # Errors
/// When the file cannot be written; what stood there stands as it was.
pub fn over(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if is_device(&target) {
        return give(&target, bytes);
    }
    let half = Half::write(&target, bytes)?;
    fs::rename(&half.0, &target)
}

fn is_device(target: &Path) -> bool {
    fs::metadata(target).is_ok_and(|there| !there.is_file() && !there.is_dir())
}

/// A device or a pipe takes what it is given, and keeps nothing.
fn give(target: &Path, bytes: &[u8]) -> io::Result<()> {
    OpenOptions::new().write(true).open(target)?.write_all(bytes)
}

/// Puts the bytes at a path where nothing stands.
///
/// # Errors
/// `AlreadyExists` when something does; else when the file cannot be written.
pub fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if fs::symlink_metadata(path).is_ok() {
        return Err(ErrorKind::AlreadyExists.into());
    }
    let half = Half::write(path, bytes)?;
    match fs::hard_link(&half.0, path) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => fs::rename(&half.0, path),
        linked => linked,
    }
}

/// Failures of a disk, in words that name what helps.
const WORDS: [(ErrorKind, &str); 7] = [
    (ErrorKind::StorageFull, "the disk is full"),
    (ErrorKind::QuotaExceeded, "the disk is full"),
    (ErrorKind::ReadOnlyFilesystem, "the disk is read-only"),
    (ErrorKind::PermissionDenied, "nobody may write there"),
    (ErrorKind::NotFound, "there is no such folder"),
    (ErrorKind::NotADirectory, "its folder is a file"),
    (ErrorKind::IsADirectory, "a folder stands there"),
];

/// Why a file could not be written, for a person.
#[must_use]
pub fn why(error: &io::Error) -> String {
    let known = WORDS.iter().find(|(kind, _)| *kind == error.kind());
    known.map_or_else(|| error.to_string(), |(_, words)| (*words).to_owned())
}

/// A file beside its place, which goes when it is not put there.
struct Half(PathBuf);

impl Half {
    fn write(target: &Path, bytes: &[u8]) -> io::Result<Self> {
        if target.is_dir() {
            return Err(ErrorKind::IsADirectory.into());
        }
        let half = Self(beside(target, |name| format!(".{name}.{}.new", std::process::id())));
        let mut file = File::create(&half.0)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        Ok(half)
    }
}

impl Drop for Half {
    fn drop(&mut self) {
        // It is gone when it was put in its place; otherwise it is of no use.
        drop(fs::remove_file(&self.0));
    }
}

/// A second name for another file that stands at the place, or a copy where the disk knows no second names.
fn keep(target: &Path, bytes: &[u8]) -> io::Result<Option<PathBuf>> {
    let there = match fs::read(target) {
        Ok(there) => there,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    if there.is_empty() || there == bytes {
        return Ok(None);
    }
    for n in 1..=MOST {
        let ordinal = if n == 1 { String::new() } else { n.to_string() };
        let kept = beside(target, |name| format!("{name}.old{ordinal}"));
        match create(&kept, &there) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            done => return done.map(|()| Some(kept)),
        }
    }
    Err(io::Error::other("there are too many earlier ones beside it"))
}

fn beside(target: &Path, name: impl Fn(&str) -> String) -> PathBuf {
    let own = target.file_name().map(|own| own.to_string_lossy().into_owned()).unwrap_or_default();
    target.with_file_name(name(&own))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> =
            entries.map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_stands_whole_and_another_is_kept_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("draft.md");
        assert_eq!(replace(&path, b"old").unwrap(), None, "nothing stood there");
        assert_eq!(replace(&path, b"old").unwrap(), None, "the same takes no copy");
        let kept = replace(&path, b"new").unwrap().expect("somebody may have written into it");
        assert_eq!(fs::read(kept).unwrap(), b"old", "their words are kept");
        replace(&path, b"newest").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"newest", "the last one stands");
        over(&path, b"ours").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"ours", "what is ours is written over");
        assert_eq!(names(folder.path()), ["draft.md", "draft.md.old", "draft.md.old2"]);
    }

    #[test]
    fn what_cannot_be_written_leaves_what_stood_there_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let gone = replace(&folder.path().join("no/such/draft.md"), b"x").unwrap_err();
        assert_eq!(why(&gone), "there is no such folder");
        let taken = folder.path().join("taken");
        fs::create_dir(&taken).unwrap();
        assert_eq!(why(&replace(&taken, b"x").unwrap_err()), "a folder stands there");
        let file = folder.path().join("file");
        create(&file, b"one").unwrap();
        assert_eq!(create(&file, b"two").unwrap_err().kind(), ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&file).unwrap(), b"one");
        assert_eq!(why(&replace(&file.join("below"), b"x").unwrap_err()), "its folder is a file");
        assert_eq!(names(folder.path()), ["file", "taken"], "no half of a file is left");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_device_is_written_to_and_stays_a_device() {
        assert_eq!(why(&replace(Path::new("/dev/full"), b"x").unwrap_err()), "the disk is full");
        assert_eq!(replace(Path::new("/dev/null"), b"x").unwrap(), None);
        assert!(!fs::metadata("/dev/null").unwrap().is_file());
    }
}
