//! The question whether the window may close. A page or a disk that hangs cannot keep it open: a second try
//! within ten seconds closes it.

use holdfast_core::clock::Millis;

/// How long a question without an answer keeps the window open, in milliseconds.
const PATIENCE_MS: i64 = 10_000;

/// The question whether the window may close, and how far it got.
#[derive(Debug, Default)]
pub struct Closing {
    asked_at: Option<Millis>,
    agreed: bool,
}

impl Closing {
    /// A person wants to close. True where the window closes at once; else what would stop by it is looked at first.
    pub fn wanted(&mut self, now: Millis) -> bool {
        let tried = self.asked_at.is_some_and(|at| (0..=PATIENCE_MS).contains(&now.since(at)));
        let closes = self.agreed || tried;
        if !closes {
            self.asked_at = Some(now);
        }
        closes
    }

    /// A person answered the question.
    pub fn answered(&mut self, close: bool) {
        *self = Self { asked_at: None, agreed: close };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wish_to_close_is_asked_about_and_the_answer_holds() {
        let mut closing = Closing::default();
        assert!(!closing.wanted(Millis(0)), "somebody should know");
        closing.answered(false);
        assert!(!closing.wanted(Millis(1_000)), "a no is asked again");
        closing.answered(true);
        assert!(closing.wanted(Millis(2_000)), "a yes holds");
    }

    #[test]
    fn a_page_that_does_not_answer_cannot_keep_its_window_open() {
        let mut closing = Closing::default();
        assert!(!closing.wanted(Millis(0)));
        assert!(closing.wanted(Millis(10_000)), "the second try");
        let mut slow = Closing::default();
        slow.wanted(Millis(0));
        assert!(!slow.wanted(Millis(10_001)), "that was a new wish");
        assert!(!slow.wanted(Millis(9_000)), "the clock went backwards");
    }
}
