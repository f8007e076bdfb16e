//! The layout that is asked for, by its name or as a file.

use holdfast_core::postmortem::Template;
use std::path::Path;

use crate::args::PostmortemArgs;
use crate::problem::{Problem, Result};

use super::read::text_of;

/// The layout that is asked for; none for the usual one. A file that is called as a layout that ships is named with its
/// folder: `./full`.
pub fn asked(asked: &PostmortemArgs) -> Result<Option<Template>> {
    let Some(name) = &asked.template else { return Ok(None) };
    let (place, text) = match name.as_str() {
        "full" => ("the layout full".to_owned(), Template::FULL.to_owned()),
        "founding" => ("the layout founding".to_owned(), Template::FOUNDING.to_owned()),
        path => (path.to_owned(), read(path)?),
    };
    let read = Template::read(&text).map_err(|error| Problem::failed(format!("{place}, {error}")));
    read.map(Some)
}

fn read(path: &str) -> Result<String> {
    text_of(Path::new(path)).map_err(|why| {
        Problem::failed(format!(
            "the layout {path} cannot be read ({why}); say full, founding, or the path of a file"
        ))
    })
}
