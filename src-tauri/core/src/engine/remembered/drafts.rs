//! The drafts of post-mortems that people write here: every version is kept, and who comes second is asked.
//!
//! A version holds what was typed. What the log writes is left out and filled in when the draft is shown, so that it is
//! never old, and so that words which are purged from the log are in no version.

use crate::clock::{MINUTE_MS, Millis};
use crate::engine::{Engine, EngineCode, EngineError};
use crate::ids::IncidentId;
use crate::incident::entry::purge::REMOVED;
use crate::postmortem::{document, inline};
use crate::store::Store;
use crate::store::local::drafts::{self, Version};

/// A session that goes on writing has one version for so long.
const ONE_VERSION_MS: i64 = 10 * MINUTE_MS;
/// The most bytes of a draft: many times the longest that anybody reads.
pub const MOST_DRAFT_BYTES: usize = 4 * 1024 * 1024;
/// Shorter words stand in a draft by chance.
const TELLING_CHARS: usize = 8;

/// What is to be kept of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftText {
    /// The whole text, with or without what the log wrote.
    pub text: String,
    /// The version that it was written from; none where there was none.
    pub base: Option<i64>,
    /// The window or program that writes: its own version is replaced for a while.
    pub session: String,
}

impl Engine {
    /// The versions of an incident's draft, the latest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn draft_versions(&self, id: IncidentId) -> Result<Vec<Version>, EngineError> {
        Ok(drafts::versions(self.store.read(), id)?)
    }

    /// The latest version of an incident's draft; none where nobody wrote into it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn latest_draft(&self, id: IncidentId) -> Result<Option<Version>, EngineError> {
        Ok(drafts::latest(self.store.read(), id)?)
    }

    /// What was typed in a version.
    ///
    /// # Errors
    /// When there is no such version, or the file cannot be read.
    pub fn draft_text(&self, id: IncidentId, n: i64) -> Result<String, EngineError> {
        drafts::text(self.store.read(), id, n)?.ok_or_else(|| {
            EngineError::not_found(format!("Version {n} of the draft is not there any more."))
        })
    }

    /// Keeps a draft as a new version, its secrets masked as in the log. Where it is the latest already, that one is
    /// given back.
    ///
    /// # Errors
    /// With the code `stale` when another version came since the one that it was written from; when the draft is longer
    /// than [`MOST_DRAFT_BYTES`]; when there is no such incident, or the file cannot be written.
    pub fn keep_draft(
        &mut self,
        id: IncidentId,
        draft: &DraftText,
        actor: &str,
    ) -> Result<Version, EngineError> {
        let name = self.name(id)?;
        let text = crate::redact::mask(&document::stripped(&draft.text)).text;
        if text.len() > MOST_DRAFT_BYTES {
            return Err(EngineError::refused(format!(
                "The draft of {name} is not kept: it is longer than {} MB; shorten it.",
                MOST_DRAFT_BYTES / 1024 / 1024
            )));
        }
        let now = self.clock.now();
        let tx = self.store.write()?;
        let before = drafts::latest(&tx, id)?;
        if before.as_ref().map(|version| version.n) != draft.base {
            return Err(stale(&name, before.as_ref()));
        }
        if let Some(version) = &before
            && drafts::text(&tx, id, version.n)?.as_deref() == Some(&text)
        {
            return Ok(version.clone());
        }
        let going_on = before.as_ref().filter(|v| goes_on(v, draft, now));
        let version = Version {
            n: before.as_ref().map_or(1, |version| version.n + 1),
            since: going_on.map_or(now, |version| version.since),
            saved_at: now,
            actor: crate::redact::mask(actor).text,
            session: draft.session.clone(),
        };
        drafts::add(&tx, id, &version, &text, going_on.map(|version| version.n))?;
        Store::commit(tx)?;
        Ok(version)
    }

    /// Takes the words of a purged entry out of every version: somebody may have cited them.
    pub(in crate::engine) fn cut_drafts(
        &mut self,
        id: IncidentId,
        words: &[String],
    ) -> Result<(), EngineError> {
        let tx = self.store.write()?;
        for words in words.iter().filter(|words| words.chars().count() >= TELLING_CHARS) {
            drafts::replace(&tx, id, words, REMOVED)?;
            drafts::replace(&tx, id, &inline(words), REMOVED)?;
        }
        Ok(Store::commit(tx)?)
    }
}

fn goes_on(version: &Version, draft: &DraftText, now: Millis) -> bool {
    version.session == draft.session && (0..ONE_VERSION_MS).contains(&now.since(version.since))
}

fn stale(name: &str, latest: Option<&Version>) -> EngineError {
    let who = latest.map_or_else(String::new, |version| format!(" by {}", version.actor));
    EngineError::new(
        EngineCode::Stale,
        format!(
            "The draft of {name} has a newer version{who}: look at it, then keep yours or take that one."
        ),
    )
}
