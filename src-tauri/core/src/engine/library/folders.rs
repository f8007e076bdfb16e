//! Which folders the library looks in, and who said so.

use std::path::{Path, PathBuf};

use crate::engine::{Engine, EngineError};
use crate::library::folders::{Folder, Ground, NamedBy, folders};
use crate::library::read::in_time;
use crate::team::config;

/// The setting that holds the folders of this laptop, as a JSON list.
const FOLDERS: &str = "library_folders";

impl Engine {
    /// The folders of the library, the workspace's first.
    ///
    /// # Errors
    /// When the settings cannot be read.
    pub fn library_folders(&self) -> Result<Vec<Folder>, EngineError> {
        let added: Vec<PathBuf> = self.list(FOLDERS)?.into_iter().map(PathBuf::from).collect();
        let unseen = || Ground::unseen(&self.workspace);
        let ground = self.team.ground.clone().unwrap_or_else(unseen);
        Ok(folders(&self.workspace, &ground, &self.team.config.folders, &added))
    }

    /// Looks for runbooks in a further folder of this laptop from now on. Says how it is kept.
    ///
    /// # Errors
    /// When there is no such folder, it holds the log, or the setting cannot be kept.
    pub fn add_folder(&mut self, path: &Path) -> Result<PathBuf, EngineError> {
        // Folders that were added are kept without links; those of the workspace may have some.
        let known: Vec<Folder> = self.library_folders()?;
        let (asked, roots) = (path.to_owned(), own_roots(&known));
        let found = in_time(move || {
            let real = asked.canonicalize().ok().filter(|real| real.is_dir())?;
            let is_own = roots.iter().any(|root| root.canonicalize().ok().as_ref() == Some(&real));
            Some((real, is_own))
        });
        let (real, is_own) = found.flatten().ok_or_else(|| {
            EngineError::refused(format!(
                "There is no folder {} that answers; make it, or choose another.",
                path.display()
            ))
        })?;
        let Some(text) = real.to_str() else {
            return Err(EngineError::refused(
                "The folder's path is not valid Unicode; choose another.",
            ));
        };
        if is_own || known.iter().any(|folder| folder.root == real) {
            return Err(EngineError::refused(format!("{text} is in the library already.")));
        }
        let mut added = self.list(FOLDERS)?;
        added.push(text.to_owned());
        self.keep_list(FOLDERS, &added)?;
        Ok(real)
    }

    /// Looks there no longer; the files stay.
    ///
    /// # Errors
    /// When it was not added on this laptop, or the setting cannot be kept.
    pub fn remove_folder(&mut self, path: &Path) -> Result<(), EngineError> {
        let mut added = self.list(FOLDERS)?;
        let (asked, roots) = (path.to_owned(), own_roots(&self.library_folders()?));
        let found = in_time(move || {
            let real = asked.canonicalize().ok()?;
            let own =
                roots.iter().position(|root| root.canonicalize().ok().as_ref() == Some(&real));
            Some((real, own))
        });
        let (real, own) = found.flatten().unwrap_or_else(|| (path.to_owned(), None));
        let before = added.len();
        added.retain(|kept| Path::new(kept) != path && Path::new(kept) != real);
        if added.len() < before {
            return self.keep_list(FOLDERS, &added);
        }
        let folders = self.library_folders()?;
        let by_path = folders.iter().find(|folder| folder.root == path);
        let by_link = own.and_then(|at| folders.iter().filter(|f| !f.is_elsewhere).nth(at));
        Err(self.not_added_here(path, by_path.or(by_link).map(|folder| folder.named_by), &added))
    }

    /// Why a folder cannot be taken out here, and where it can be.
    fn not_added_here(&self, path: &Path, by: Option<NamedBy>, added: &[String]) -> EngineError {
        let path = path.display();
        let file = self.workspace.join(config::FILE);
        let file = file.display();
        match by {
            Some(NamedBy::Workspace) => EngineError::refused(format!(
                "{path} is the workspace's own folder and stays; another workspace can be chosen in the settings or with --workspace."
            )),
            Some(NamedBy::File) => EngineError::refused(format!(
                "{path} is named by the team in {file}; take it out of folders under [library] there."
            )),
            Some(NamedBy::Laptop) | None => {
                let none = "no folder was".to_owned();
                let known = if added.is_empty() {
                    none
                } else {
                    format!("these were: {}", added.join(", "))
                };
                EngineError::not_found(format!("{path} was not added on this laptop; {known}."))
            }
        }
    }
}

/// Where the workspace's own folders lie.
fn own_roots(folders: &[Folder]) -> Vec<PathBuf> {
    folders.iter().filter(|folder| !folder.is_elsewhere).map(|folder| folder.root.clone()).collect()
}
