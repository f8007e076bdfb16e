//! What can be done with action items.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Millis;
use crate::incident::event::{ActionItem, ItemChange, Outcome};

/// What is done with an action item. `item` names it: `A2`, or the id of the entry that added it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
#[allow(clippy::enum_variant_names, reason = "they are written so")]
pub enum ItemAction {
    /// Adds an item.
    AddAction(NewItem),
    /// Changes an item.
    ChangeAction { item: String, change: ItemChange },
    /// Says what became of an item; `rejected` and `accepted` need a reason.
    SettleAction { item: String, outcome: Outcome, reason: Option<String> },
    /// Opens an item again.
    ReopenAction { item: String, reason: Option<String> },
}

/// A new action item.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct NewItem {
    /// What it is.
    #[serde(flatten)]
    #[ts(flatten)]
    pub item: ActionItem,
    /// When somebody thought of it, where that was earlier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub happened_at: Option<Millis>,
}

impl ItemAction {
    /// Adds an item that somebody thinks of now.
    #[must_use]
    pub fn add(item: ActionItem) -> Self {
        Self::AddAction(NewItem { item, happened_at: None })
    }
}
