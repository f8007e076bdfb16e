//! Drafts and layouts that a person names are read to the end, and never without one: a device has none.

use holdfast_core::written::why;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

/// The most bytes of a draft or a layout, as the engine keeps one.
pub const MOST: u64 = 4 * 1024 * 1024;

/// Failures that reading calls otherwise than writing.
const WORDS: [(ErrorKind, &str); 2] = [
    (ErrorKind::NotFound, "there is no such file"),
    (ErrorKind::PermissionDenied, "you may not read it"),
];

/// The text of a file or of a pipe; else why there is none, without its name.
pub fn text_of(path: &Path) -> Result<String, String> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(MOST + 1).read_to_end(&mut bytes));
    read.map_err(|error| {
        let own = WORDS.iter().find(|(kind, _)| *kind == error.kind());
        own.map_or_else(|| why(&error), |(_, words)| (*words).to_owned())
    })?;
    if bytes.len() as u64 > MOST {
        return Err(format!("it is larger than {} MB", MOST / 1024 / 1024));
    }
    String::from_utf8(bytes).map_err(|_| "it is no text in UTF-8".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn what_is_no_text_says_so_in_plain_words() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("bytes"), [0xff, 0xfe, 0x41]).unwrap();
        fs::write(at("ours"), "words\n").unwrap();
        assert_eq!(text_of(&at("ours")), Ok("words\n".to_owned()));
        for (path, words) in [
            (at("gone"), "there is no such file"),
            (at("bytes"), "it is no text in UTF-8"),
            (folder.path().to_owned(), "a folder stands there"),
            ("/dev/zero".into(), "it is larger than 4 MB"),
        ] {
            assert_eq!(text_of(&path), Err(words.to_owned()), "{}", path.display());
        }
    }
}
