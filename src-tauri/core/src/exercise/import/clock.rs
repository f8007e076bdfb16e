//! From times as they are written to minutes after the start of each story, and where a file begins another story.

use super::found::Found;
use super::moment::Moment;

const DAY: i64 = 24 * 60;

/// A clock that goes back by so much has passed midnight; by less, the file is out of order.
const PAST_MIDNIGHT: i64 = 6 * 60;

/// The stories of a file: the place of the first inject of each. One that starts again at zero is a story of its own.
pub(super) fn stories(found: &[Found]) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut last = None;
    for (at, one) in found.iter().enumerate() {
        let other = at == 0 || one.story != found[at - 1].story;
        let zero = one.time == Some(Moment::Offset(0)) && last.is_some_and(|last| last > 0);
        if other || zero {
            starts.push(at);
        }
        last = match one.time {
            Some(Moment::Offset(minutes)) => Some(minutes),
            Some(_) | None if other => None,
            Some(_) | None => last,
        };
    }
    starts
}

/// The minutes of the injects of one story; none where the file gives no time.
pub(super) fn minutes(found: &[Found]) -> Vec<Option<i64>> {
    let mut clock = Days::default();
    let all: Vec<Option<At>> =
        found.iter().map(|one| one.time.map(|time| clock.at(time))).collect();
    let is_clock = |at: &At| matches!(at, At::Shown(_));
    let first = all.iter().flatten().find(|at| is_clock(at)).map(|at| match at {
        At::Shown(minute) | At::Given(minute) => *minute,
    });
    let shift = |at: At| match at {
        At::Shown(minute) => minute - first.unwrap_or(0),
        At::Given(minute) => minute,
    };
    all.into_iter().map(|at| at.map(shift)).collect()
}

/// A time: by the clock, or as it is given.
enum At {
    Shown(i64),
    Given(i64),
}

/// Reads clock times in their order.
#[derive(Default)]
struct Days {
    day: i64,
    last: Option<i64>,
    /// The first day that the file names: `Day 0` and `Day 1` both begin a story.
    first_day: Option<i64>,
}

impl Days {
    fn at(&mut self, moment: Moment) -> At {
        match moment {
            Moment::Offset(minutes) => At::Given(minutes),
            Moment::Span { from, .. } => At::Given(from),
            Moment::Day(day) => At::Given(self.of_day(day) * DAY),
            Moment::OfDay { day, minute } => {
                match day {
                    Some(day) => self.day = self.of_day(day),
                    None if self.last.is_some_and(|last| last - minute >= PAST_MIDNIGHT) => {
                        self.day += 1
                    }
                    None => {}
                }
                self.last = Some(minute);
                At::Shown(self.day * DAY + minute)
            }
        }
    }

    fn of_day(&mut self, day: i64) -> i64 {
        // A date counts from the first one; days of the story from 1.
        let first = *self.first_day.get_or_insert(if (1..=30).contains(&day) { 1 } else { day });
        day - first
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(times: &[Moment]) -> Vec<Option<i64>> {
        let found =
            |time: &Moment| Found { time: Some(*time), ..Found::of("x", None, 1..2, Vec::new()) };
        minutes(&times.iter().map(found).collect::<Vec<_>>())
    }

    fn clock(day: Option<i64>, hour: i64, minute: i64) -> Moment {
        Moment::OfDay { day, minute: hour * 60 + minute }
    }

    #[test]
    fn clocks_count_from_the_first_and_go_on_after_midnight() {
        let times = [clock(None, 22, 30), clock(None, 23, 45), clock(None, 0, 15)];
        assert_eq!(read(&times), [Some(0), Some(75), Some(105)]);
    }

    #[test]
    fn days_count_from_one() {
        let days = [clock(Some(1), 9, 0), clock(Some(2), 9, 30), Moment::Day(4)];
        assert_eq!(read(&days), [Some(0), Some(1470), Some(3 * DAY)]);
        assert_eq!(read(&[Moment::Day(0), Moment::Day(2)]), [Some(0), Some(2 * DAY)]);
    }

    #[test]
    fn a_story_that_starts_again_at_zero_is_another() {
        let found = |minutes: i64| Found {
            time: Some(Moment::Offset(minutes)),
            ..Found::of("x", None, 1..2, Vec::new())
        };
        let all: Vec<Found> = [0, 10, 0, 15].into_iter().map(found).collect();
        assert_eq!(stories(&all), [0, 2]);
    }
}
