//! What two laptops said apart: of what, and what both said. What it is about is compared by value, because any word that
//! stands for it may be a role that the team made up. What is deliberately absent: the sentence around it, which the
//! reader of a state builds.

use serde::{Deserialize, Serialize};

use super::{Incident, KeptItem};
use crate::ids::EventId;
use crate::incident::key_time::KeyTime;
use crate::incident::step_ref::StepRef;

/// Two laptops said different things, each without knowing of the other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// What both spoke of. There is one conflict of it at most.
    pub of: Disputed,
    /// What both said, in words.
    pub said: [String; 2],
}

/// What two laptops can say apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Disputed {
    /// How bad it is.
    Severity,
    /// Where the incident stands.
    State,
    /// Which channels get its texts.
    Channels,
    /// Where its post-mortem stands.
    Review,
    /// Who brings the post-mortem to its end.
    ReviewOwner,
    /// Who has this role.
    Role(String),
    /// Who does this step.
    StepOwner(StepRef),
    /// By when this step is to be done.
    StepDue(StepRef),
    /// When this was.
    KeyTime(KeyTime),
    /// What became of the action item that this entry added.
    Item(EventId),
}

impl Incident {
    /// What a conflict is about, in words that stand within a sentence; a step and an item by the number that they have now.
    #[must_use]
    pub fn disputed(&self, of: &Disputed) -> String {
        match of {
            Disputed::Severity => "severity".to_owned(),
            Disputed::State => "state".to_owned(),
            Disputed::Channels => "channels".to_owned(),
            Disputed::Review => "post-mortem".to_owned(),
            Disputed::ReviewOwner => "post-mortem owner".to_owned(),
            Disputed::Role(role) => role.clone(),
            Disputed::StepOwner(step) => format!("owner of step {}", self.step_name(*step)),
            Disputed::StepDue(step) => format!("due time of step {}", self.step_name(*step)),
            Disputed::KeyTime(which) => which.name().to_lowercase(),
            Disputed::Item(entry) => {
                let item = self.items.iter().find(|kept| kept.entry == *entry);
                item.map_or_else(|| "action item".to_owned(), KeptItem::name)
            }
        }
    }
}
