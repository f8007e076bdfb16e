//! Action items: what is to be done after an incident or an exercise, and what becomes of it.
//!
//! An item is named by the entry that added it.

#![allow(missing_docs, reason = "fields are named by their meaning")]

use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;

use crate::exercise::entry::Element;
use crate::ids::EventId;
use crate::text::worded;

/// Something that is to be done after the end, by somebody and by a day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ActionItem {
    /// What is wrong; empty where only what is to be done was said.
    #[serde(default)]
    pub issue: String,
    /// What is done about it.
    pub fix: String,
    /// What of a capability it changes; the improvement plan of an exercise says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub element: Option<Element>,
    /// Who sees to it: one person or one team.
    #[serde(default)]
    pub owner: Option<String>,
    /// By which day: `2026-12-31`.
    #[serde(default)]
    pub due: Option<String>,
    /// The objective of an exercise that it comes from.
    #[serde(default)]
    pub objective: Option<String>,
    /// What it does against the next incident.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub kind: Option<ItemKind>,
    /// How much it matters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub priority: Option<Priority>,
    /// What can be seen once it is done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub done_when: Option<String>,
    /// Where it is filed: an http or https address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub link: Option<String>,
}

worded! {
    /// What an action item does against the next incident.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
    #[serde(rename_all = "snake_case")]
    pub enum ItemKind {
        /// It is noticed sooner.
        Detect = "detect",
        /// It hurts less.
        Mitigate = "mitigate",
        /// It does not happen.
        Prevent = "prevent",
        /// People work otherwise.
        Process = "process",
    }
}

worded! {
    /// How much an action item matters.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
    pub enum Priority {
        /// It cannot wait.
        P1 = "P1",
        /// It is planned.
        P2 = "P2",
        /// It would be good.
        P3 = "P3",
    }
}

/// A field of a closed set, as a change says it: one of the set, or none of it. In JSON none is `null`, and a field that is
/// not there stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Choice<T>(pub Option<T>);

impl<T> Choice<T> {
    fn said<'de, D>(from: D) -> Result<Option<Self>, D::Error>
    where
        D: Deserializer<'de>,
        T: Deserialize<'de>,
    {
        Option::deserialize(from).map(|choice| Some(Self(choice)))
    }
}

/// What is changed of an action item: what is not there stays, an empty text and a `null` take away. Two laptops that change
/// different fields apart lose neither.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ItemChange {
    /// What is wrong.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub issue: Option<String>,
    /// What is done about it; never empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub fix: Option<String>,
    /// Who sees to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub owner: Option<String>,
    /// By which day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub due: Option<String>,
    /// What it does against the next incident.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "Choice::said")]
    #[ts(optional = nullable, as = "Option<ItemKind>")]
    pub kind: Option<Choice<ItemKind>>,
    /// How much it matters.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "Choice::said")]
    #[ts(optional = nullable, as = "Option<Priority>")]
    pub priority: Option<Choice<Priority>>,
    /// What can be seen once it is done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub done_when: Option<String>,
    /// Where it is filed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub link: Option<String>,
    /// What it changes, in the improvement plan of an exercise.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "Choice::said")]
    #[ts(optional = nullable, as = "Option<Element>")]
    pub element: Option<Choice<Element>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub objective: Option<String>,
}

impl ItemChange {
    /// The item with the change.
    #[must_use]
    pub fn onto(&self, item: &ActionItem) -> ActionItem {
        let text = |new: &Option<String>, old: &Option<String>| match new.as_deref() {
            None => old.clone(),
            Some("") => None,
            Some(text) => Some(text.to_owned()),
        };
        ActionItem {
            issue: self.issue.clone().unwrap_or_else(|| item.issue.clone()),
            fix: self.fix.clone().unwrap_or_else(|| item.fix.clone()),
            owner: text(&self.owner, &item.owner),
            due: text(&self.due, &item.due),
            kind: self.kind.map_or(item.kind, |said| said.0),
            priority: self.priority.map_or(item.priority, |said| said.0),
            done_when: text(&self.done_when, &item.done_when),
            link: text(&self.link, &item.link),
            element: self.element.map_or(item.element, |said| said.0),
            objective: text(&self.objective, &item.objective),
        }
    }

    /// The change in words: `owner Kim, due 2026-12-31`.
    #[must_use]
    pub fn words(&self) -> String {
        let text = |name: &str, new: &Option<String>| {
            let new = new.as_deref()?;
            Some(if new.is_empty() { format!("no {name}") } else { format!("{name} {new}") })
        };
        fn chosen<T>(
            name: &str,
            new: Option<Choice<T>>,
            word: fn(T) -> &'static str,
        ) -> Option<String> {
            let word = new?.0.map(word);
            Some(word.map_or_else(|| format!("no {name}"), |word| format!("{name} {word}")))
        }
        let parts = [
            text("action", &self.fix),
            text("issue", &self.issue),
            text("owner", &self.owner),
            text("due", &self.due),
            chosen("kind", self.kind, ItemKind::word),
            chosen("priority", self.priority, Priority::word),
            text("done when", &self.done_when),
            text("link", &self.link),
            chosen("element", self.element, Element::word),
            text("objective", &self.objective),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// Which action item an entry is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfItem {
    /// The entry that added it.
    pub action: EventId,
    /// How it was called: `A2`.
    pub name: String,
    /// What is done, so that the entry can be read alone.
    pub text: String,
}

/// An action item was changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionChanged {
    #[serde(flatten)]
    pub of: OfItem,
    pub change: ItemChange,
}

worded! {
    /// What became of an action item.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
    #[serde(rename_all = "snake_case")]
    pub enum Outcome {
        /// It was done.
        Done = "done",
        /// It is not done, with the reason.
        Rejected = "rejected",
        /// The risk is known and taken, with the reason.
        Accepted = "accepted as a risk",
    }
}

/// An action item is not open any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionSettled {
    #[serde(flatten)]
    pub of: OfItem,
    /// What became of it.
    pub outcome: Outcome,
    /// Why, or what was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// An action item is open again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionReopened {
    #[serde(flatten)]
    pub of: OfItem,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}
