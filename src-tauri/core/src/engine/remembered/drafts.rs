//! The drafts of post-mortems that people write here: every version is kept, and who comes second is asked.
//!
//! A version holds what was typed. What the log writes is left out and filled in when the draft is shown, so that it is
//! never old, and so that words which are purged from the log are in no version.

use crate::clock::{MINUTE_MS, Millis};
use crate::engine::{Engine, EngineCode, EngineError, Result};
use crate::ids::IncidentId;
use crate::incident::entry::purge::{is_telling, without};
use crate::postmortem::{document, inline};
use crate::store::local::drafts::{self, Version};
use crate::store::{Store, Transaction};

/// A session that goes on writing has one version for so long.
const ONE_VERSION_MS: i64 = 10 * MINUTE_MS;
/// The most bytes of a draft: many times the longest that anybody reads.
pub const MOST_DRAFT_BYTES: usize = 4 * 1024 * 1024;

/// What is to be kept of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftText {
    /// The whole text, with or without what the log wrote.
    pub text: String,
    /// The version that it was written from; none where there was none.
    pub base: Option<i64>,
    /// The window that keeps it by itself while somebody types: its own version is replaced for a while. None for a text
    /// that is kept on purpose: it replaces nothing, and nothing replaces it.
    pub session: Option<String>,
}

impl Engine {
    /// The versions of an incident's draft, the latest first.
    pub fn draft_versions(&self, id: IncidentId) -> Result<Vec<Version>> {
        Ok(drafts::versions(self.store.read(), id)?)
    }

    /// The latest version of an incident's draft; none where nobody wrote into it.
    pub fn latest_draft(&self, id: IncidentId) -> Result<Option<Version>> {
        Ok(drafts::latest(self.store.read(), id)?)
    }

    /// What was typed in a version.
    ///
    /// # Errors
    /// When there is no such version, or the file cannot be read.
    pub fn draft_text(&self, id: IncidentId, n: i64) -> Result<String> {
        drafts::text(self.store.read(), id, n)?.ok_or_else(|| {
            EngineError::not_found(format!(
                "Version {n} of the draft is not there any more; look at the versions again."
            ))
        })
    }

    /// Keeps a draft as a new version, its secrets masked as in the log. Where it is the latest already, that one is
    /// given back.
    ///
    /// # Errors
    /// With the code `stale` when another version came since the one that it was written from; when the draft is longer
    /// than [`MOST_DRAFT_BYTES`], or its post-mortem is closed; when there is no such incident, or the file cannot be
    /// written.
    pub fn keep_draft(
        &mut self,
        id: IncidentId,
        draft: &DraftText,
        actor: &str,
    ) -> Result<Version> {
        let name = self.name(id)?;
        let text = crate::redact::mask(&document::stripped(&draft.text)).text;
        if text.len() > MOST_DRAFT_BYTES {
            return Err(EngineError::refused(format!(
                "The draft of {name} is not kept: it is longer than {} MB; shorten it.",
                MOST_DRAFT_BYTES / 1024 / 1024
            )));
        }
        let is_closed = self.incident(id)?.review.is_over();
        let now = self.clock.now();
        let tx = self.store.write()?;
        let before = drafts::latest(&tx, id)?;
        if before.as_ref().map(|version| version.n) != draft.base {
            return Err(stale(&name, before.as_ref()));
        }
        if let Some(version) = &before
            && drafts::text(&tx, id, version.n)?.as_deref() == Some(&text)
        {
            let version = version.clone();
            if draft.session.is_none() {
                drafts::keep(&tx, id, version.n)?;
            }
            Store::commit(tx)?;
            return Ok(version);
        }
        if is_closed {
            return Err(closed(&name));
        }
        let actor = crate::redact::mask(actor).text;
        let going_on = before.as_ref().filter(|v| goes_on(v, draft, &actor, now));
        let version = Version {
            n: before.as_ref().map_or(1, |version| version.n + 1),
            since: going_on.map_or(now, |version| version.since),
            saved_at: now,
            actor,
            session: draft.session.clone(),
        };
        drafts::add(&tx, id, &version, &text, going_on.map(|version| version.n))?;
        Store::commit(tx)?;
        Ok(version)
    }
}

/// Words that are purged in every form in which somebody may have cited them.
pub(super) fn forms(words: &[String]) -> Vec<String> {
    let mut forms: Vec<String> =
        words.iter().filter(|w| is_telling(w)).flat_map(|w| cited(w)).collect();
    // What holds another one goes first, so that nothing is left of it.
    forms.sort_by_key(|form| std::cmp::Reverse(form.len()));
    forms
}

/// A text without any of these forms.
pub(super) fn without_all(text: &str, forms: &[String]) -> String {
    forms.iter().fold(text.to_owned(), |text, form| without(&text, form).unwrap_or(text))
}

/// Takes words that are purged out of every version. The latest version gets a new number where it held them, so that an
/// open editor does not write them back without being asked.
pub(super) fn cut(tx: &Transaction<'_>, id: IncidentId, forms: &[String]) -> Result<()> {
    let versions = drafts::versions(tx, id)?;
    for (place, version) in versions.iter().enumerate() {
        let Some(text) = drafts::text(tx, id, version.n)? else { continue };
        let cut = without_all(&text, forms);
        if cut != text {
            let called = if place == 0 { version.n + 1 } else { version.n };
            drafts::rewrite(tx, id, (version.n, called), &cut)?;
        }
    }
    Ok(())
}

/// Words as they may stand in a draft: as they were said, as the log writes them into Markdown, and as the editor cites
/// them (`ui/src/postmortem/beside/cite.ts`).
fn cited(words: &str) -> [String; 3] {
    let mut escaped = String::with_capacity(words.len());
    for c in words.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    [words.trim().to_owned(), inline(words), escaped]
}

/// An autosave replaces the one before it, of the same window and person.
fn goes_on(version: &Version, draft: &DraftText, actor: &str, now: Millis) -> bool {
    let is_same = version.session.is_some() && version.session == draft.session;
    is_same && version.actor == actor && (0..ONE_VERSION_MS).contains(&now.since(version.since))
}

fn closed(name: &str) -> EngineError {
    EngineError::refused(format!(
        "The post-mortem of {name} is closed, so its text stays as it is; to write on, move it back with `holdfast postmortem {name} --state reviewed`."
    ))
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

#[cfg(test)]
mod tests {
    /// What the editor cites is found again where the words of an entry are removed.
    #[test]
    fn words_are_cited_as_in_the_editor() {
        #[derive(serde::Deserialize)]
        struct Cases {
            cited: Vec<(String, String)>,
        }
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/postmortem/grammar.json");
        let cases: Cases = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        for (words, wanted) in cases.cited {
            assert_eq!(super::cited(&words)[2], wanted, "{words}");
        }
    }
}
