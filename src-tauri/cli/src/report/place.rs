//! The file that a report goes to. One that this program wrote there last, and that nobody changed since, is written over
//! by the next report of the same incident in the same form. Everything else may hold a person's words, and stays unless
//! it is said otherwise; then it is kept beside the new one.

use holdfast_core::engine::Engine;
use holdfast_core::library::exports::{self, Export};
use holdfast_core::written;
use std::fs;
use std::path::{Path, PathBuf};

use super::{failed, save};
use crate::out;
use crate::problem::{Problem, Result};

/// A report that is to go to a file.
pub struct Goes<'a> {
    /// What an error calls it.
    pub what: &'a str,
    /// What it tells of and how.
    pub export: Export,
    /// What stands there already gives way, and is kept beside it.
    pub force: bool,
}

impl Goes<'_> {
    /// Writes it; gives where what stood there is kept, if it is not ours.
    pub fn put(&self, engine: &mut Engine, path: &Path, bytes: &[u8]) -> Result<Option<PathBuf>> {
        let kept = match self.in_the_way(engine, path, bytes)? {
            None => {
                written::over(path, bytes).map_err(|error| failed(path, &error, self.what))?;
                None
            }
            Some(_) if self.force => save(path, bytes, self.what)?,
            Some(why) => {
                return Err(Problem::failed(format!(
                    "{} was not written over: {why}; name another file with -o, or add --force",
                    path.display()
                )));
            }
        };
        // The report stands; without this the next one only asks for --force.
        if let Some(place) = place(path)
            && let Err(error) = engine.set_setting(&place, Some(&self.export.note(bytes)))
        {
            out::remark(&format!("The next one to this file needs --force ({error})."));
        }
        Ok(kept)
    }

    /// Why a file may not be written over; none where it may.
    fn in_the_way(&self, engine: &Engine, path: &Path, bytes: &[u8]) -> Result<Option<String>> {
        // A folder and a device say for themselves what they take.
        let Some(place) = place(path) else { return Ok(None) };
        let there = fs::read(path).map_err(|error| failed(path, &error, self.what))?;
        let known = engine.setting(&place)?;
        Ok(self.export.in_the_way(known.as_deref(), &there, bytes))
    }
}

/// Under which name it is kept what was written to a place; none where no file stands there.
fn place(path: &Path) -> Option<String> {
    let path = path.canonicalize().ok().filter(|path| path.is_file())?;
    Some(exports::place(&path))
}

#[cfg(test)]
mod tests {
    use super::*;
    use holdfast_core::clock::Clock;
    use holdfast_core::paper::Form;

    #[test]
    fn each_night_is_written_over_and_what_somebody_typed_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let mut engine = Engine::open(&at("data"), &at("workspace"), Clock::system()).unwrap();
        fs::create_dir(at("out")).unwrap();
        let path = at("out").join("report.pdf");
        let goes = |force| {
            let export = Export::new("INC-0001", Form::Pdf);
            Goes { what: "report", export, force }
        };
        for night in ["one", "two", "three"] {
            assert_eq!(goes(false).put(&mut engine, &path, night.as_bytes()).unwrap(), None);
            assert_eq!(fs::read_to_string(&path).unwrap(), night);
        }
        assert_eq!(fs::read_dir(at("out")).unwrap().count(), 1, "no earlier one is kept");
        fs::write(&path, "threE").unwrap();
        let said = goes(false).put(&mut engine, &path, b"four").unwrap_err().message;
        for words in ["report.pdf", "somebody changed it", "-o", "--force"] {
            assert!(said.contains(words), "{words}: {said}");
        }
        assert_eq!(fs::read_to_string(&path).unwrap(), "threE", "their words stay");
        let kept = goes(true).put(&mut engine, &path, b"four").unwrap();
        assert_eq!(fs::read_to_string(kept.unwrap()).unwrap(), "threE", "and are kept beside it");
        assert_eq!(goes(false).put(&mut engine, &path, b"five").unwrap(), None, "it is ours again");
    }
}
