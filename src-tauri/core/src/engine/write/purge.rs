//! Taking the words of an entry away for good: out of the log, what is derived of it, the messages and the draft, and out
//! of the file itself. The entry stays, and the chain still holds.

use super::{Work, Write, effects};
use crate::engine::{Done, Engine, EngineError, Result, remembered};
use crate::ids::IncidentId;
use crate::incident::command::SystemAction;
use crate::incident::entry::purge::{self, REMOVED, is_telling};
use crate::incident::event::Purge;
use crate::incident::{Action, Command, Decided, DeliveryState};
use crate::store::{log, outbox};

/// Why a message is not sent any more.
const GONE: &str = "its words were removed";

impl Engine {
    /// Removes the words of the entry that arrived as `seq`, for `actor`.
    ///
    /// # Errors
    /// When there is no such entry, it holds no words or cannot be without them, no reason is given, or one of its
    /// messages is being sent; nothing is removed then. Also when the file cannot be written anew: the words are gone
    /// from what is shown then, and not yet from the file.
    pub fn purge(
        &mut self,
        incident: IncidentId,
        seq: i64,
        reason: &str,
        actor: &str,
    ) -> Result<Done> {
        let reason = reason.trim();
        if reason.is_empty() {
            return Err(EngineError::refused("Say why it is removed: it belongs in the record."));
        }
        let Some(row) = log::find(self.store.read(), incident, seq)? else {
            return Err(EngineError::not_found(format!(
                "There is no entry {seq} in this incident; `holdfast timeline INC --numbers` lists them."
            )));
        };
        let cut = purge::cut(&row.kind, &row.data()).map_err(EngineError::refused)?;
        let purge = Purge { reason: Some(reason.to_owned()), entry: Some(row.id), left: cut.left };
        let action = Action::System(SystemAction::Purge(purge));
        let mut done = self.execute(Command::On { incident, action }, None, actor)?;
        self.forget();
        done.remarks.extend(self.still_said(incident, &cut.words)?);
        if !self.store.scrub()? {
            done.remarks.push(
                "Another program was reading, so the words may still lie in holdfast.db-wal; they go when it ends.".to_owned(),
            );
        }
        done.remarks.push(
            "What was sent, saved as a draft in a folder, or copied for a backup is not reached by this.".to_owned(),
        );
        Ok(done)
    }

    /// The entries in which the same words stand: a ping quotes an update, a step repeats a title.
    fn still_said(&self, incident: IncidentId, words: &[String]) -> Result<Option<String>> {
        let words: Vec<&String> = words.iter().filter(|words| is_telling(words)).collect();
        let rows = self.rows(incident)?;
        let says_one = |row: &&log::Row| {
            let body = row.data();
            words.iter().any(|words| purge::holds(&body, words))
        };
        let same = rows.iter().filter(says_one);
        let same: Vec<String> = same.map(|row| format!("{} ({})", row.seq, row.kind)).collect();
        Ok((!same.is_empty()).then(|| {
            format!(
                "The same words also stand in entry {}; purge what should go too.",
                same.join(", ")
            )
        }))
    }
}

impl Write<'_> {
    /// Drops the body, and what was made of it. What is derived of the log is made anew by the caller.
    pub(in crate::engine) fn purged(
        &self,
        purge: &Purge,
        work: &mut Work<'_>,
    ) -> Result<Vec<Decided>> {
        let Some(entry) = purge.entry else { return Ok(Vec::new()) };
        let messages = outbox::of_event(self.tx, entry)?;
        if messages.iter().any(|m| m.state.is_on_its_way()) {
            return Err(EngineError::refused(
                "Its text is being sent right now; repeat it in a moment.",
            ));
        }
        let words = match log::with_id(self.tx, entry)? {
            Some(row) => purge::cut(&row.kind, &row.data()).map_err(EngineError::refused)?.words,
            None => Vec::new(),
        };
        remembered::cut(self.tx, work.incident, &words)?;
        log::drop_body(self.tx, entry)?;
        outbox::drop_words(self.tx, entry, REMOVED)?;
        work.purges = true;
        let open = messages.into_iter().filter(|m| m.state.waits() || m.state.is_lost());
        Ok(open.map(|m| effects::outcome(m, DeliveryState::Cancelled, Some(GONE))).collect())
    }
}
