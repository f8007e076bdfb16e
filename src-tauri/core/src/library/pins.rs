//! What is pinned to the top of the library, and the lists among the settings.
//!
//! A runbook is known by its path in its workspace, and another workspace may have one at the same path, so each has its
//! own list. Until something is pinned or let go in a workspace, the one list that older programs kept for all counts
//! there: nobody loses a pin.

use super::{LibraryError, Result, WithStore};
use crate::store::local;

/// The setting that holds the pinned runbooks, as a JSON list; `@` and the workspace follow.
const PINNED: &str = "pinned_runbooks";

impl WithStore<'_> {
    /// Pins a runbook to the top of the library, or lets it go. Says its title.
    ///
    /// # Errors
    /// When there is no such runbook, or the setting cannot be kept.
    pub fn pin(&mut self, path: &str, on: bool) -> Result<String> {
        self.bring_up()?;
        let mut pinned = self.pinned()?;
        let was = pinned.iter().any(|kept| kept == path);
        let title = match self.library.shelf.named(path) {
            Some(shelved) => shelved.row.facts.title.clone(),
            None if was && !on => path.to_owned(),
            None => return Err(LibraryError::NoSuchRunbook(path.to_owned())),
        };
        pinned.retain(|kept| kept != path);
        if on {
            pinned.push(path.to_owned());
        }
        // An empty list is kept too: it says that the older one no longer counts.
        let name = format!("{PINNED}@{}", self.library.workspace.name());
        self.keep(&name, Some(&serde_json::to_string(&pinned)?))?;
        Ok(title)
    }

    /// The pinned runbooks of this workspace, as they are known.
    pub fn pinned(&self) -> Result<Vec<String>> {
        let name = format!("{PINNED}@{}", self.library.workspace.name());
        let own = local::setting(self.store.read(), &name)?;
        self.list(if own.is_some() { &name } else { PINNED })
    }

    pub(super) fn list(&self, name: &str) -> Result<Vec<String>> {
        let kept = local::setting(self.store.read(), name)?.unwrap_or_default();
        // A list that cannot be read was not written here: it counts as empty and is replaced by the next change.
        Ok(serde_json::from_str(&kept).unwrap_or_default())
    }

    pub(super) fn keep_list(&mut self, name: &str, list: &[String]) -> Result<()> {
        let text = serde_json::to_string(list)?;
        self.keep(name, (!list.is_empty()).then_some(text.as_str()))
    }

    fn keep(&mut self, name: &str, value: Option<&str>) -> Result<()> {
        self.library.is_news = true;
        Ok(self.store.change(|tx| local::set_setting(tx, name, value))?)
    }
}
