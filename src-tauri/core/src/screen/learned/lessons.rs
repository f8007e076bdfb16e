//! What an incident teaches its runbooks: each proposed change with what speaks for it, and as it would stand in the file.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::engine::lessons::{BookTold, Lessons};
use crate::incident::change::lesson::{Against, Evidence, Lesson, LessonKind};
use crate::runbook::patch::{DiffLine, hunks};

/// The proposals of an incident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct LessonsView {
    /// How the incident is called.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Its runbooks.
    pub books: Vec<BookLessons>,
}

/// What is proposed for a runbook.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct BookLessons {
    /// Its file.
    pub path: String,
    /// Its title.
    pub title: String,
    /// The file is not the one that the incident was worked with.
    pub changed_since: bool,
    /// Why the file cannot be read; none where it can.
    pub problem: Option<String>,
    /// The proposals, in the order of the checklist.
    pub lessons: Vec<LessonRow>,
}

/// A proposed change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct LessonRow {
    /// Names it.
    pub id: String,
    /// What it changes.
    pub kind: LessonKind,
    /// In one line.
    pub words: String,
    /// What speaks for it.
    pub evidence: Vec<Evidence>,
    /// What it means for the file as it is now.
    pub standing: LessonStanding,
    /// Why it cannot be written, in a sentence.
    pub why: Option<String>,
    /// What a person should look at in the file beside what differs, each in one sentence.
    pub doubts: Vec<String>,
    /// The file's lines as they would change, with some around them.
    pub hunks: Vec<Vec<DiffLine>>,
}

/// What a proposal means for the file as it is now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LessonStanding {
    /// It can be written.
    Open,
    /// The file says so already.
    There,
    /// It cannot be written as the file is.
    Blocked,
}

/// The proposals. Reads the files of the runbooks.
#[must_use]
pub fn lessons(of: &Lessons) -> LessonsView {
    let books = of.told().iter().map(book).collect();
    LessonsView { number: of.number.clone(), title: of.title.clone(), books }
}

fn book(told: &BookTold<'_>) -> BookLessons {
    let frozen = told.frozen;
    let text = told.now.as_ref().map(|(text, _)| text.as_str()).unwrap_or_default();
    BookLessons {
        path: frozen.path.clone(),
        title: frozen.runbook.title.clone(),
        changed_since: told.now.as_ref().is_ok_and(|(_, hash)| *hash != frozen.hash),
        problem: told.now.as_ref().err().cloned(),
        lessons: told.lessons.iter().map(|(lesson, against)| row(lesson, against, text)).collect(),
    }
}

fn row(lesson: &Lesson, against: &Against, text: &str) -> LessonRow {
    let mut doubts = Vec::new();
    let (standing, why, hunks) = match against {
        Against::Written(new) => {
            doubts.clone_from(&new.doubts);
            (LessonStanding::Open, None, hunks(text, &new.text))
        }
        Against::There => (LessonStanding::There, None, Vec::new()),
        Against::Not(why) => (LessonStanding::Blocked, Some(why.clone()), Vec::new()),
    };
    LessonRow {
        id: lesson.id.clone(),
        kind: lesson.kind,
        words: lesson.words.clone(),
        evidence: lesson.evidence.clone(),
        standing,
        why,
        doubts,
        hunks,
    }
}
