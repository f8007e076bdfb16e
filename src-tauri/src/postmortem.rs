//! The post-mortem of the window: its draft, and the files that it is exported to and taken in from.
//!
//! Files lie in `postmortems` of the team's own workspace, else of the data folder. What somebody changed in an exported
//! file is never written over: it is kept beside it, and can be taken in.

use serde::Serialize;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use holdfast_core::engine::{Engine, EngineCode, EngineError, apart, default_workspace};
use holdfast_core::ids::IncidentId;
use holdfast_core::library::drafts::{hash, word_list};
use holdfast_core::paper::{Form, Sheet};
use holdfast_core::screen::{self, DraftNotes, DraftView, Export, ExportAsk, Failure};
use holdfast_core::written::{self, Stop};
use holdfast_core::{afteraction, postmortem};
use holdfast_print::{pdf, picture_in};

use crate::desk::Desk;
use crate::host::link;

/// Where it is kept among the settings what an export wrote.
const EXPORTED: &str = "export.";

/// The editor's view, and the file that somebody changed since it was exported.
#[derive(Clone, Debug, Serialize)]
pub struct DraftOnDesk {
    #[serde(flatten)]
    view: DraftView,
    /// The file, to be shown.
    outside: Option<String>,
}

/// Where an export lies, where what stood there is kept, and what a person should know of it, each in one sentence.
#[derive(Clone, Debug, Serialize)]
pub struct Exported {
    path: String,
    kept: Option<String>,
    remarks: Vec<String>,
}

/// The bytes of a file, and what a person should know of it, each in one sentence.
pub type Made = (Vec<u8>, Vec<String>);

/// The draft, with the file that was changed outside, if one was.
///
/// # Errors
/// When there is no such incident, or its log cannot be read.
pub async fn draft(desk: &Desk, id: IncidentId) -> Result<DraftOnDesk, Failure> {
    let data = desk.data.clone();
    let read = desk.engine.call(move |engine| {
        let view = screen::draft_view(engine, id)?;
        let folders = folders(engine.workspace(), &data, postmortem::FOLDER);
        let known = exported(engine, &name(&view.number, Form::Md))?;
        Ok((view, folders, known))
    });
    let (view, folders, known) = read.await?;
    let file = name(&view.number, Form::Md);
    let outside = apart(move || changed(&folders, &file, known.as_deref())).await?;
    Ok(DraftOnDesk { view, outside: outside.map(|(path, _)| path.display().to_string()) })
}

/// What a text waits for, with the workspace's own list of words.
///
/// # Errors
/// When there is no such incident, or its log cannot be read.
pub async fn notes(
    desk: &Desk,
    id: IncidentId,
    text: String,
    preview: bool,
) -> Result<DraftNotes, Failure> {
    let read = desk
        .engine
        .call(move |engine| Ok((screen::named_people(engine, id)?, engine.workspace().to_owned())));
    let (people, workspace) = read.await?;
    apart(move || {
        let (list, problems) = word_list(&workspace);
        screen::draft_notes(&text, (&list, problems), &people, preview)
    })
    .await
}

/// Takes in the file that was changed outside, as the latest version; says what a person should know of it.
///
/// # Errors
/// When no file was changed, it is not the draft of that incident, or it cannot be kept.
pub async fn take(desk: &Desk, id: IncidentId) -> Result<Vec<String>, Failure> {
    let data = desk.data.clone();
    let read = desk.engine.call(move |engine| {
        let file = name(&engine.name(id)?, Form::Md);
        let known = exported(engine, &file)?;
        Ok((folders(engine.workspace(), &data, postmortem::FOLDER), file, known))
    });
    let (folders, file, known) = read.await?;
    let looked_for = file.clone();
    let found = apart(move || changed(&folders, &looked_for, known.as_deref())).await?;
    let gone =
        || EngineError::not_found("The file was not changed any more; nothing was taken in.");
    let (_, text) = found.ok_or_else(gone)?;
    desk.look(move |engine, around| {
        let (_, remarks) = screen::take_draft(engine, id, &text, &around.actor)?;
        remember(engine, &file, text.as_bytes())?;
        Ok(remarks)
    })
    .await
}

/// Exports the post-mortem into the first folder that takes it; none where it was stopped.
///
/// # Errors
/// When there is no such incident, or no folder takes the file.
pub async fn export(
    desk: &Desk,
    id: IncidentId,
    ask: ExportAsk,
) -> Result<Option<Exported>, Failure> {
    let stop = desk.making(id);
    let export = desk.engine.call(move |engine| screen::export(engine, id, ask)).await?;
    let file = match export.profile {
        // A copy has a name of its own, so that it is never taken for the draft.
        Some(profile) => name(&format!("{} {profile}", export.number), ask.form),
        None => name(&export.number, ask.form),
    };
    let made = move |folder: &Path, stop: &Stop| made(export, folder, ask.sheet, stop);
    save(desk, postmortem::FOLDER, file, made, stop).await
}

/// Puts a report into its form, with the pictures that lie in the folder of its file.
///
/// # Errors
/// When the parts of a document cannot be put together, the typesetter refuses it, or it was stopped.
pub fn made(export: Export, folder: &Path, sheet: Sheet, stop: &Stop) -> Result<Made, EngineError> {
    let mut remarks: Vec<String> = export.masked.iter().cloned().collect();
    let pictures = |source: &str| {
        // A folder on a share may be slow, and nobody waits for it any more.
        if stop.is_set() { Err("stopped".to_owned()) } else { picture_in(Some(folder), source) }
    };
    let bytes = export.bytes(|paper| {
        let printed = pdf(paper, sheet, &pictures, stop)
            .map_err(|error| EngineError::new(EngineCode::Failed, error.to_string()))?;
        remarks.extend(printed.remarks());
        Ok(printed.bytes)
    })?;
    Ok((bytes, remarks))
}

/// Writes a file of ours into the first folder that takes it, and remembers what was written: an earlier export is
/// replaced, and what somebody changed in it is kept beside it. Where it was stopped there is none, and nothing changed.
///
/// # Errors
/// When it cannot be made, or no folder takes it.
pub async fn save(
    desk: &Desk,
    below: &'static str,
    file: String,
    make: impl FnOnce(&Path, &Stop) -> Result<Made, EngineError> + Send + 'static,
    stop: Stop,
) -> Result<Option<Exported>, Failure> {
    let (data, to) = (desk.data.clone(), file.clone());
    let read = desk.engine.call(move |engine| {
        Ok((exported(engine, &file)?, folders(engine.workspace(), &data, below)))
    });
    let (known, folders) = read.await?;
    let name = to.clone();
    let written = apart(move || put(&folders, &name, known.as_deref(), make, &stop)).await??;
    let Some((path, kept, (bytes, remarks))) = written else { return Ok(None) };
    desk.engine.call(move |engine| remember(engine, &to, &bytes)).await?;
    let shown = |path: PathBuf| path.display().to_string();
    Ok(Some(Exported { path: shown(path), kept: kept.map(shown), remarks }))
}

/// Where a file lies, where what stood there is kept, and what it holds.
type Put = (PathBuf, Option<PathBuf>, Made);

/// Makes a file and puts it in its place; none where it was stopped before that.
fn put(
    folders: &[PathBuf],
    name: &str,
    known: Option<&str>,
    make: impl FnOnce(&Path, &Stop) -> Result<Made, EngineError>,
    stop: &Stop,
) -> Result<Option<Put>, EngineError> {
    // Pictures lie beside the draft, in the place that is the best for it.
    let made = make(folders.first().map_or(Path::new(""), PathBuf::as_path), stop);
    if stop.is_set() {
        return Ok(None);
    }
    let made = made?;
    let (path, kept) = keep(folders, name, &made.0, known)?;
    Ok(Some((path, kept, made)))
}

/// `INC-0042 post-mortem.md`
fn name(number: &str, form: Form) -> String {
    format!("{number} post-mortem.{}", form.ending())
}

/// The hash of what an export wrote last to a file of this name.
fn exported(engine: &Engine, file: &str) -> Result<Option<String>, EngineError> {
    engine.setting(&format!("{EXPORTED}{file}"))
}

fn remember(engine: &mut Engine, file: &str, bytes: &[u8]) -> Result<(), EngineError> {
    engine.set_setting(&format!("{EXPORTED}{file}"), Some(&hash(bytes)))
}

/// Where a file may go, the best place first. The workspace that ships is ours and may be written anew, so a draft does
/// not go there.
fn folders(workspace: &Path, data: &Path, below: &str) -> Vec<PathBuf> {
    let team = (workspace != default_workspace(data)).then_some(workspace);
    team.into_iter().chain([data]).map(|folder| folder.join(below)).collect()
}

/// The first file of that name that holds another text than the one that was exported.
fn changed(folders: &[PathBuf], file: &str, known: Option<&str>) -> Option<(PathBuf, String)> {
    let known = known?;
    let read = |folder: &PathBuf| {
        let path = folder.join(file);
        let text = fs::read_to_string(&path).ok()?;
        (hash(text.as_bytes()) != known).then_some((path, text))
    };
    folders.iter().find_map(read)
}

/// Opens a file that was exported, or the folder that it lies in, with the system's own program.
///
/// # Errors
/// When it is no file of ours, is gone, or the system has no such program.
pub async fn open(desk: &Desk, path: String, folder: bool) -> Result<(), Failure> {
    let data = desk.data.clone();
    let known = desk.engine.call(move |engine| {
        let of = |below| folders(engine.workspace(), &data, below);
        Ok([of(postmortem::FOLDER), of(afteraction::FOLDER)].concat())
    });
    let file = ours(&known.await?, Path::new(&path))?;
    link::open_path(if folder { file.parent().unwrap_or(&file) } else { &file }, &desk.secrets)
}

/// An exported file; nothing else is opened, whatever the page asks for.
fn ours(folders: &[PathBuf], path: &Path) -> Result<PathBuf, EngineError> {
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

/// Writes the file into the first folder that takes it. What is not the last export stays beside it.
fn keep(
    folders: &[PathBuf],
    file: &str,
    bytes: &[u8],
    known: Option<&str>,
) -> Result<(PathBuf, Option<PathBuf>), EngineError> {
    let mut problem = String::new();
    for folder in folders {
        let path = folder.join(file);
        let is_ours = fs::read(&path).is_ok_and(|there| Some(hash(&there).as_str()) == known);
        let written = fs::create_dir_all(folder).and_then(|()| {
            if is_ours {
                written::over(&path, bytes).map(|()| None)
            } else {
                written::replace(&path, bytes)
            }
        });
        match written {
            Ok(kept) => return Ok((path, kept)),
            Err(error) => problem = format!("{}: {}", folder.display(), written::why(&error)),
        }
    }
    Err(EngineError::new(
        EngineCode::Storage,
        format!(
            "{file} could not be exported to {problem}; make the folder writable, or make room on the disk."
        ),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "INC-0042 post-mortem.md";

    #[test]
    fn an_export_is_written_over_and_what_somebody_changed_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let folders = [folder.path().join("postmortems")];
        let (path, kept) = keep(&folders, FILE, b"one", None).unwrap();
        assert_eq!((&path, kept), (&folders[0].join(FILE), None), "the folder is made");
        let known = hash(b"one");
        let (_, kept) = keep(&folders, FILE, b"two", Some(&known)).unwrap();
        assert_eq!(kept, None, "the last export is replaced");
        fs::write(&path, "a person's words").unwrap();
        let known = hash(b"two");
        let found = changed(&folders, FILE, Some(&known)).expect("it was changed outside");
        assert_eq!(found.1, "a person's words");
        let (_, kept) = keep(&folders, FILE, b"three", Some(&known)).unwrap();
        assert_eq!(fs::read_to_string(kept.unwrap()).unwrap(), "a person's words");
        assert_eq!(fs::read_to_string(&path).unwrap(), "three");
        assert_eq!(changed(&folders, FILE, Some(&hash(b"three"))), None);
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
        assert_eq!(put(&folders, FILE, None, begun, &stop).unwrap(), None);
        assert!(!folders[0].exists(), "not even the folder is made");
        let (path, _) = keep(&folders, FILE, b"old", None).unwrap();
        let broken = |_: &Path, _: &Stop| Err(EngineError::not_found("It was stopped."));
        assert_eq!(put(&folders, FILE, None, broken, &stop).unwrap(), None, "it is no fault");
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(fs::read_dir(&folders[0]).unwrap().count(), 1);
        let made = |_: &Path, _: &Stop| Ok((b"new".to_vec(), Vec::new()));
        let known = hash(b"old");
        put(&folders, FILE, Some(&known), made, &Stop::default())
            .unwrap()
            .expect("it is put there");
        assert_eq!(fs::read(&path).unwrap(), b"new");
    }

    #[test]
    fn only_an_export_is_opened() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("postmortems");
        let folders = [place.clone(), folder.path().join("gone")];
        let (draft, _) = keep(&folders, FILE, b"one", None).unwrap();
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
        let places = folders(&team, &data, postmortem::FOLDER);
        assert_eq!(places, [team.join("postmortems"), data.join("postmortems")]);
        let (path, _) = keep(&places, FILE, b"text", None).unwrap();
        assert_eq!(path, data.join("postmortems").join(FILE), "the second place took it");
        let problem = keep(&places[..1], FILE, b"text", None).unwrap_err().message;
        assert!(
            problem.starts_with(FILE) && problem.contains("team") && problem.contains("writable"),
            "{problem}"
        );
    }
}
