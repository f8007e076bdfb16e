//! Which notices are new: each key is shown once in a process, and a key that no longer stands is forgotten, so that
//! the list of what was shown cannot grow.

use std::collections::{BTreeMap, BTreeSet};

use crate::incident::rhythm::Notice;

/// Remembers what was shown.
#[derive(Debug, Default)]
pub struct Reminder {
    /// By its key, and how its incident is called.
    shown: BTreeMap<String, String>,
}

/// What changed since the last look.
#[derive(Debug, Default, PartialEq)]
pub struct Turn {
    /// The notices that were not shown before.
    pub fresh: Vec<Notice>,
    /// The incidents, as they are called, of which nothing stands any more: what is shown of them is no longer true.
    pub over: BTreeSet<String>,
}

impl Reminder {
    /// The notices that were not shown before.
    pub fn fresh(&mut self, standing: Vec<Notice>) -> Vec<Notice> {
        self.turn(standing).fresh
    }

    /// The same, and of whom nothing stands any more.
    pub fn turn(&mut self, standing: Vec<Notice>) -> Turn {
        let keys = standing.iter().map(|n| (n.key.clone(), n.number.clone())).collect();
        let before = std::mem::replace(&mut self.shown, keys);
        let stands: BTreeSet<&String> = self.shown.values().collect();
        let over = before.values().filter(|number| !stands.contains(number)).cloned().collect();
        let fresh = standing.into_iter().filter(|n| !before.contains_key(&n.key)).collect();
        Turn { fresh, over }
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

    #[test]
    fn what_no_longer_stands_is_told_once() {
        let mut reminder = Reminder::default();
        assert_eq!(reminder.turn(vec![notice("a"), notice("b")]).over.len(), 0);
        assert_eq!(reminder.turn(vec![notice("b")]).over.len(), 0, "something of it still stands");
        let over: Vec<String> = reminder.turn(vec![]).over.into_iter().collect();
        assert_eq!(over, ["INC-0001"], "it ended, was broken off, or was answered");
        assert_eq!(reminder.turn(vec![]).over.len(), 0, "a second later it is no news");
        assert_eq!(reminder.turn(vec![notice("a")]).fresh.len(), 1, "a later one is shown again");
    }
}
