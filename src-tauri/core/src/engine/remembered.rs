//! What a window remembers over its end, however it ends: which screen was shown, and updates that were half written.
//!
//! It lies beside the settings and not in the log: nobody has said it yet. Keeping it publishes no change, because no
//! view shows it. What it means is known to the window alone.

pub(in crate::engine) mod drafts;

pub use drafts::DraftText;

use serde_json::Value;
use std::collections::BTreeMap;
use std::str::FromStr;

use super::{Engine, EngineError};
use crate::ids::IncidentId;
use crate::store::local;

/// The most bytes of one remembered value, as JSON.
pub const MOST_BYTES: usize = 64 * 1024;

/// Where these values lie among the settings.
pub(super) const PREFIX: &str = "window.";

/// What a value is remembered for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Memory {
    /// The screen that is shown: `screen`.
    Screen,
    /// The update of an incident that was not sent yet: `draft.` and the incident's id.
    Draft(IncidentId),
}

impl Memory {
    /// Its name among the settings.
    pub(super) fn name(self) -> String {
        match self {
            Self::Screen => format!("{PREFIX}screen"),
            Self::Draft(id) => format!("{PREFIX}draft.{id}"),
        }
    }
}

impl FromStr for Memory {
    type Err = EngineError;

    fn from_str(key: &str) -> Result<Self, EngineError> {
        let draft = key.strip_prefix("draft.").and_then(|id| id.parse().ok()).map(Self::Draft);
        let known = if key == "screen" { Some(Self::Screen) } else { draft };
        known.ok_or_else(|| {
            EngineError::refused(
                "Nothing was kept: only the screen and drafts of incidents are remembered.",
            )
        })
    }
}

impl Engine {
    /// Remembers a value, its secrets masked as in the log; `None` forgets it. The draft of an incident whose record has
    /// ended is forgotten instead.
    ///
    /// # Errors
    /// When it is longer than [`MOST_BYTES`], there is no such incident, or the file cannot be written.
    pub fn remember(&mut self, memory: Memory, value: Option<Value>) -> Result<(), EngineError> {
        let value = if self.is_over(memory)? { None } else { value };
        let value = value.map(|mut value| {
            crate::redact::mask_all(&mut value);
            value.to_string()
        });
        if value.as_ref().is_some_and(|value| value.len() > MOST_BYTES) {
            return Err(EngineError::refused(
                "The draft is not kept for the next start: it is longer than 64 KB; shorten it.",
            ));
        }
        let name = memory.name();
        Ok(self.store.change(|tx| local::set_setting(tx, &name, value.as_deref()))?)
    }

    /// Everything that is remembered, by the key that [`Memory`] reads. What is not JSON is left out.
    pub fn remembered(&self) -> Result<BTreeMap<String, Value>, EngineError> {
        let kept = local::settings_under(self.store.read(), PREFIX)?;
        let read = |(name, value): (String, String)| {
            let key = name.strip_prefix(PREFIX)?.to_owned();
            Some((key, serde_json::from_str(&value).ok()?))
        };
        Ok(kept.into_iter().filter_map(read).collect())
    }

    /// True for the draft of an incident about which nothing more is said. A resolved one may still owe customers a word.
    fn is_over(&mut self, memory: Memory) -> Result<bool, EngineError> {
        Ok(match memory {
            Memory::Screen => false,
            Memory::Draft(id) => {
                self.incident(id)?.declared.as_ref().is_some_and(|facts| facts.state.is_final())
            }
        })
    }
}
