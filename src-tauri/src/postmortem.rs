//! The post-mortem draft as a file: where it goes, and that nothing is overwritten. Reports of exercises are kept alike.

use serde::Serialize;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use holdfast_core::engine::{EngineCode, EngineError, default_workspace};
use holdfast_core::ids::IncidentId;
use holdfast_core::screen::{self, Failure, PostmortemDraft};
use holdfast_core::{afteraction, postmortem};

use crate::desk::Desk;
use crate::host::link;

/// What is opened outside: the forms in which papers are saved.
const ENDINGS: [&str; 3] = ["md", "html", "csv"];

/// The most drafts of one incident in a folder.
const MOST: u32 = 999;

/// Where the draft was written, and its text.
#[derive(Clone, Debug, Serialize)]
pub struct Draft {
    /// The file; none when it was not to be saved.
    pub path: Option<String>,
    /// The text.
    pub markdown: String,
}

/// Drafts the post-mortem and, when asked, saves it: in `postmortems` of the team's own workspace, else of the data
/// folder.
///
/// # Errors
/// When there is no such incident, or no folder takes the file.
pub async fn draft(desk: &Desk, id: IncidentId, save: bool) -> Result<Draft, Failure> {
    let data = desk.data.clone();
    let drafted = desk.engine.call(move |engine| {
        let folders = folders(engine.workspace(), &data, postmortem::FOLDER);
        Ok((screen::postmortem(engine, id)?, folders))
    });
    let (PostmortemDraft { number, markdown, .. }, folders) = drafted.await?;
    let name = format!("{number} post-mortem");
    let path = if save { Some(keep(&folders, &name, "md", &markdown)?) } else { None };
    Ok(Draft { path: path.map(|path| path.display().to_string()), markdown })
}

/// Where a draft may go, the best place first. The workspace that ships is ours and may be written anew, so a draft
/// does not go there.
pub fn folders(workspace: &Path, data: &Path, below: &str) -> Vec<PathBuf> {
    let team = (workspace != default_workspace(data)).then_some(workspace);
    team.into_iter().chain([data]).map(|folder| folder.join(below)).collect()
}

/// Opens a draft that was saved, or the folder that it lies in, with the system's own program.
///
/// # Errors
/// When it is no draft of ours, is gone, or the system has no such program.
pub async fn open(desk: &Desk, path: String, folder: bool) -> Result<(), Failure> {
    let data = desk.data.clone();
    let known = desk.engine.call(move |engine| {
        let of = |below| folders(engine.workspace(), &data, below);
        Ok([of(postmortem::FOLDER), of(afteraction::FOLDER)].concat())
    });
    let draft = ours(&known.await?, Path::new(&path))?;
    link::open_path(if folder { draft.parent().unwrap_or(&draft) } else { &draft }, &desk.secrets)
}

/// A saved draft; nothing else is opened, whatever the page asks for.
fn ours(folders: &[PathBuf], path: &Path) -> Result<PathBuf, EngineError> {
    let gone = || {
        let sentence = format!("{} is not there any more; save the draft again.", path.display());
        EngineError::not_found(sentence)
    };
    let draft = path.canonicalize().map_err(|_| gone())?;
    let lies_in = |folder: &PathBuf| folder.canonicalize().ok().as_deref() == draft.parent();
    let is_draft =
        draft.extension().is_some_and(|ending| ENDINGS.iter().any(|known| ending == *known))
            && draft.is_file();
    if is_draft && folders.iter().any(lies_in) { Ok(draft) } else { Err(gone()) }
}

/// Writes the text into the first folder that takes it.
///
/// # Errors
/// When none of them does.
pub fn keep(
    folders: &[PathBuf],
    name: &str,
    ending: &str,
    text: &str,
) -> Result<PathBuf, EngineError> {
    let mut problem = String::new();
    for folder in folders {
        match write(folder, name, ending, text) {
            Ok(path) => return Ok(path),
            Err(error) => problem = format!("{}: {error}", folder.display()),
        }
    }
    Err(EngineError::new(
        EngineCode::Storage,
        format!(
            "The draft could not be saved in {problem}; make the folder writable, or copy the text."
        ),
    ))
}

/// Writes a new file: `INC-0042 post-mortem.md`, with ` 2` and so on where there is one already.
fn write(folder: &Path, name: &str, ending: &str, text: &str) -> io::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    for n in 1..=MOST {
        let ordinal = if n == 1 { String::new() } else { format!(" {n}") };
        let path = folder.join(format!("{name}{ordinal}.{ending}"));
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(mut file) => {
                file.write_all(text.as_bytes())?;
                file.sync_all()?;
                return Ok(path);
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::other(format!("there are {MOST} drafts of it already; remove some")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_never_overwrites_another() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("postmortems");
        let first = write(&place, "INC-0042 post-mortem", "md", "one").unwrap();
        let second = write(&place, "INC-0042 post-mortem", "md", "two").unwrap();
        assert_eq!(first, place.join("INC-0042 post-mortem.md"), "the folder is made");
        assert_eq!(second, place.join("INC-0042 post-mortem 2.md"), "the next is numbered");
        assert_eq!(fs::read_to_string(first).unwrap(), "one", "the first is as it was");
    }

    #[test]
    fn only_a_draft_is_opened() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("postmortems");
        let draft = write(&place, "INC-0042 post-mortem", "md", "one").unwrap();
        let folders = [place.clone(), folder.path().join("gone")];
        assert_eq!(ours(&folders, &draft).unwrap(), draft.canonicalize().unwrap());
        let other = folder.path().join("other.md");
        fs::write(&other, "").unwrap();
        for path in [other, place.join("../other.md"), place.join("gone.md"), place] {
            assert!(ours(&folders, &path).is_err(), "{}", path.display());
        }
    }

    #[test]
    fn a_draft_goes_to_the_team_and_else_to_the_data() {
        let folder = tempfile::tempdir().unwrap();
        let (data, team) = (folder.path().join("data"), folder.path().join("team"));
        let own = default_workspace(&data);
        assert_eq!(
            folders(&own, &data, postmortem::FOLDER),
            [data.join("postmortems")],
            "what ships is not the team's"
        );
        fs::write(&team, "a file, so that nothing can be written below it").unwrap();
        let places = folders(&team, &data, postmortem::FOLDER);
        assert_eq!(places, [team.join("postmortems"), data.join("postmortems")]);
        let path = keep(&places, "INC-0001 post-mortem", "md", "text").unwrap();
        assert_eq!(
            path,
            data.join("postmortems/INC-0001 post-mortem.md"),
            "the second place took it"
        );
        let problem = keep(&places[..1], "INC-0001 post-mortem", "md", "text").unwrap_err().message;
        assert!(problem.contains("team") && problem.contains("copy the text"), "{problem}");
    }
}
