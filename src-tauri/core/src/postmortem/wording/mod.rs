//! Wording that may hide a cause: words of blame, of hindsight and of what did not happen, each with a question.
//!
//! It asks and never refuses. Quotes, code, headings, what the program wrote and lines with `<!-- lint-ok -->` are left alone;
//! what notes say in a block of the log is asked about.
//! Which words are asked about stands in a text file: the one that ships, or the workspace's own. What is deliberately
//! absent: rewriting, and reading the file.

mod list;
mod prose;
#[cfg(test)]
mod tests;

pub use list::{WordList, WordProblem};

use prose::Prose;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The workspace's own list of words, in the folder of drafts.
pub const FILE: &str = "wording.txt";

/// How much a wording matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WordingLevel {
    /// It is asked about.
    Ask,
    /// It may be fine; it is asked about more quietly.
    Info,
}

/// Words that are asked about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Wording {
    /// The line, from 1.
    pub line: u32,
    /// Where the words begin in the line, in units of UTF-16, from 0.
    pub from: u32,
    /// Where they end.
    pub to: u32,
    /// The words.
    pub words: String,
    /// What kind of words they are: `Hindsight`.
    pub family: String,
    /// The question.
    pub question: String,
    /// How much it matters.
    pub level: WordingLevel,
    /// What may stand in their place: the role of a person who is named.
    pub offers: Vec<String>,
    /// A note of the log says them, or an action item: they are worded otherwise there.
    pub noted: bool,
}

/// A person who may be named in a draft, with their role in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The name, as the log has it.
    pub name: String,
    /// The role: `the incident commander`.
    pub role: String,
}

/// What is asked of a name.
const NAME_FAMILY: &str = "Named individual";
const NAME_QUESTION: &str = "Replace by the role?";

/// The wordings of a draft, in their order. `people` are those whom the log names.
#[must_use]
pub fn wordings(text: &str, list: &WordList, people: &[Named]) -> Vec<Wording> {
    let mut found: Vec<Wording> = Vec::new();
    for prose in prose::lines(text) {
        let mut here = list.found(&prose.words, prose.in_actions);
        here.extend(people.iter().flat_map(|person| named(&prose.words, person)));
        here.sort_by_key(|hit| (hit.from, std::cmp::Reverse(hit.to)));
        let mut end = 0;
        for hit in here {
            // Words within words that are asked about already are not asked about again.
            if hit.from < end {
                continue;
            }
            end = hit.to;
            found.push(hit.placed(&prose));
        }
    }
    found
}

/// Words in a line, by bytes.
struct Hit {
    from: usize,
    to: usize,
    family: String,
    question: String,
    level: WordingLevel,
    offers: Vec<String>,
}

impl Hit {
    fn placed(self, prose: &Prose<'_>) -> Wording {
        let units = |to: usize| {
            let before = prose.source.get(..to).unwrap_or_default();
            u32::try_from(before.encode_utf16().count()).unwrap_or(u32::MAX)
        };
        Wording {
            line: prose.line,
            from: units(self.from),
            to: units(self.to),
            words: prose.source.get(self.from..self.to).unwrap_or_default().to_owned(),
            noted: prose.noted,
            family: self.family,
            question: self.question,
            level: self.level,
            offers: self.offers,
        }
    }
}

/// Where a person is named: as a whole word, and by nothing shorter than two letters.
fn named<'a>(line: &'a str, person: &'a Named) -> impl Iterator<Item = Hit> + 'a {
    let name = person.name.as_str();
    let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let places = (name.chars().count() > 1).then(|| line.match_indices(name));
    places.into_iter().flatten().filter_map(move |(from, _)| {
        let to = from + name.len();
        let is_whole =
            !is_word(line[..from].chars().next_back()) && !is_word(line[to..].chars().next());
        is_whole.then(|| Hit {
            from,
            to,
            family: NAME_FAMILY.to_owned(),
            question: NAME_QUESTION.to_owned(),
            level: WordingLevel::Ask,
            offers: vec![person.role.clone()],
        })
    })
}
