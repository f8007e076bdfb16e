//! Writing: many files in one transaction, and the mark that tells others of it.

use rusqlite::{Transaction, TransactionBehavior, named_params};

use super::{Cache, Card, Entry, Result};
use crate::clock::Millis;
use crate::store::rows::{all, cell, one, run};

/// Changes that become visible together.
#[derive(Debug)]
pub struct Batch<'a> {
    tx: Transaction<'a>,
    changed: bool,
}

impl Cache {
    /// Begins a batch.
    ///
    /// # Errors
    /// When another program writes for longer than five seconds.
    pub fn batch(&mut self) -> Result<Batch<'_>> {
        let tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        Ok(Batch { tx, changed: false })
    }

    /// Gathers the words of many files before they are merged: quicker for a first index, at the price of memory.
    pub fn expect_many(&self) -> Result<()> {
        run(&self.connection, "INSERT INTO found (found, rank) VALUES ('hashsize', 67108864)", [])
    }

    pub(super) fn forget_unused(&mut self, before: Millis) -> Result<()> {
        let mut batch = self.batch()?;
        let sql = "SELECT id FROM folder WHERE used_at < ?1";
        for folder in all(&batch.tx, sql, [before.0], |row| row.get(0))? {
            batch.drop_folder(folder)?;
        }
        batch.commit()
    }
}

impl Batch<'_> {
    /// Keeps a file, in the place of what was kept of it before.
    pub fn put(&mut self, entry: &Entry) -> Result<()> {
        self.changed = true;
        let find = "SELECT id FROM file WHERE folder = ?1 AND path = ?2";
        let known = cell(&self.tx, find, (entry.folder, &entry.path))?;
        if let Some(id) = known {
            self.drop_words(id)?;
        }
        let id = self.put_row(entry, known)?;
        if entry.is_ours { Ok(()) } else { self.put_words(id, entry) }
    }

    fn put_row(&self, entry: &Entry, known: Option<i64>) -> Result<i64> {
        let facts = &entry.facts;
        let severity = facts.severity.as_ref();
        let sql = "INSERT OR REPLACE INTO file (id, folder, path, bytes, changed_ns, inode, choices, hash, is_ours, title,
                                                severity, severity_text, steps, suggested, reviewed_on, interval_days, problem, card)
                   VALUES (:id, :folder, :path, :bytes, :changed_ns, :inode, :choices, :hash, :is_ours, :title,
                           :severity, :severity_text, :steps, :suggested, :reviewed_on, :interval_days, :problem, :card)";
        run(
            &self.tx,
            sql,
            named_params! {
                ":id": known, ":folder": entry.folder, ":path": entry.path, ":bytes": entry.stamp.bytes,
                ":changed_ns": entry.stamp.changed_ns, ":inode": entry.stamp.inode,
                ":choices": entry.stamp.choices, ":hash": entry.hash, ":is_ours": entry.is_ours, ":title": facts.title,
                ":severity": severity.and_then(|s| s.level).map(|l| l.word()),
                ":severity_text": severity.map(|s| &s.text), ":steps": facts.steps,
                ":suggested": facts.suggested, ":reviewed_on": facts.reviewed_on,
                ":interval_days": facts.interval_days, ":problem": facts.problem,
                ":card": serde_json::to_string(&entry.card)?,
            },
        )?;
        Ok(known.unwrap_or_else(|| self.tx.last_insert_rowid()))
    }

    fn put_words(&self, id: i64, entry: &Entry) -> Result<()> {
        if !entry.source.is_empty() {
            run(&self.tx, "INSERT INTO text (file, source) VALUES (?1, ?2)", (id, &entry.source))?;
        }
        self.put_pictures(id, entry)?;
        let Card { symptoms, headings, commands, .. } = &entry.card;
        let [symptoms, headings, commands] =
            [symptoms, headings, commands].map(|lines| lines.join("\n"));
        let sql = "INSERT INTO found (rowid, title, symptom, heading, command, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        run(&self.tx, sql, (id, &entry.facts.title, symptoms, headings, commands, &entry.source))
    }

    fn put_pictures(&self, id: i64, entry: &Entry) -> Result<()> {
        for picture in &entry.pictures {
            let sql = "INSERT OR REPLACE INTO picture (file, ordinal, media, bytes) VALUES (?1, ?2, ?3, ?4)";
            run(&self.tx, sql, (id, picture.ordinal, &picture.media, &picture.bytes))?;
        }
        Ok(())
    }

    /// Keeps a file that is known as `id`. One whose bytes are the same only gets its new stamp: it was touched and not
    /// changed. Its pictures are taken in any case.
    pub fn put_if_changed(&mut self, id: i64, entry: &Entry) -> Result<()> {
        let find = "SELECT hash, coalesce(problem, '') FROM file WHERE id = ?1";
        let known: Option<(String, String)> =
            one(&self.tx, find, [id], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let problem = entry.facts.problem.as_deref().unwrap_or_default();
        if known.is_none_or(|(hash, before)| hash != entry.hash || before != problem) {
            return self.put(entry);
        }
        let stamp = &entry.stamp;
        let sql = "UPDATE file SET bytes = ?2, changed_ns = ?3, inode = ?4 WHERE id = ?1";
        run(&self.tx, sql, (id, stamp.bytes, stamp.changed_ns, stamp.inode))?;
        run(&self.tx, "DELETE FROM picture WHERE file = ?1", [id])?;
        self.put_pictures(id, entry)
    }

    /// Says on a file that is known as `id` why it cannot be read. What was read of it last stays.
    pub fn could_not_read(&mut self, id: i64, entry: &Entry) -> Result<()> {
        let sql = "UPDATE file SET problem = ?2, bytes = ?3 WHERE id = ?1 AND problem IS NOT ?2";
        let changed = self.tx.execute(sql, (id, &entry.facts.problem, entry.stamp.bytes))?;
        self.changed |= changed > 0;
        Ok(())
    }

    /// Forgets a file.
    pub fn drop_file(&mut self, id: i64) -> Result<()> {
        self.drop_words(id)?;
        run(&self.tx, "DELETE FROM file WHERE id = ?1", [id])?;
        self.changed = true;
        Ok(())
    }

    fn drop_words(&self, id: i64) -> Result<()> {
        for sql in [
            "DELETE FROM found WHERE rowid = ?1",
            "DELETE FROM text WHERE file = ?1",
            "DELETE FROM picture WHERE file = ?1",
        ] {
            run(&self.tx, sql, [id])?;
        }
        Ok(())
    }

    fn drop_folder(&mut self, folder: i64) -> Result<()> {
        let sql = "SELECT id FROM file WHERE folder = ?1";
        for file in all(&self.tx, sql, [folder], |row| row.get(0))? {
            self.drop_file(file)?;
        }
        run(&self.tx, "DELETE FROM folder WHERE id = ?1", [folder])
    }

    /// Says how a folder was found: read at `now`, or the reason why not.
    pub fn saw_folder(
        &mut self,
        id: i64,
        now: Millis,
        problem: Option<&str>,
        whole: bool,
    ) -> Result<()> {
        let seen = if whole { Some(now.0) } else { None };
        let changed = self.tx.execute(
            "UPDATE folder SET problem = ?2 WHERE id = ?1 AND problem IS NOT ?2",
            (id, problem),
        )?;
        self.tx.execute(
            "UPDATE folder SET seen_at = coalesce(?2, seen_at) WHERE id = ?1",
            (id, seen),
        )?;
        self.changed |= changed > 0;
        Ok(())
    }

    /// Makes the batch visible.
    ///
    /// # Errors
    /// When the cache cannot be written; then nothing of the batch is kept.
    pub fn commit(self) -> Result<()> {
        if self.changed {
            self.tx.execute("UPDATE mark SET change = change + 1", [])?;
        }
        Ok(self.tx.commit()?)
    }
}
