//! Full-text search: the index finds and weighs the candidates.

use super::{Cache, Card, Result};
use crate::store::rows::{all, one, sole};

/// Rows that the index gives; files of other workspaces are left out of them.
const ROWS: i64 = 200;

/// Files up to which all that match are weighed. Above, the words say little and weighing takes too long.
pub(crate) const WEIGHED: i64 = 1_000;
/// Where words are looked for first when very many files hold them somewhere.
const TELLING: [&str; 3] = ["{title} : ", "{symptom heading} : ", ""];

const HOW_MANY: &str = "SELECT count(*) FROM (SELECT 1 FROM found WHERE found MATCH ?1 LIMIT ?2)";
const SOME: &str = "SELECT rowid FROM found WHERE found MATCH ?1 LIMIT ?2";

/// The index's weights, in the order of its columns: title, symptom, heading, command, body.
const BEST_FIRST: &str = "SELECT rowid FROM found WHERE found MATCH ?1
     ORDER BY bm25(found, 16.0, 8.0, 5.0, 3.0, 1.0) LIMIT ?2";

/// A file that may answer a question, as it was kept.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Its id in the cache.
    pub file: i64,
    /// Its title.
    pub title: String,
    /// The rest of its card.
    pub card: Card,
    /// Its text.
    pub source: String,
}

impl Cache {
    /// The files that match, the best first. Where very many do, those that say it in their titles come first, then
    /// those with a symptom or a heading that does, then others.
    pub fn matches(&self, expression: &str) -> Result<Vec<i64>> {
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

    fn are_many(&self, expression: &str) -> Result<bool> {
        let count: i64 = sole(&self.connection, HOW_MANY, (expression, WEIGHED + 1))?;
        Ok(count > WEIGHED)
    }

    fn ids(&self, sql: &str, expression: &str) -> Result<Vec<i64>> {
        all(&self.connection, sql, (expression, ROWS), |row| row.get(0))
    }

    /// What is looked at closely of a file; none when it lies in no folder in use.
    pub fn candidate(&self, file: i64) -> Result<Option<Candidate>> {
        let sql = "SELECT folder, title, card, coalesce(source, '') FROM file LEFT JOIN text ON text.file = file.id
                   WHERE file.id = ?1";
        let found: Option<(i64, String, String, String)> =
            one(&self.connection, sql, [file], |row| row.try_into())?;
        let Some((_, title, card, source)) = found.filter(|(of, ..)| self.used.contains(of)) else {
            return Ok(None);
        };
        Ok(Some(Candidate { file, title, card: serde_json::from_str(&card)?, source }))
    }
}
