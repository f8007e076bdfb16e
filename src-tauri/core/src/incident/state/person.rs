//! Somebody whom the log of an incident names.

use serde::{Deserialize, Serialize};

/// A person of an incident, or a team that was named as one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// As the log says it.
    pub name: String,
    /// The first role that they held.
    pub role: Option<String>,
    /// They wrote an entry themselves, other than to direct an exercise.
    pub wrote: bool,
}

impl Person {
    /// True for a name that says it is a team's: its first word is then no person's name.
    #[must_use]
    pub fn is_team(&self) -> bool {
        let last = self.name.rsplit([' ', '-', '_']).next().unwrap_or_default().to_lowercase();
        ["team", "squad", "group", "crew", "desk"].contains(&last.as_str())
    }
}
