//! What an incident teaches its runbooks, against their files: what each proposal would change, and writing those that a
//! person accepts. Reading and writing files is done apart from the engine's thread, which keeps the pings.

use chrono::NaiveDate;

use crate::engine::{Engine, EngineError, Result};
use crate::ids::IncidentId;
use crate::incident::RunbookFile;
use crate::incident::change::lesson::{Against, BookNow, Lesson, lessons};
use crate::library::{LibraryError, Place};
use crate::runbook::facts::review_mark::mark;
use crate::runbook::patch::patch;

/// The proposals of an incident, and where the files of its runbooks lie.
#[derive(Debug)]
pub struct Lessons {
    /// How the incident is called.
    pub number: String,
    /// Its title.
    pub title: String,
    books: Vec<Book>,
}

#[derive(Debug)]
struct Book {
    frozen: RunbookFile,
    place: Result<Place, LibraryError>,
    lessons: Vec<Lesson>,
}

/// A runbook with what is proposed for it.
#[derive(Debug)]
pub struct BookTold<'a> {
    /// As it was frozen.
    pub frozen: &'a RunbookFile,
    /// Its text as it is now, with the hash of its bytes, or why it cannot be read.
    pub now: Result<(String, String), String>,
    /// Each proposal, and what it means for the file.
    pub lessons: Vec<(&'a Lesson, Against)>,
}

/// A file before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revised {
    /// How the file is known.
    pub path: String,
    /// As it is.
    pub old: String,
    /// As it is to be.
    pub new: String,
    /// What a person should look at in it beside what differs, each in one sentence.
    pub doubts: Vec<String>,
}

impl Engine {
    /// What an incident teaches its runbooks.
    ///
    /// # Errors
    /// When there is no such incident, or its log cannot be read.
    pub fn lessons(&mut self, id: IncidentId) -> Result<Lessons> {
        let number = self.name(id)?;
        let rows = self.rows(id)?;
        let state = self.incident(id)?;
        let entries: Vec<_> = rows.iter().map(|row| state.own(row.recorded())).collect();
        let title = state.declared.as_ref().map(|facts| facts.title.clone()).unwrap_or_default();
        let all = lessons(state, &entries, &number);
        let frozen: Vec<RunbookFile> =
            state.runbooks.iter().map(|book| book.file.clone()).collect();
        let books = (1..).zip(frozen).map(|(ordinal, frozen)| Book {
            place: self.library().place_for(id, ordinal, &frozen.path),
            lessons: all.iter().filter(|lesson| lesson.runbook == ordinal).cloned().collect(),
            frozen,
        });
        Ok(Lessons { number, title, books: books.collect() })
    }
}

impl Lessons {
    /// Each runbook with its proposals. Reads the files.
    #[must_use]
    pub fn told(&self) -> Vec<BookTold<'_>> {
        self.books.iter().map(Book::told).collect()
    }

    /// The files with the proposals that are named, and with the day of a review where one is given. Reads the files and
    /// writes nothing. A proposal that a file has already changes nothing.
    ///
    /// # Errors
    /// When a proposal is not there or cannot be written, or a file cannot be read: then none of it is done.
    pub fn revised(&self, ids: &[String], reviewed: Option<NaiveDate>) -> Result<Vec<Revised>> {
        let known = |id: &String| self.books.iter().flat_map(|b| &b.lessons).any(|l| l.id == *id);
        if let Some(strange) = ids.iter().find(|id| !known(id)) {
            let message =
                format!("{} proposes no change {strange}; look at the list again.", self.number);
            return Err(EngineError::not_found(message));
        }
        let chosen = self.books.iter().filter_map(|book| {
            let lessons: Vec<&Lesson> =
                book.lessons.iter().filter(|l| ids.contains(&l.id)).collect();
            (!lessons.is_empty()).then_some((book, lessons))
        });
        let revised = chosen.map(|(book, lessons)| book.revised(&lessons, reviewed));
        revised.filter(|one| one.as_ref().map_or(true, |one| one.old != one.new)).collect()
    }

    /// Writes the files.
    ///
    /// # Errors
    /// When a file is not what it was when it was read, or cannot be written. Those before it are written; the message
    /// names them.
    pub fn write(&self, revised: &[Revised]) -> Result<()> {
        let mut done: Vec<&str> = Vec::new();
        for one in revised {
            let book = self.books.iter().find(|book| book.frozen.path == one.path);
            let Some(Ok(place)) = book.map(|book| &book.place) else { continue };
            if let Err(error) = place.revise(&one.old, &one.new) {
                let error = EngineError::from(error);
                if done.is_empty() {
                    return Err(error);
                }
                let message = format!("{} Written before it: {}.", error.message, done.join(", "));
                return Err(EngineError::new(error.code, message));
            }
            done.push(&one.path);
        }
        Ok(())
    }
}

impl Book {
    fn read(&self) -> Result<(String, String), String> {
        let place = self.place.as_ref().map_err(ToString::to_string)?;
        place.exact().map_err(|error| error.to_string())
    }

    fn told(&self) -> BookTold<'_> {
        let now = self.read();
        let all = match (&now, &self.place) {
            (Ok((text, _)), Ok(place)) => {
                let read = |text: &str| place.checklist(text);
                let file = BookNow::new(&self.frozen, text.clone(), &read);
                self.lessons.iter().map(|lesson| (lesson, file.against(lesson))).collect()
            }
            (Ok(_) | Err(_), _) => {
                let why = now.as_ref().err().cloned().unwrap_or_default();
                self.lessons.iter().map(|lesson| (lesson, Against::Not(why.clone()))).collect()
            }
        };
        BookTold { frozen: &self.frozen, now, lessons: all }
    }

    fn revised(&self, chosen: &[&Lesson], reviewed: Option<NaiveDate>) -> Result<Revised> {
        let (old, _) = self.read().map_err(EngineError::refused)?;
        let path = self.frozen.path.clone();
        let Ok(place) = &self.place else {
            return Ok(Revised { path, new: old.clone(), old, doubts: Vec::new() });
        };
        let read = |text: &str| place.checklist(text);
        let (mut new, mut doubts) = (old.clone(), Vec::new());
        for lesson in chosen {
            match BookNow::new(&self.frozen, new.clone(), &read).against(lesson) {
                Against::Written(edited) => {
                    new = edited.text;
                    doubts.extend(edited.doubts);
                }
                Against::There => {}
                Against::Not(why) => {
                    let message = format!(
                        "{path}: {} Nothing was written. It is about “{}”.",
                        why, lesson.words
                    );
                    return Err(EngineError::refused(message));
                }
            }
        }
        if let Some(day) = reviewed {
            new = mark(&new, day).text;
        }
        Ok(Revised { path, old, new, doubts })
    }
}

/// The changes as a patch for `git apply`, in the folder that the paths are relative to.
#[must_use]
pub fn patch_of(revised: &[Revised]) -> String {
    revised.iter().map(|one| patch(one.path.trim_start_matches('/'), &one.old, &one.new)).collect()
}
