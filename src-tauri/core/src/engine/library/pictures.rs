//! The pictures of the runbooks, by names that the page can be given without a path in them.

use sha2::{Digest, Sha256};

use crate::engine::{Engine, EngineError};
use crate::store::library::Picture;

/// What the pictures of a runbook go by: 64 hexadecimal digits for the file that is known as `path` and whose bytes have
/// this hash. Copies of a template have the same bytes and other pictures beside them, so the bytes alone do not tell.
#[must_use]
pub fn pictures_of(path: &str, hash: &str) -> String {
    hex::encode(&Sha256::digest(format!("{path}\0{hash}")))
}

impl Engine {
    /// A picture of a runbook on the shelf, by what [`pictures_of`] says and the picture's ordinal in it. Only pictures
    /// that lie in the runbook's folder are kept, as png, jpeg, gif, webp and svg; an svg must be served as an image and
    /// nothing else.
    ///
    /// # Errors
    /// When the cache cannot be read.
    pub fn picture(
        &mut self,
        pictures: &str,
        ordinal: u32,
    ) -> Result<Option<Picture>, EngineError> {
        self.shelve()?;
        let mut rows = self.books.shelf.rows().iter();
        let found = rows.find(|one| pictures_of(&one.path, &one.row.hash) == pictures);
        let Some(file) = found.map(|one| one.row.id) else { return Ok(None) };
        Ok(self.cache()?.picture(file, ordinal)?)
    }
}
