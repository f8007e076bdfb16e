//! The layout that is asked for, by its name or as a file.

use holdfast_core::postmortem::Template;
use std::fs;

use crate::args::PostmortemArgs;
use crate::problem::Problem;

/// The most bytes of a layout.
const MOST: u64 = 1024 * 1024;

/// The layout that is asked for; none for the usual one. A file that is called as a layout that ships is named with its
/// folder: `./full`.
pub fn asked(asked: &PostmortemArgs) -> Result<Option<Template>, Problem> {
    let Some(name) = &asked.template else { return Ok(None) };
    let (place, text) = match name.as_str() {
        "full" => ("the layout full".to_owned(), Template::FULL.to_owned()),
        "founding" => ("the layout founding".to_owned(), Template::FOUNDING.to_owned()),
        path => (path.to_owned(), read(path)?),
    };
    let read = Template::read(&text).map_err(|error| Problem::failed(format!("{place}, {error}")));
    read.map(Some)
}

fn read(path: &str) -> Result<String, Problem> {
    let failed = |why: String| {
        Problem::failed(format!(
            "the layout {path} cannot be read ({why}); say full, founding, or the path of a file"
        ))
    };
    let size = fs::metadata(path).map_err(|error| failed(error.to_string()))?.len();
    if size > MOST {
        return Err(failed("it is larger than 1 MiB".to_owned()));
    }
    fs::read_to_string(path).map_err(|error| failed(error.to_string()))
}
