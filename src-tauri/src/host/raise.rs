//! One window a data folder: a second start leaves a word in the folder, and the first window comes to the front with its
//! next round.

use std::fs;
use std::io;
use std::path::Path;

/// The file by which a second start is noticed.
const FILE: &str = "window.raise";

/// Asks the window of a data folder to come to the front.
///
/// # Errors
/// When the folder cannot be written.
pub fn ask(data: &Path) -> io::Result<()> {
    fs::write(data.join(FILE), "")
}

/// True when somebody asked since the last look.
pub fn was_asked(data: &Path) -> bool {
    fs::remove_file(data.join(FILE)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_heard_once_however_often_it_was_said() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!was_asked(folder.path()), "nobody said anything");
        ask(folder.path()).unwrap();
        ask(folder.path()).unwrap();
        assert!(was_asked(folder.path()), "it is heard");
        assert!(!was_asked(folder.path()), "and then it is done");
    }
}
