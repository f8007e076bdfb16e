//! One file with scenarios, opened: read in the strict form, or as well as its own form can be read, with what a person
//! turned of it.
//!
//! The engine only says where to look ([`ScenarioJob`]); reading is done on another thread, because a share may be slow.
//! What is deliberately absent: what a turned piece becomes, see [`crate::exercise::import`].

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::choices::turned;
use super::disk::ReadError;
use super::disk::folders::Folder;
use super::disk::read::read_in_time;
use super::disk::resolve::plain_path;
use super::disk::walk::{EXERCISES, is_markdown, stem};
use super::exercises::{ScenarioCard, ScenarioForm, scenarios};
use super::{LibraryError, Result, WithStore};
use crate::exercise::entry::ScenarioFile;
use crate::exercise::import::{Imported, Piece, draft, import_with};
use crate::exercise::strict::{Strict, is_strict, read};
use crate::written::{create, why};

/// The most strict forms of one file in a folder.
const MOST: u32 = 99;

/// Where scenarios lie, and what is kept beside them.
#[derive(Clone, Debug)]
pub struct ScenarioJob {
    folders: Vec<Folder>,
    workspace: PathBuf,
    data: PathBuf,
}

/// A file that was opened.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenedScenario {
    /// How the file is known.
    pub path: String,
    /// SHA-256 of its bytes, hexadecimal.
    pub hash: String,
    /// What it gives.
    pub given: Given,
    /// Why what a person turned is not known; the file is shown as it was read.
    pub problem: Option<String>,
    /// The file is in the strict form: its text.
    text: String,
}

/// What a file gives.
#[derive(Clone, Debug, PartialEq)]
pub enum Given {
    /// It is in the strict form.
    Strict(Box<Strict>),
    /// It is in another form, or holds no scenario.
    Read(Box<Imported>),
}

impl WithStore<'_> {
    /// What it takes to look at the scenarios of the library.
    pub fn scenario_job(&mut self) -> Result<ScenarioJob> {
        self.library.look();
        Ok(ScenarioJob {
            folders: self.folders()?,
            workspace: self.library.workspace.root().to_owned(),
            data: self.library.data.clone(),
        })
    }
}

impl ScenarioJob {
    /// The scenarios, by title.
    #[must_use]
    pub fn cards(&self) -> Vec<ScenarioCard> {
        scenarios(&self.folders)
    }

    /// Opens a file of the library, a scenario or any other Markdown.
    ///
    /// # Errors
    /// When it is in no folder of the library, or cannot be read.
    pub fn open(&self, given: &str) -> Result<OpenedScenario> {
        let path = plain_path(given)?;
        let (text, hash) = read_in_time(&self.workspace.join(&path), &self.folder(&path)?.inside)?;
        let loaded = turned::load(&self.workspace, &self.data, &path);
        Ok(OpenedScenario::read(path, text, hash, loaded))
    }

    fn folder(&self, path: &str) -> Result<&Folder, ReadError> {
        let found = self.folders.iter().find(|folder| folder.holds(path) && is_markdown(path));
        found.ok_or_else(|| ReadError::elsewhere(path))
    }

    /// Turns a piece of a scenario, or turns it back. Answers with one sentence.
    ///
    /// # Errors
    /// When there is no such piece any more, or it cannot be kept.
    pub fn turn(&self, path: &str, piece: &str, on: bool) -> Result<String> {
        let opened = self.open(path)?;
        let piece = opened.piece(piece)?;
        turned::turn(&self.workspace, &self.data, &opened.path, piece, on)?;
        Ok(said(piece, on))
    }

    /// Writes the strict form of one of a file's scenarios beside it, or into the scenarios of its folder. Nothing is
    /// written over. Answers with how the new file is known, and where it lies.
    ///
    /// # Errors
    /// When the file gives no such scenario, or nothing can be written there.
    pub fn write(&self, path: &str, story: usize) -> Result<(String, PathBuf)> {
        let opened = self.open(path)?;
        let text = opened.draft(story)?;
        let folder = self.folder(&opened.path)?;
        let below = opened.path.strip_prefix(&folder.known_as).unwrap_or(&opened.path);
        let (place, name) = below.rsplit_once('/').unwrap_or(("", below));
        let is_inside = below.starts_with(&format!("{EXERCISES}/"));
        let place = if is_inside { place } else { EXERCISES };
        let several = opened.stories() > 1;
        let number = if several { format!("-{}", story + 1) } else { String::new() };
        let root = folder.root.join(place);
        let written = write_new(&root, &format!("{}{number}-strict", stem(name)), &text);
        let file = written.map_err(|what| LibraryError::NotWritten {
            path: root,
            why: why(&what),
            way: "Make the folder writable, or write it elsewhere with `holdfast exercise import -o`",
        })?;
        let name = file.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
        Ok((folder.name_of(&format!("{place}/{name}")), file))
    }
}

/// A new file: `mail-strict.md`, with ` 2` and so on where there is one already.
fn write_new(folder: &Path, stem: &str, text: &str) -> std::io::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    for n in 1..=MOST {
        let ordinal = if n == 1 { String::new() } else { format!("-{n}") };
        let path = folder.join(format!("{stem}{ordinal}.md"));
        match create(&path, text.as_bytes()) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            done => return done.map(|()| path),
        }
    }
    Err(std::io::Error::other(format!("there are {MOST} of it already; remove some")))
}

/// What became of a piece, in one sentence.
#[must_use]
pub fn said(piece: &Piece, on: bool) -> String {
    let words = crate::text::shorten(&piece.words, 60);
    format!("{} “{words}” {}.", piece.inject, piece.what.said(on))
}

impl OpenedScenario {
    /// Reads a text, with the pieces that are turned; or why these are not known.
    #[must_use]
    pub fn read<E: ToString>(
        path: String,
        text: String,
        hash: String,
        turned: Result<std::collections::BTreeSet<String>, E>,
    ) -> Self {
        let name = path.rsplit('/').next().unwrap_or(&path).to_owned();
        let problem = turned.as_ref().err().map(ToString::to_string);
        let given = if is_strict(&text) {
            Given::Strict(Box::new(read(&text, &name)))
        } else {
            Given::Read(Box::new(import_with(&text, &name, &turned.unwrap_or_default())))
        };
        Self { path, hash, given, problem, text }
    }

    /// How it is written.
    #[must_use]
    pub fn form(&self) -> ScenarioForm {
        match &self.given {
            Given::Strict(_) => ScenarioForm::Strict,
            Given::Read(imported) if imported.refusal.is_some() => ScenarioForm::None,
            Given::Read(_) => ScenarioForm::Other,
        }
    }

    /// How many scenarios it holds.
    #[must_use]
    pub fn stories(&self) -> usize {
        match &self.given {
            Given::Strict(_) => 1,
            Given::Read(imported) => imported.scenarios.len(),
        }
    }

    /// The piece of this name.
    ///
    /// # Errors
    /// When there is none.
    pub fn piece(&self, id: &str) -> Result<&Piece> {
        let found = match &self.given {
            Given::Strict(_) => None,
            Given::Read(imported) => (0..imported.scenarios.len())
                .flat_map(|at| imported.pieces(at))
                .find(|piece| piece.id == id),
        };
        found.ok_or_else(|| LibraryError::NoSuchPiece {
            piece: id.to_owned(),
            path: self.path.clone(),
        })
    }

    /// The strict form of one of its scenarios, from 0.
    ///
    /// # Errors
    /// When it gives no such scenario, or is in the strict form already.
    pub fn draft(&self, story: usize) -> Result<String> {
        let path = &self.path;
        let none = |why: String| LibraryError::NoScenario(why);
        match &self.given {
            Given::Strict(_) => Err(none(format!(
                "{path} is in the form that is run already; `holdfast exercise run {path}` begins it."
            ))),
            Given::Read(imported) => draft(imported, story).ok_or_else(|| {
                none(match &imported.refusal {
                    Some(why) => format!("{path} gives no scenario: {why}."),
                    None => format!(
                        "{path} holds no scenario {}; `holdfast exercise show {path}` names its own.",
                        story.saturating_add(1)
                    ),
                })
            }),
        }
    }

    /// One of its scenarios as it is played, from 0.
    ///
    /// # Errors
    /// When it gives no such scenario, or something keeps it from being played; a sentence that says what to do.
    pub fn to_play(&self, story: usize) -> Result<ScenarioFile> {
        let text = match &self.given {
            Given::Strict(_) if story == 0 => self.text.clone(),
            Given::Strict(_) => {
                let why = format!(
                    "{} holds no scenario {}; it holds one.",
                    self.path,
                    story.saturating_add(1)
                );
                return Err(LibraryError::NoScenario(why));
            }
            Given::Read(_) => self.draft(story)?,
        };
        let file = ScenarioFile::read(&text, &self.path, self.hash.clone());
        file.map_err(LibraryError::NoScenario)
    }
}
