//! What a window remembers over its end, however it ends: which screen was shown, and what was typed and is said nowhere
//! yet.
//!
//! It lies beside the settings and not in the log: nobody has said it yet. Keeping it publishes no change, because no
//! view shows it. What it means is known to the window alone.

pub(in crate::engine) mod drafts;

pub use drafts::DraftText;

use serde_json::Value;
use std::collections::BTreeMap;
use std::str::FromStr;

use super::{Engine, EngineError, Result};
use crate::ids::IncidentId;
use crate::store::{Transaction, local};

/// The most bytes of one remembered value, as JSON.
pub const MOST_BYTES: usize = 64 * 1024;
/// The same of a text for a post-mortem, whose marks and line ends are longer as JSON.
const MOST_POSTMORTEM_BYTES: usize = 2 * drafts::MOST_DRAFT_BYTES;

/// Where these values lie among the settings.
pub(super) const PREFIX: &str = "window.";

/// What a value is remembered for. What is typed into a field of an incident is called by the field and the incident's id:
/// `line.` and the id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Memory {
    /// The screen that is shown: `screen`.
    Screen,
    /// The update that was not sent yet: `draft`.
    Draft(IncidentId),
    /// The line of the timeline that was not recorded yet: `line`.
    Line(IncidentId),
    /// A facilitator's observation that was not recorded yet: `seen`.
    Seen(IncidentId),
    /// The text of the post-mortem that could not be kept as a version: `postmortem`.
    Postmortem(IncidentId),
}

impl Memory {
    /// Its name among the settings.
    pub(super) fn name(self) -> String {
        match self {
            Self::Screen => format!("{PREFIX}screen"),
            Self::Draft(id) => format!("{PREFIX}draft.{id}"),
            Self::Line(id) => format!("{PREFIX}line.{id}"),
            Self::Seen(id) => format!("{PREFIX}seen.{id}"),
            Self::Postmortem(id) => format!("{PREFIX}postmortem.{id}"),
        }
    }

    /// The most bytes of its value.
    fn most_bytes(self) -> usize {
        match self {
            Self::Screen | Self::Draft(_) | Self::Line(_) | Self::Seen(_) => MOST_BYTES,
            Self::Postmortem(_) => MOST_POSTMORTEM_BYTES,
        }
    }
}

impl FromStr for Memory {
    type Err = EngineError;

    fn from_str(key: &str) -> Result<Self> {
        if key == "screen" {
            return Ok(Self::Screen);
        }
        let named = key.split_once('.').and_then(|(field, id)| {
            let id = id.parse().ok()?;
            match field {
                "draft" => Some(Self::Draft(id)),
                "line" => Some(Self::Line(id)),
                "seen" => Some(Self::Seen(id)),
                "postmortem" => Some(Self::Postmortem(id)),
                _ => None,
            }
        });
        named.ok_or_else(|| {
            EngineError::refused(
                "Nothing was kept: only the screen and what is typed for an incident are remembered.",
            )
        })
    }
}

impl Engine {
    /// Remembers a value, its secrets masked as in the log; `None` forgets it. The draft of an incident whose record has
    /// ended is forgotten instead.
    ///
    /// # Errors
    /// When it is longer than [`MOST_BYTES`], a post-mortem than twice [`drafts::MOST_DRAFT_BYTES`]; when there is no such
    /// incident, or the file cannot be written.
    pub fn remember(&mut self, memory: Memory, value: Option<Value>) -> Result<()> {
        let value = if self.is_over(memory)? { None } else { value };
        let value = value.map(|mut value| {
            crate::redact::mask_all(&mut value);
            value.to_string()
        });
        let most = memory.most_bytes();
        if value.as_ref().is_some_and(|value| value.len() > most) {
            return Err(EngineError::refused(format!(
                "What was typed is not kept for the next start: it is longer than {} KB; shorten it.",
                most / 1024
            )));
        }
        let name = memory.name();
        Ok(self.store.change(|tx| local::set_setting(tx, &name, value.as_deref()))?)
    }

    /// Everything that is remembered, by the key that [`Memory`] reads. What is not JSON is left out.
    pub fn remembered(&self) -> Result<BTreeMap<String, Value>> {
        let kept = local::settings_under(self.store.read(), PREFIX)?;
        let read = |(name, value): (String, String)| {
            let key = name.strip_prefix(PREFIX)?.to_owned();
            Some((key, serde_json::from_str(&value).ok()?))
        };
        Ok(kept.into_iter().filter_map(read).collect())
    }

    /// True for the draft of an incident about which nothing more is said. A resolved one may still owe customers a word.
    fn is_over(&mut self, memory: Memory) -> Result<bool> {
        Ok(match memory {
            Memory::Screen => false,
            // What was seen may still be recorded when it is reopened, and a post-mortem is written when all is over.
            Memory::Line(id) | Memory::Seen(id) | Memory::Postmortem(id) => {
                self.incident(id)?;
                false
            }
            Memory::Draft(id) => {
                self.incident(id)?.declared.as_ref().is_some_and(|facts| facts.state.is_final())
            }
        })
    }
}

/// Takes the words of a purged entry out of all that is kept of an incident beside the log. A half-written update is
/// forgotten: it lies there in pieces.
pub(in crate::engine) fn cut(tx: &Transaction<'_>, id: IncidentId, words: &[String]) -> Result<()> {
    let forms = drafts::forms(words);
    drafts::cut(tx, id, &forms)?;
    for field in [Memory::Line(id), Memory::Seen(id), Memory::Postmortem(id)] {
        let Some(kept) = local::setting(tx, &field.name())? else { continue };
        let mut value: Value = serde_json::from_str(&kept).unwrap_or(Value::Null);
        cut_in(&mut value, &forms);
        local::set_setting(tx, &field.name(), Some(&value.to_string()))?;
    }
    Ok(local::set_setting(tx, &Memory::Draft(id).name(), None)?)
}

fn cut_in(value: &mut Value, forms: &[String]) {
    match value {
        Value::String(text) => *text = drafts::without_all(text, forms),
        Value::Array(all) => all.iter_mut().for_each(|one| cut_in(one, forms)),
        Value::Object(all) => all.values_mut().for_each(|one| cut_in(one, forms)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
