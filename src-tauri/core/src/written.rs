//! Files that people keep: each stands whole, or as it was before.
//!
//! A file is written beside its place and then put there in one step of the file system. So a full disk, a lost power
//! supply or an end in the middle leaves what stood there. Who may read and change it stays as it was: a file that
//! replaces another takes its rights, and has them before a word stands in it. What is deliberately absent: what stands
//! in a file.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

/// The most earlier files that are kept beside one.
const MOST: u32 = 999;

/// The wish that a file is not made any more. Who makes one that lasts looks at it between two steps, the last time before
/// the file is put in its place: so a stopped one leaves nothing.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Wishes it, for everybody who has a copy of this.
    pub fn set(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// True once somebody wished it.
    #[must_use]
    pub fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// True where nobody else has a copy: nothing is being made by it.
    #[must_use]
    pub fn is_alone(&self) -> bool {
        Arc::strong_count(&self.0) == 1
    }
}

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
    let half = Half::instead(&target, bytes)?;
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
    let half = Half::instead(&target, bytes)?;
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
    anew(path, bytes, None)
}

fn anew(path: &Path, bytes: &[u8], like: Option<&Metadata>) -> io::Result<()> {
    if fs::symlink_metadata(path).is_ok() {
        return Err(ErrorKind::AlreadyExists.into());
    }
    let half = Half::write(path, bytes, like)?;
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
    /// For a place where another file may stand, whose rights it takes.
    fn instead(target: &Path, bytes: &[u8]) -> io::Result<Self> {
        if target.is_dir() {
            return Err(ErrorKind::IsADirectory.into());
        }
        let there = fs::metadata(target).ok();
        if there.as_ref().is_some_and(|there| there.permissions().readonly()) {
            return Err(ErrorKind::PermissionDenied.into());
        }
        Self::write(target, bytes, there.as_ref())
    }

    fn write(target: &Path, bytes: &[u8], like: Option<&Metadata>) -> io::Result<Self> {
        let (mut file, half) = Self::make(target)?;
        if let Some(like) = like {
            take_rights(&file, like)?;
        }
        file.write_all(bytes)?;
        file.sync_all()?;
        Ok(half)
    }

    /// An empty file beside the place, which no other writer has: of this program or of another.
    fn make(target: &Path) -> io::Result<(File, Self)> {
        static WRITER: AtomicU32 = AtomicU32::new(0);
        let writer = WRITER.fetch_add(1, Ordering::Relaxed);
        let path = beside(target, |name| format!(".{name}.{}-{writer}.new", std::process::id()));
        // A program that was killed may have had the same number.
        match fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            Ok(()) | Err(_) => {}
        }
        let file = OpenOptions::new().write(true).create_new(true).open(&path)?;
        Ok((file, Self(path)))
    }
}

impl Drop for Half {
    fn drop(&mut self) {
        // It is gone when it was put in its place; otherwise it is of no use.
        drop(fs::remove_file(&self.0));
    }
}

/// Gives a file the rights of another, and its owner and group where the system allows that.
#[cfg(unix)]
fn take_rights(file: &File, of: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
    let own = file.metadata()?;
    if own.uid() != of.uid() {
        // Only the system's administrator may give a file away.
        drop(fchown(file, Some(of.uid()), None));
    }
    let has_group = own.gid() == of.gid() || fchown(file, None, Some(of.gid())).is_ok();
    let mode = mode_for(of.mode(), has_group);
    // A disk that knows no rights refuses to set them.
    if own.mode() & 0o777 == mode {
        return Ok(());
    }
    file.set_permissions(fs::Permissions::from_mode(mode))
}

/// The rights in a mode. A group that is not the one they were given to may do no more than everybody.
#[cfg(unix)]
fn mode_for(mode: u32, has_group: bool) -> u32 {
    if has_group { mode & 0o777 } else { (mode & 0o707) | (mode & 0o007) << 3 }
}

/// Gives a file the rights of another.
#[cfg(not(unix))]
fn take_rights(file: &File, of: &Metadata) -> io::Result<()> {
    file.set_permissions(of.permissions())
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
        let done = match fs::hard_link(target, &kept) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => {
                anew(&kept, &there, fs::metadata(target).ok().as_ref())
            }
            linked => linked,
        };
        match done {
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

    #[cfg(unix)]
    #[test]
    fn who_may_read_a_file_stays_as_it_was_for_it_and_for_what_is_kept() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("draft.md");
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        fs::write(&path, "for two people").unwrap();
        for wanted in [0o600, 0o640, 0o666] {
            fs::set_permissions(&path, fs::Permissions::from_mode(wanted)).unwrap();
            over(&path, format!("ours {wanted:o}").as_bytes()).unwrap();
            assert_eq!(mode(&path), wanted, "written over");
            let text = format!("{wanted:o}");
            let kept = replace(&path, text.as_bytes()).unwrap().expect("another text was there");
            assert_eq!((mode(&path), mode(&kept)), (wanted, wanted), "replaced");
        }
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
        assert_eq!(why(&over(&path, b"x").unwrap_err()), "nobody may write there");
        assert_eq!(fs::read(&path).unwrap(), b"666", "what nobody may write is left alone");
        assert_eq!(mode_for(0o640, false), 0o600, "another group sees no more than everybody");
        assert_eq!(mode_for(0o674, false), 0o644);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_device_is_written_to_and_stays_a_device() {
        assert_eq!(why(&replace(Path::new("/dev/full"), b"x").unwrap_err()), "the disk is full");
        assert_eq!(replace(Path::new("/dev/null"), b"x").unwrap(), None);
        assert!(!fs::metadata("/dev/null").unwrap().is_file());
    }
}
