//! The sections of a document, and what each still waits for: the list beside the editor.

use serde::{Deserialize, Serialize};
use std::iter::Peekable;
use std::vec::IntoIter;
use ts_rs::TS;

use super::blocks::{Piece, pieces};
use super::questions::{OpenQuestion, questions};
use super::seen::headings;

/// How far a section is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SectionState {
    /// Nobody wrote anything, and the log says nothing of it.
    Empty,
    /// A question of it is not answered.
    Asks,
    /// The log wrote it, and nothing is asked.
    FromLog,
    /// A person wrote into it, and nothing is asked.
    Written,
}

/// A section: what stands from one heading of the second level to the next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DraftSection {
    /// Its heading, as its readers see it.
    pub title: String,
    /// The line of the heading, from 1.
    pub line: u32,
    /// How far it is.
    pub state: SectionState,
    /// Questions that are not answered.
    pub questions: u32,
    /// Words in it that a prompt asks about.
    pub wordings: u32,
}

/// What is counted of a section.
#[derive(Default)]
struct Section {
    title: String,
    line: u32,
    questions: u32,
    from_log: bool,
    written: bool,
}

/// The sections in their order; what stands before the first heading belongs to none.
#[must_use]
pub fn outline(text: &str) -> Vec<DraftSection> {
    let mut sections: Vec<Section> = Vec::new();
    let mut open = questions(text).into_iter().peekable();
    let headings = headings(text);
    let (mut line, mut at) = (0, 0);
    for piece in pieces(text) {
        match piece {
            Piece::Block(block) => {
                (line, at) = (line + count(block.whole), at + block.whole.len());
                let asked = asked_by(&mut open, line);
                if let Some(last) = sections.last_mut() {
                    last.from_log = true;
                    last.questions += asked;
                }
            }
            Piece::Typed(typed) => {
                for words in typed.split_inclusive('\n') {
                    let heading = headings.get(&at).filter(|(level, _)| *level == 2);
                    (line, at) = (line + 1, at + words.len());
                    let questions = asked_by(&mut open, line);
                    match heading {
                        Some((_, title)) => {
                            let title = title.clone();
                            sections.push(Section { title, line, questions, ..Section::default() });
                        }
                        None => {
                            sections.last_mut().into_iter().for_each(|s| s.take(words, questions));
                        }
                    }
                }
            }
        }
    }
    sections.into_iter().map(Section::told).collect()
}

impl Section {
    fn take(&mut self, line: &str, asked: u32) {
        self.questions += asked;
        let words = line.trim_start_matches(['-', '*', ' ', '\t', '#']).trim();
        self.written |= asked == 0 && !words.is_empty() && !words.starts_with("<!--");
    }

    fn told(self) -> DraftSection {
        let state = match (self.questions > 0, self.written, self.from_log) {
            (true, _, _) => SectionState::Asks,
            (false, true, _) => SectionState::Written,
            (false, false, true) => SectionState::FromLog,
            (false, false, false) => SectionState::Empty,
        };
        DraftSection {
            title: self.title,
            line: self.line,
            state,
            questions: self.questions,
            wordings: 0,
        }
    }
}

/// How many of the questions are left up to a line; they are taken.
fn asked_by(open: &mut Peekable<IntoIter<OpenQuestion>>, line: u32) -> u32 {
    let taken = std::iter::from_fn(|| open.next_if(|question| question.line <= line));
    u32::try_from(taken.count()).unwrap_or(u32::MAX)
}

fn count(lines: &str) -> u32 {
    u32::try_from(lines.lines().count()).unwrap_or(u32::MAX)
}
