//! Full-text search: the index finds and weighs the candidates, the rules of `runbook::search` choose among them.

use super::{Card, Library, StoreError};
use crate::library::search::{Asked, Text, rank};

/// Candidates that are looked at closely.
const CANDIDATES: usize = 48;
/// Rows that the index gives; files of other workspaces are left out of them.
const ROWS: i64 = 200;

/// Files up to which all that match are weighed. Above, the words say little and weighing takes too long.
const WEIGHED: i64 = 1_000;
/// Where words are looked for first when very many files hold them somewhere.
const TELLING: [&str; 3] = ["{title} : ", "{symptom heading} : ", ""];

const HOW_MANY: &str = "SELECT count(*) FROM (SELECT 1 FROM found WHERE found MATCH ?1 LIMIT ?2)";
const SOME: &str = "SELECT rowid FROM found WHERE found MATCH ?1 LIMIT ?2";

/// The index's weights, in the order of its columns: title, symptom, heading, command, body.
const BEST_FIRST: &str = "SELECT rowid FROM found WHERE found MATCH ?1
     ORDER BY bm25(found, 16.0, 8.0, 5.0, 3.0, 1.0) LIMIT ?2";

/// A runbook that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The file's id in the cache.
    pub file: i64,
    /// It holds all of the words.
    pub whole: bool,
    /// `Title`, `Symptom`, `Heading`, `Step`, `Command` or `Text`.
    pub found_in: &'static str,
    /// The line, in parts; `true` for a part that was asked for.
    pub line: Vec<(String, bool)>,
    /// How often the words stand in it.
    pub times: u32,
}

/// A candidate as it was kept.
struct Candidate {
    file: i64,
    title: String,
    card: Card,
    source: String,
}

impl Library {
    /// The runbooks of the folders in use that hold the words, the best first, at most `limit`. The last word may be
    /// unfinished. Runbooks that hold all words come before those that hold only some, which are left out where the
    /// others are enough.
    ///
    /// # Errors
    /// When the cache cannot be read.
    pub fn search(&self, words: &str, limit: usize) -> Result<Vec<Found>, StoreError> {
        let Some(asked) = Asked::new(words) else { return Ok(Vec::new()) };
        let mut files = self.matches(&asked.expression(true))?;
        if files.len() < limit && !asked.is_single() {
            for file in self.matches(&asked.expression(false))? {
                if !files.contains(&file) {
                    files.push(file);
                }
            }
        }
        let mut candidates = Vec::new();
        for file in files {
            candidates.extend(self.candidate(file)?);
            if candidates.len() >= CANDIDATES.max(limit) {
                break;
            }
        }
        let texts: Vec<Text<'_>> = candidates.iter().map(Candidate::text).collect();
        let ranked = rank(&texts, &asked, limit);
        let found = ranked.into_iter().map(|ranked| Found {
            file: candidates[ranked.at].file,
            whole: ranked.whole,
            found_in: ranked.found_in,
            line: ranked.line,
            times: ranked.times,
        });
        Ok(found.collect())
    }

    /// The files that match, the best first. Where very many do, those that say it in their titles come first, then
    /// those with a symptom or a heading that does, then others.
    fn matches(&self, expression: &str) -> Result<Vec<i64>, StoreError> {
        if !self.are_many(expression)? {
            return self.ids(BEST_FIRST, expression);
        }
        let mut files: Vec<i64> = Vec::new();
        for columns in TELLING {
            let expression = format!("{columns}({expression})");
            let sql = if self.are_many(&expression)? { SOME } else { BEST_FIRST };
            for file in self.ids(sql, &expression)? {
                if !files.contains(&file) {
                    files.push(file);
                }
            }
        }
        Ok(files)
    }

    fn are_many(&self, expression: &str) -> Result<bool, StoreError> {
        let mut statement = self.connection.prepare_cached(HOW_MANY)?;
        let count: i64 = statement.query_row((expression, WEIGHED + 1), |row| row.get(0))?;
        Ok(count > WEIGHED)
    }

    fn ids(&self, sql: &str, expression: &str) -> Result<Vec<i64>, StoreError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let ids = statement.query_map((expression, ROWS), |row| row.get(0))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    fn candidate(&self, file: i64) -> Result<Option<Candidate>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT folder, title, card, coalesce(source, '') FROM file LEFT JOIN text ON text.file = file.id
             WHERE file.id = ?1",
        )?;
        let mut rows = statement.query([file])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        if !self.used.contains(&row.get(0)?) {
            return Ok(None);
        }
        let card: String = row.get(2)?;
        let card = serde_json::from_str(&card)?;
        Ok(Some(Candidate { file, title: row.get(1)?, card, source: row.get(3)? }))
    }
}

impl Candidate {
    fn text(&self) -> Text<'_> {
        Text {
            title: &self.title,
            symptoms: &self.card.symptoms,
            headings: &self.card.headings,
            steps: &self.card.steps,
            commands: &self.card.commands,
            body: &self.source,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Millis;
    use crate::store::library::{Entry, Facts};

    #[test]
    fn where_very_many_files_hold_a_word_those_that_are_about_it_come_first() {
        let mut library = Library::in_memory().unwrap();
        let folder = library.use_folders(&["/team".into()], Millis(0)).unwrap()[0].id;
        let mut batch = library.batch().unwrap();
        for number in 0..=WEIGHED + 2 {
            let title = if number == WEIGHED { "Disk is full" } else { "Something else" };
            let facts = Facts { title: title.to_owned(), ..Facts::default() };
            let (path, source) = (format!("{number}.md"), "The disk, the host.".to_owned());
            batch.put(&Entry { folder, path, facts, source, ..Entry::default() }).unwrap();
        }
        batch.commit().unwrap();
        assert!(library.are_many("disk").unwrap(), "more than are weighed hold the word");
        let found = library.search("disk", 20).unwrap();
        assert_eq!(found.len(), 20, "a list is filled");
        assert_eq!(found[0].found_in, "Title", "the one about it is first: {:?}", found[0].line);
    }
}
