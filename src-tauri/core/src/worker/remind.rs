//! Which notices are new: each key is shown once in a process, and a key that no longer stands is forgotten, so that
//! the list of what was shown cannot grow.

use std::collections::BTreeSet;

use crate::incident::rhythm::Notice;

/// Remembers what was shown.
#[derive(Debug, Default)]
pub struct Reminder {
    shown: BTreeSet<String>,
}

impl Reminder {
    /// The notices that were not shown before.
    pub fn fresh(&mut self, standing: Vec<Notice>) -> Vec<Notice> {
        let keys: BTreeSet<String> = standing.iter().map(|n| n.key.clone()).collect();
        let fresh = standing.into_iter().filter(|n| !self.shown.contains(&n.key)).collect();
        self.shown = keys;
        fresh
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::incident::rhythm::About;

    fn notice(key: &str) -> Notice {
        Notice {
            key: key.into(),
            number: "INC-0001".into(),
            text: String::new(),
            alarm: true,
            incident: None,
            about: About::Damage,
        }
    }

    #[test]
    fn a_standing_notice_is_shown_once() {
        let mut reminder = Reminder::default();
        assert_eq!(reminder.fresh(vec![notice("a")]).len(), 1, "the first time it is new");
        assert_eq!(reminder.fresh(vec![notice("a")]).len(), 0, "a second later it is not");
        let keys: Vec<_> =
            reminder.fresh(vec![notice("a"), notice("b")]).into_iter().map(|n| n.key).collect();
        assert_eq!(keys, ["b"], "only what is new is shown");
    }
}
