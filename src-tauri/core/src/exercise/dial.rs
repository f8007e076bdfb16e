//! How a time is said. Its form tells which clock it is of: `T+00:31` is the story's, counted from its start; `14:31 UTC`
//! is the wall's. A time of day of the story never stands without the words that say so. In an exercise where people talk
//! the story's time is the one that counts, so that everything which is promised or was done is said by it.

use std::borrow::Cow;

use super::clock::{read_signed, said};
use crate::clock::{MINUTE_MS, Millis};

/// The words of the longest time that is typed: `T+1d 2h 30m 5s`.
const MOST_WORDS: usize = 4;

/// The clock by which the times of an incident are said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dial {
    /// When the story began that tells the time; none where the wall does.
    began: Option<Millis>,
}

impl Dial {
    /// The clock on the wall.
    pub const WALL: Self = Self { began: None };

    /// The clock of a story that began at this instant.
    #[must_use]
    pub const fn story(began: Millis) -> Self {
        Self { began: Some(began) }
    }

    /// When the story began; none for the wall.
    #[must_use]
    pub const fn began(self) -> Option<Millis> {
        self.began
    }

    /// `14:31 UTC`, or `T+00:31` where a story tells the time.
    #[must_use]
    pub fn said(self, at: Millis) -> String {
        self.story_time(at).unwrap_or_else(|| format!("{} UTC", at.hh_mm()))
    }

    /// The same with its day, where that is another than the day of `now`.
    #[must_use]
    pub fn near(self, at: Millis, now: Millis) -> String {
        self.story_time(at).unwrap_or_else(|| format!("{} UTC", at.hh_mm_near(now)))
    }

    /// The same with its day: `2026-01-02 14:31 UTC`.
    #[must_use]
    pub fn dated(self, at: Millis) -> String {
        self.story_time(at).unwrap_or_else(|| format!("{} UTC", at.date_hh_mm()))
    }

    /// `T+00:31`, to the minute; none where the wall tells the time.
    #[must_use]
    pub fn story_time(self, at: Millis) -> Option<String> {
        let t = at.since(self.began?);
        Some(said(t - t.rem_euclid(MINUTE_MS)))
    }

    /// A text in which a time of the story that it begins with is an instant: `T+00:31 disk full`. Nothing else is read.
    #[must_use]
    pub fn typed(self, text: &str) -> Cow<'_, str> {
        let plain = text.trim_start();
        let (mark, plain) =
            plain.strip_prefix('!').map_or(("", plain), |rest| ("!", rest.trim_start()));
        match self.began.zip(leading(plain)) {
            None => Cow::Borrowed(text),
            Some((began, (t, rest))) => {
                let at = format!("{mark}{} {rest}", began.plus(t).rfc3339());
                Cow::Owned(at.trim_end().to_owned())
            }
        }
    }

    /// `T+00:31:20`, to the second; none where the wall tells the time.
    #[must_use]
    pub fn exactly(self, at: Millis) -> Option<String> {
        self.began.map(|began| said(at.since(began)))
    }
}

/// The longest time of a story that a text begins with, and the words behind it: `T+1d 02:00` is one time.
fn leading(text: &str) -> Option<(i64, &str)> {
    let ends = text.match_indices(char::is_whitespace).map(|(at, _)| at).take(MOST_WORDS);
    let all = text.split_whitespace().count() <= MOST_WORDS;
    let ends: Vec<usize> = ends.chain(all.then_some(text.len())).collect();
    let time = |end: usize| Some((read_signed(&text[..end])?, text[end..].trim_start()));
    ends.into_iter().rev().find_map(time)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// 2026-01-02 14:00 UTC.
    const BEGAN: Millis = Millis(1_767_362_400_000);

    #[test]
    fn the_form_of_a_time_tells_its_clock() {
        let at = BEGAN.plus_minutes(31).plus(20_000);
        let (wall, story) = (Dial::WALL, Dial::story(BEGAN));
        assert_eq!((wall.said(at).as_str(), story.said(at).as_str()), ("14:31 UTC", "T+00:31"));
        assert_eq!(wall.near(at, at.plus_minutes(1440)), "2026-01-02 14:31 UTC");
        assert_eq!(
            story.near(at, at.plus_minutes(1440)),
            "T+00:31",
            "the story has no days of the wall"
        );
        assert_eq!(story.exactly(at).as_deref(), Some("T+00:31:20"));
        assert_eq!(story.said(BEGAN.plus_minutes(-3)), "T−00:03", "before it began");
    }

    #[test]
    fn the_time_of_a_story_is_said_as_in_the_window() {
        #[derive(serde::Deserialize)]
        struct Table {
            story: Vec<(i64, String, String)>,
        }
        let table: Table =
            serde_json::from_str(include_str!("../../../../ui/src/lib/lengths.json")).unwrap();
        for (ms, exactly, minute) in table.story {
            let (story, at) = (Dial::story(BEGAN), BEGAN.plus(ms));
            assert_eq!(story.exactly(at), Some(exactly), "{ms} ms");
            assert_eq!(story.story_time(at), Some(minute), "{ms} ms");
        }
    }

    #[test]
    fn a_time_of_the_story_is_typed_as_it_is_said() {
        let story = Dial::story(BEGAN);
        assert_eq!(story.typed("!T+00:31 fail over"), "!2026-01-02T14:31:00.000Z fail over");
        assert_eq!(story.typed("T+12"), "2026-01-02T14:12:00.000Z");
        for (typed, read) in [
            ("T+1d 02:00 disk full", "2026-01-03T16:00:00.000Z disk full"),
            ("t+1d 02:00", "2026-01-03T16:00:00.000Z"),
            ("T+1h 30m  disk full", "2026-01-02T15:30:00.000Z disk full"),
            ("T+12 5m of data lost", "2026-01-02T14:12:00.000Z 5m of data lost"),
            ("T+12\tdisk full", "2026-01-02T14:12:00.000Z disk full"),
            ("T−00:03 alert fired", "2026-01-02T13:57:00.000Z alert fired"),
            ("T-00:03 alert fired", "2026-01-02T13:57:00.000Z alert fired"),
        ] {
            assert_eq!(story.typed(typed), read);
        }
        for words in
            ["T+x disk full", "T", "T-", "T 12 disks", "T00:12", "-5m disk full", "T plus", ""]
        {
            assert_eq!(story.typed(words), words, "no time of the story");
        }
        assert_eq!(Dial::WALL.typed("T+00:31 disk full"), "T+00:31 disk full");
    }

    proptest! {
        /// A hundred years around the beginning, said to the minute and to the second.
        #[test]
        fn a_time_of_the_story_is_read_as_it_was_said(
            t in -3_155_760_000_000_i64..3_155_760_000_000, words in "|disk full|at 5|02 of 3",
        ) {
            let (at, story) = (BEGAN.plus(t), Dial::story(BEGAN));
            let minute = BEGAN.plus(t - t.rem_euclid(MINUTE_MS));
            let second = BEGAN.plus(t - t % 1000);
            for (said, instant) in [(story.said(at), minute), (story.exactly(at).unwrap(), second)] {
                let typed = format!("{said} {words}");
                let read = format!("{} {words}", instant.rfc3339());
                prop_assert_eq!(story.typed(&typed), read.trim_end(), "{}", typed);
            }
        }

        #[test]
        fn no_time_of_a_story_reads_as_one_of_the_wall(ms in any::<i64>(), now in any::<i64>()) {
            let (at, dial) = (Millis(ms), Dial::story(BEGAN));
            for words in [dial.said(at), dial.near(at, Millis(now)), dial.dated(at)] {
                prop_assert!(words.starts_with('T') && !words.contains("UTC"), "{words}");
            }
            prop_assert!(Dial::WALL.near(at, Millis(now)).ends_with(" UTC"));
        }
    }
}
