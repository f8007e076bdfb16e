//! Reports as files of the window.
//!
//! They lie in `postmortems` and `exercises` of the team's own workspace, else of the data folder. What somebody changed in
//! an exported file is never written over: it is kept beside it, and a draft can be taken in.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use holdfast_core::engine::{Engine, EngineCode, EngineError, Result, apart, default_workspace};
use holdfast_core::library::exports::{self, Export};
use holdfast_core::paper::{Form, Sheet};
use holdfast_core::screen::{self, Exported};
use holdfast_core::written::{self, Stop};
use holdfast_core::{afteraction, postmortem};
use holdfast_print::{pdf, picture_in};

use crate::desk::Desk;
use crate::host::link;

/// The bytes of a file, and what a person should know of it, each in one sentence.
pub type Made = (Vec<u8>, Vec<String>);

/// A report that goes to a file.
#[derive(Clone, Debug)]
pub struct Goes {
    /// The folder below the workspace.
    pub below: &'static str,
    /// Its name there.
    pub file: String,
    /// What it tells of and how.
    pub export: Export,
}

/// Where a file may stand, and what is known of what was written there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    path: PathBuf,
    known: Option<String>,
}

/// Puts a report into its form, with the pictures that lie in the folder of its file.
///
/// # Errors
/// When the parts of a document cannot be put together, the typesetter refuses it, or it was stopped.
pub fn made(export: screen::Export, folder: &Path, sheet: Sheet, stop: &Stop) -> Result<Made> {
    let mut remarks: Vec<String> = export.masked.iter().cloned().collect();
    let pictures = |source: &str| {
        // A folder on a share may be slow, and nobody waits for it any more.
        if stop.is_set() { Err("stopped".to_owned()) } else { picture_in(Some(folder), source) }
    };
    let made = export.made(&pictures, |paper| {
        Ok(pdf(paper, sheet, &pictures, stop).map_err(EngineError::failed)?.made())
    })?;
    remarks.extend(made.remarks);
    Ok((made.bytes, remarks))
}

/// Writes a report into the first place that takes it, and remembers what was written: an earlier export is replaced, and
/// what somebody changed in it is kept beside it. Where it was stopped there is none, and nothing changed.
///
/// # Errors
/// When it cannot be made, or no place takes it.
pub async fn save(
    desk: &Desk,
    goes: Goes,
    make: impl FnOnce(&Path, &Stop) -> Result<Made> + Send + 'static,
    stop: Stop,
) -> Result<Option<Exported>> {
    let (data, Goes { below, file, export }) = (desk.data.clone(), goes);
    let read = desk.engine.call(move |engine| places(engine, &data, below, &file));
    let (places, goes) = (read.await?, export.clone());
    let written = apart(move || put(&places, &goes, make, &stop)).await??;
    let Some((path, kept, (bytes, remarks))) = written else { return Ok(None) };
    let (place, note) = (exports::place(&path), export.note(&bytes));
    desk.engine.call(move |engine| engine.set_setting(&place, Some(&note))).await?;
    let shown = |path: PathBuf| path.display().to_string();
    Ok(Some(Exported { path: shown(path), kept: kept.map(shown), remarks }))
}

/// Where a file lies, where what stood there is kept, and what it holds.
type Put = (PathBuf, Option<PathBuf>, Made);

/// Makes a file and puts it in its place; none where it was stopped before that.
fn put(
    places: &[Place],
    export: &Export,
    make: impl FnOnce(&Path, &Stop) -> Result<Made>,
    stop: &Stop,
) -> Result<Option<Put>> {
    // Pictures lie beside the draft, in the place that is the best for it.
    let beside = places.first().and_then(|place| place.path.parent());
    let made = make(beside.unwrap_or(Path::new("")), stop);
    if stop.is_set() {
        return Ok(None);
    }
    let made = made?;
    let (path, kept) = keep(places, export, &made.0)?;
    Ok(Some((path, kept, made)))
}

/// Writes the file into the first place that takes it. What is not the last export stays beside it.
fn keep(places: &[Place], export: &Export, bytes: &[u8]) -> Result<(PathBuf, Option<PathBuf>)> {
    let mut problem = String::new();
    for Place { path, known } in places {
        let there = fs::read(path).unwrap_or_default();
        let is_ours = export.in_the_way(known.as_deref(), &there, bytes).is_none();
        let folder = path.parent().unwrap_or(path);
        let written = fs::create_dir_all(folder).and_then(|()| {
            if is_ours {
                written::over(path, bytes).map(|()| None)
            } else {
                written::replace(path, bytes)
            }
        });
        match written {
            Ok(kept) => return Ok((path.clone(), kept)),
            Err(error) => {
                problem =
                    format!("{} could not be exported ({})", path.display(), written::why(&error));
            }
        }
    }
    Err(EngineError::new(
        EngineCode::Storage,
        format!("{problem}; make the folder writable, or make room on the disk."),
    ))
}

/// Where a file may go, the best place first.
pub fn places(engine: &Engine, data: &Path, below: &str, file: &str) -> Result<Vec<Place>> {
    let place = |folder: PathBuf| {
        let path = folder.join(file);
        Ok(Place { known: engine.setting(&exports::place(&path))?, path })
    };
    folders(engine.workspace(), data, below).into_iter().map(place).collect()
}

/// The folders of reports, the best first. The workspace that ships is ours and may be written anew, so a draft does
/// not go there.
fn folders(workspace: &Path, data: &Path, below: &str) -> Vec<PathBuf> {
    let team = (workspace != default_workspace(data)).then_some(workspace);
    team.into_iter().chain([data]).map(|folder| folder.join(below)).collect()
}

/// The first file that holds another text than the one that was exported there.
pub fn changed(places: &[Place]) -> Option<(PathBuf, String)> {
    let read = |Place { path, known }: &Place| {
        let text = fs::read_to_string(path).ok()?;
        exports::is_changed(known.as_deref(), text.as_bytes()).then(|| (path.clone(), text))
    };
    places.iter().find_map(read)
}

/// Opens a file that was exported, or the folder that it lies in, with the system's own program.
///
/// # Errors
/// When it is no file of ours, is gone, or the system has no such program.
pub async fn open(desk: &Desk, path: String, folder: bool) -> Result<()> {
    let data = desk.data.clone();
    let known = desk.engine.call(move |engine| {
        let of = |below| folders(engine.workspace(), &data, below);
        Ok([of(postmortem::FOLDER), of(afteraction::FOLDER)].concat())
    });
    let file = ours(&known.await?, Path::new(&path))?;
    link::open_path(if folder { file.parent().unwrap_or(&file) } else { &file }, &desk.secrets)
}

/// An exported file; nothing else is opened, whatever the page asks for.
fn ours(folders: &[PathBuf], path: &Path) -> Result<PathBuf> {
    let gone = || {
        let sentence = format!("{} is not there any more; export it again.", path.display());
        EngineError::not_found(sentence)
    };
    let file = path.canonicalize().map_err(|_| gone())?;
    let lies_in = |folder: &PathBuf| folder.canonicalize().ok().as_deref() == file.parent();
    let is_form = |ending: &OsStr| Form::ALL.iter().any(|form| ending == form.ending());
    let is_form = file.extension().is_some_and(is_form);
    let is_ours = is_form && file.is_file() && folders.iter().any(lies_in);
    if is_ours { Ok(file) } else { Err(gone()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "INC-0042 post-mortem.md";

    fn draft() -> Export {
        Export::new("INC-0042", Form::Md)
    }

    /// The file in folders where something was written last.
    fn places(folders: &[PathBuf], last: Option<&[u8]>) -> Vec<Place> {
        let known = last.map(|bytes| draft().note(bytes));
        folders.iter().map(|f| Place { path: f.join(FILE), known: known.clone() }).collect()
    }

    #[test]
    fn an_export_is_written_over_and_what_somebody_changed_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let folders = [folder.path().join("postmortems")];
        let (path, kept) = keep(&places(&folders, None), &draft(), b"one").unwrap();
        assert_eq!((&path, kept), (&folders[0].join(FILE), None), "the folder is made");
        let (_, kept) = keep(&places(&folders, Some(b"one")), &draft(), b"two").unwrap();
        assert_eq!(kept, None, "the last export is replaced");
        fs::write(&path, "a person's words").unwrap();
        let known = places(&folders, Some(b"two"));
        assert_eq!(changed(&known).expect("it was changed outside").1, "a person's words");
        let (_, kept) = keep(&known, &draft(), b"three").unwrap();
        assert_eq!(fs::read_to_string(kept.unwrap()).unwrap(), "a person's words");
        assert_eq!(fs::read_to_string(&path).unwrap(), "three");
        assert_eq!(changed(&places(&folders, Some(b"three"))), None);
    }

    #[test]
    fn a_stopped_export_leaves_what_stood_there_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let folders = [folder.path().join("postmortems")];
        let stop = Stop::default();
        let begun = |_: &Path, stop: &Stop| {
            stop.set();
            Ok((b"new".to_vec(), Vec::new()))
        };
        assert_eq!(put(&places(&folders, None), &draft(), begun, &stop).unwrap(), None);
        assert!(!folders[0].exists(), "not even the folder is made");
        let (path, _) = keep(&places(&folders, None), &draft(), b"old").unwrap();
        let broken = |_: &Path, _: &Stop| Err(EngineError::not_found("It was stopped."));
        let known = places(&folders, Some(b"old"));
        assert_eq!(put(&known, &draft(), broken, &stop).unwrap(), None, "it is no fault");
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(fs::read_dir(&folders[0]).unwrap().count(), 1);
        let made = |_: &Path, _: &Stop| Ok((b"new".to_vec(), Vec::new()));
        put(&known, &draft(), made, &Stop::default()).unwrap().expect("it is put there");
        assert_eq!(fs::read(&path).unwrap(), b"new");
    }

    #[test]
    fn only_an_export_is_opened() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("postmortems");
        let folders = [place.clone(), folder.path().join("gone")];
        let (draft, _) = keep(&places(&folders, None), &draft(), b"one").unwrap();
        assert_eq!(ours(&folders, &draft).unwrap(), draft.canonicalize().unwrap());
        let other = folder.path().join("other.md");
        fs::write(&other, "").unwrap();
        for path in [other, place.join("../other.md"), place.join("gone.md"), place] {
            assert!(ours(&folders, &path).is_err(), "{}", path.display());
        }
    }

    #[test]
    fn a_file_goes_to_the_team_and_else_to_the_data() {
        let folder = tempfile::tempdir().unwrap();
        let (data, team) = (folder.path().join("data"), folder.path().join("team"));
        let own = default_workspace(&data);
        assert_eq!(
            folders(&own, &data, postmortem::FOLDER),
            [data.join("postmortems")],
            "what ships is not the team's"
        );
        fs::write(&team, "a file, so that nothing can be written below it").unwrap();
        let both = folders(&team, &data, postmortem::FOLDER);
        assert_eq!(both, [team.join("postmortems"), data.join("postmortems")]);
        let both = places(&both, None);
        let (path, _) = keep(&both, &draft(), b"text").unwrap();
        assert_eq!(path, data.join("postmortems").join(FILE), "the second place took it");
        let problem = keep(&both[..1], &draft(), b"text").unwrap_err().message;
        assert!(
            problem.contains(FILE) && problem.contains("team") && problem.contains("writable"),
            "{problem}"
        );
    }
}
