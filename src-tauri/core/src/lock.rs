//! Locks in the data folder, held by the kernel for as long as a process lives: one window, one that keeps the rhythm,
//! and for each channel one that sends to it.

use sha2::{Digest, Sha256};
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::Path;
use std::time::Duration;

/// The file of the window's lock.
pub const WINDOW: &str = "window.lock";
/// The file of the lock of the process that keeps the rhythm. Programs of before schema 6 hold another, `sender.lock`, and
/// do not let go of it when the file becomes too new for them to write: one that still runs keeps nobody from pinging.
pub const SENDER: &str = "rhythm.lock";

/// The file of the lock of the process that sends to a channel. A name may hold what no file's name can, and upper and
/// lower case are two channels where the system takes them for one file.
#[must_use]
pub fn of_channel(name: &str) -> String {
    let digest: [u8; 32] = Sha256::digest(name.as_bytes()).into();
    format!("sender-{}.lock", hex::encode(&digest[..8]))
}

/// Looks at a lock that is held and names nobody, and the time between two of them.
const LOOKS: u32 = 20;
const BETWEEN: Duration = Duration::from_millis(5);

/// A lock that this process holds. Dropping it, or dying, gives it back.
#[derive(Debug)]
pub struct Lock {
    file: File,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // The next holder is not taken for this one before it has written its own name.
        let _ = self.file.set_len(0);
    }
}

/// What trying to get a lock came to.
#[derive(Debug)]
pub enum Tried {
    /// This process has it now.
    Got(Lock),
    /// Another has it; it wrote who it is.
    Held(String),
}

/// Tries to get a lock. `who` is written into the file, for others to read: `the window, process 4711`.
///
/// A lock that is held and names nobody was taken a moment ago, or is only looked at by [`is_held`]: it is tried again
/// for a tenth of a second.
///
/// # Errors
/// When the file cannot be made or read.
#[allow(clippy::disallowed_methods, reason = "no process tells another that it wrote its name")]
pub fn try_lock(folder: &Path, name: &str, who: &str) -> io::Result<Tried> {
    for _ in 0..LOOKS {
        match try_once(&folder.join(name), who)? {
            Tried::Held(holder) if holder.is_empty() => std::thread::sleep(BETWEEN),
            tried @ (Tried::Got(_) | Tried::Held(_)) => return Ok(tried),
        }
    }
    Ok(Tried::Held("another process".to_owned()))
}

fn try_once(path: &Path, who: &str) -> io::Result<Tried> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    match file.try_lock() {
        Ok(()) => {
            file.set_len(0)?;
            file.rewind()?;
            file.write_all(who.as_bytes())?;
            Ok(Tried::Got(Lock { file }))
        }
        // Whoever looks holds it only together with others. The name in the file may be one that a killed process left.
        Err(TryLockError::WouldBlock) if file.try_lock_shared().is_ok() => {
            Ok(Tried::Held(String::new()))
        }
        Err(TryLockError::WouldBlock) => {
            let mut holder = String::new();
            file.read_to_string(&mut holder)?;
            Ok(Tried::Held(holder))
        }
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// True while some process holds the lock.
#[must_use]
pub fn is_held(folder: &Path, name: &str) -> bool {
    let Ok(file) = File::open(folder.join(name)) else { return false };
    matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::thread;

    #[test]
    fn the_second_is_told_who_has_it_and_gets_it_after_the_first() {
        let folder = tempfile::tempdir().unwrap();
        let first = try_lock(folder.path(), SENDER, "the window, process 1").unwrap();
        assert!(matches!(first, Tried::Got(_)), "nobody had it");
        assert!(is_held(folder.path(), SENDER), "it is held now");
        match try_lock(folder.path(), SENDER, "a terminal").unwrap() {
            Tried::Held(who) => assert_eq!(who, "the window, process 1", "the holder is named"),
            Tried::Got(_) => panic!("two senders would send twice"),
        }
        drop(first);
        let third = try_lock(folder.path(), SENDER, "a terminal").unwrap();
        assert!(matches!(third, Tried::Got(_)), "a dead sender's lock is free");
    }
    #[test]
    fn who_looks_whether_a_lock_is_held_does_not_hold_it() {
        let folder = tempfile::tempdir().unwrap();
        let done = AtomicBool::new(false);
        thread::scope(|scope| {
            scope.spawn(|| {
                while !done.load(Ordering::Relaxed) {
                    let _ = is_held(folder.path(), SENDER);
                }
            });
            let got = |_| {
                // As a process leaves it that was killed.
                let left = std::fs::write(folder.path().join(SENDER), "process 4711");
                left.is_ok() && matches!(try_lock(folder.path(), SENDER, "me"), Ok(Tried::Got(_)))
            };
            let all = (0..500).all(got);
            done.store(true, Ordering::Relaxed);
            assert!(all, "a look is over in a moment");
        });
    }

    #[test]
    fn a_holder_is_named_by_its_own_name_or_by_none() {
        let folder = tempfile::tempdir().unwrap();
        drop(try_lock(folder.path(), SENDER, "the one before").unwrap());
        // As a process that has the lock and has not written yet.
        let file = File::open(folder.path().join(SENDER)).unwrap();
        file.try_lock().unwrap();
        let tried = try_lock(folder.path(), SENDER, "a terminal").unwrap();
        assert!(matches!(tried, Tried::Held(who) if who == "another process"));
    }
}
