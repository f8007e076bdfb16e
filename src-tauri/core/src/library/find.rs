//! "What do you see?" over the whole shelf: the index of words finds the candidates, the rules of [`super::search`] choose
//! among them.

use serde::Serialize;
use ts_rs::TS;

use super::card::RunbookCard;
use super::search::{Asked, FoundIn, Ranked, Text, rank};
use super::{Result, WithStore};
use crate::incident::typed::{Opening, is_told, opening};
use crate::store::StoreError;
use crate::store::library::{Cache, Candidate};

/// Candidates that are looked at closely.
const CANDIDATES: usize = 48;

/// A hit of "what do you see?".
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Hit {
    /// The runbook.
    pub runbook: RunbookCard,
    /// Where it was found best.
    pub found_in: FoundIn,
    /// The line, in parts; `true` for a part that was asked for.
    pub line: Vec<(String, bool)>,
    /// How often the words stand in it.
    pub times: u32,
    /// It holds all of the words; for the terminal, which sets the others apart.
    #[serde(skip)]
    #[ts(skip)]
    pub whole: bool,
    /// Why it is what the words mean, as in `its title says “outage”`: a screen then chooses it by itself. None where
    /// only a person can tell, and no runbook is chosen.
    pub reason: Option<String>,
    /// Its title says each of the words; for programs that read the terminal.
    #[ts(skip)]
    pub told: bool,
    /// What is declared with it by these words.
    pub opening: Opening,
}

impl WithStore<'_> {
    /// The runbooks that hold the words, by title, symptom, heading, step, command or text, the best first; the last
    /// word may be unfinished.
    pub fn search(&mut self, words: &str, limit: usize) -> Result<Vec<Hit>> {
        self.bring_up()?;
        let mut hits = Vec::new();
        for (file, found) in find(self.library.cache()?, words, limit)? {
            let Some(shelved) = self.library.shelf.of_file(file).cloned() else { continue };
            let card = self.cards_of(std::slice::from_ref(&shelved))?;
            hits.extend(card.into_iter().map(|card| hit(card, found.clone(), words)));
        }
        Ok(hits)
    }
}

fn hit(runbook: RunbookCard, found: Ranked, words: &str) -> Hit {
    Hit {
        told: is_told(words, &runbook.title),
        opening: opening(words, Some(&runbook.title)),
        runbook,
        found_in: found.found_in,
        line: found.line,
        times: found.times,
        whole: found.whole,
        reason: found.reason,
    }
}

/// The files of the folders in use that hold the words, the best first, at most `limit`, by their ids in the cache. Those
/// that hold all words come before those that hold only some, which are left out where the others are enough.
pub fn find(cache: &Cache, words: &str, limit: usize) -> Result<Vec<(i64, Ranked)>, StoreError> {
    let Some(asked) = Asked::new(words) else { return Ok(Vec::new()) };
    let mut files = cache.matches(&asked.expression(true))?;
    if files.len() < limit && !asked.is_single() {
        for file in cache.matches(&asked.expression(false))? {
            if !files.contains(&file) {
                files.push(file);
            }
        }
    }
    let mut candidates = Vec::new();
    for file in files {
        candidates.extend(cache.candidate(file)?);
        if candidates.len() >= CANDIDATES.max(limit) {
            break;
        }
    }
    let texts: Vec<Text<'_>> = candidates.iter().map(text).collect();
    let ranked = rank(&texts, &asked, limit);
    Ok(ranked.into_iter().map(|ranked| (candidates[ranked.at].file, ranked)).collect())
}

fn text(candidate: &Candidate) -> Text<'_> {
    Text {
        title: &candidate.title,
        symptoms: &candidate.card.symptoms,
        headings: &candidate.card.headings,
        steps: &candidate.card.steps,
        commands: &candidate.card.commands,
        body: &candidate.source,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Millis;
    use crate::store::library::{Entry, Facts, WEIGHED};

    #[test]
    fn where_very_many_files_hold_a_word_those_that_are_about_it_come_first() {
        let mut cache = Cache::in_memory().unwrap();
        let folder = cache.use_folders(&["/team".into()], Millis(0)).unwrap()[0].id;
        let mut batch = cache.batch().unwrap();
        for number in 0..=WEIGHED + 2 {
            let title = if number == WEIGHED { "Disk is full" } else { "Something else" };
            let facts = Facts { title: title.to_owned(), ..Facts::default() };
            let (path, source) = (format!("{number}.md"), "The disk, the host.".to_owned());
            batch.put(&Entry { folder, path, facts, source, ..Entry::default() }).unwrap();
        }
        batch.commit().unwrap();
        let found = find(&cache, "disk", 20).unwrap();
        assert_eq!(found.len(), 20, "a list is filled");
        assert_eq!(
            found[0].1.found_in,
            FoundIn::Title,
            "the one about it is first: {:?}",
            found[0].1.line
        );
    }
}
