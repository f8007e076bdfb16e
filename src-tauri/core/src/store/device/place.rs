//! Which file this is, so that a copy of it is told from it.
//!
//! A file that is copied, restored or synchronised gets a new inode and a new time of birth; one that is renamed or whose
//! folder is moved keeps both. The birth cannot be set on Linux, so there it decides where the file system tells it: an
//! inode is used again after a file was deleted, and some file systems number theirs anew at each mount. Elsewhere a
//! copy may keep the birth, and the inode has to be the same too. A number of a device holds until the next start of the
//! machine only, so that it is compared within one.

use std::convert::Infallible;
use std::fmt;
use std::fs;
use std::path::Path;
use std::str::FromStr;
use std::time::UNIX_EPOCH;

/// What is known of a file; 0 or empty what is not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// Names this run of the machine.
    boot: String,
    device: u64,
    inode: u64,
    /// Nanoseconds since 1970.
    birth: u128,
}

impl Place {
    /// Where a file is now. What the system does not tell is left out.
    pub(super) fn of(file: &Path) -> Self {
        let boot = fs::read_to_string("/proc/sys/kernel/random/boot_id").unwrap_or_default();
        let mut place = Self { boot: boot.trim().to_owned(), ..Self::default() };
        let Ok(known) = fs::metadata(file) else { return place };
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            (place.device, place.inode) = (known.dev(), known.ino());
        }
        let birth = known.created().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
        place.birth = birth.map_or(0, |since| since.as_nanos());
        place
    }

    /// True unless it is another file.
    pub(super) fn is_same_file(&self, now: &Self) -> bool {
        let are_births_known = self.birth != 0 && now.birth != 0;
        if are_births_known && self.birth != now.birth {
            return false;
        }
        if are_births_known && cfg!(target_os = "linux") {
            return true;
        }
        let is_same_run = !self.boot.is_empty() && self.boot == now.boot;
        self.inode == now.inode && (!is_same_run || self.device == now.device)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {} {}", self.device, self.inode, self.birth, self.boot)
    }
}

impl FromStr for Place {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        let mut parts = text.splitn(4, ' ');
        let mut number =
            || parts.next().and_then(|part| part.parse::<u128>().ok()).unwrap_or_default();
        let (device, inode, birth) = (number(), number(), number());
        let small = |number: u128| u64::try_from(number).unwrap_or_default();
        let boot = parts.next().unwrap_or_default().to_owned();
        Ok(Self { boot, device: small(device), inode: small(inode), birth })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(boot: &str, device: u64, inode: u64, birth: u128) -> Place {
        Place { boot: boot.to_owned(), device, inode, birth }
    }

    #[test]
    fn a_copy_is_told_from_a_start_of_the_machine_and_a_new_mount() {
        let was = place("a", 1, 7, 100);
        let cases = [
            (place("a", 1, 7, 100), true, "nothing changed"),
            (place("b", 9, 7, 100), true, "the machine started again and numbers its disks anew"),
            (place("a", 1, 7, 200), false, "a new file got the inode of a deleted one"),
            (place("a", 1, 8, 200), false, "a copy"),
            (place("b", 1, 7, 0), true, "a file system that tells no birth any more"),
        ];
        for (now, same, why) in cases {
            assert_eq!(was.is_same_file(&now), same, "{why}");
        }
        let untold = place("a", 1, 7, 0);
        assert!(!untold.is_same_file(&place("a", 1, 8, 0)), "without births the inode decides");
        assert!(!untold.is_same_file(&place("a", 2, 7, 0)), "and the disk, within one run");
        assert!(untold.is_same_file(&place("b", 2, 7, 0)), "but not over a start of the machine");
    }

    #[test]
    fn it_is_read_as_it_is_written() {
        for place in [place("5a-b", 1, 2, u128::MAX), Place::default()] {
            assert_eq!(place.to_string().parse::<Place>(), Ok(place));
        }
    }
}
