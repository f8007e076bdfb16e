//! The post-mortem draft, printed or written to a file.

use holdfast_core::screen::{self, PostmortemDraft};
use serde::Serialize;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::args::Json;
use crate::desk::Desk;
use crate::out;
use crate::problem::Problem;

#[derive(Debug, Serialize)]
struct Draft<'a> {
    incident: &'a str,
    markdown: &'a str,
}

/// Prints the draft, or writes it to `output`.
pub fn write(
    desk: &mut Desk,
    incident: &str,
    output: Option<&Path>,
    json: Json,
) -> Result<(), Problem> {
    let id = desk.engine.find(incident)?;
    let PostmortemDraft { number, markdown } = screen::postmortem(&mut desk.engine, id)?;
    if let Some(path) = output {
        let kept = save(path, &markdown, "draft")?;
        out::remark(&format!("The draft of {number} is at {}", path.display()));
        if let Some(kept) = kept {
            out::remark(&format!("What stood there is kept at {}", kept.display()));
        }
        return Ok(());
    }
    if json.json {
        return out::json(&Draft { incident: &number, markdown: &markdown });
    }
    out::exact(&markdown)
}

/// Writes a file so that it is there whole, or as it was before. Another text that stood there, perhaps with a person's
/// words in it, is kept beside it, at the path that is returned. `what` is what an error calls it.
pub fn save(path: &Path, text: &str, what: &str) -> Result<Option<PathBuf>, Problem> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let name = target.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let beside = target.with_file_name(format!(".{name}.{}.new", std::process::id()));
    let written = write_new(&beside, text).and_then(|()| {
        let kept = keep_other(&target, text)?;
        fs::rename(&beside, &target)?;
        Ok(kept)
    });
    written.map_err(|error| {
        // What is left of the attempt is of no use; the error that counts is the first one.
        let _ = fs::remove_file(&beside);
        Problem::failed(format!(
            "the {what} cannot be written to {} ({error}); choose another place with -o, or leave it out to print it",
            path.display()
        ))
    })
}

/// Moves another text out of the way: to `draft.md.old`, or the first such name that is free.
fn keep_other(target: &Path, text: &str) -> io::Result<Option<PathBuf>> {
    let Ok(there) = fs::read(target) else { return Ok(None) };
    if there.is_empty() || there == text.as_bytes() {
        return Ok(None);
    }
    let name = target.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let numbered = (2..1000).map(|n| format!("{name}.old{n}"));
    let names = std::iter::once(format!("{name}.old")).chain(numbered);
    let free = names.map(|n| target.with_file_name(n)).find(|p| !p.exists());
    let kept = free.ok_or_else(|| io::Error::other("there are too many earlier ones beside it"))?;
    fs::rename(target, &kept)?;
    Ok(Some(kept))
}

fn write_new(path: &Path, text: &str) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_stands_whole_and_another_text_is_kept_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("draft.md");
        assert_eq!(save(&path, "old", "draft").unwrap(), None, "nothing stood there");
        assert_eq!(save(&path, "old", "draft").unwrap(), None, "the same draft takes no copy");
        let kept = save(&path, "new", "draft").unwrap().expect("somebody may have written into it");
        assert_eq!(fs::read_to_string(kept).unwrap(), "old", "their words are kept");
        assert_eq!(fs::read_to_string(&path).unwrap(), "new", "the later one stands");
        let names = fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(names, 2, "nothing else is left of the writing");
        let problem = save(&folder.path().join("no/such/draft.md"), "x", "draft").unwrap_err();
        assert!(problem.message.contains("-o"), "the way out is named: {}", problem.message);
    }
}
