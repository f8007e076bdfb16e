//! What a facilitator did with an exercise, in words. Times are those of the story: `T+00:25`.

use super::said::{Words, because, plain};
use crate::exercise::InjectStatus;
use crate::exercise::clock::said;
use crate::exercise::entry::{
    ClockSet, ExpectationMarked, InjectSaid, Met, Observation, Retimed, Started,
};
use crate::exercise::{aloud, in_words};
use crate::incident::event::{ClockChange, Directed};
use crate::text::{capital, exact_length};

/// The entry in words.
pub(super) fn words(directed: Directed<'_>) -> Words {
    match directed {
        Directed::Started(started) => plain(begun(started)),
        Directed::Time(change, set) => because(clock(change, set), set.reason.as_deref()),
        Directed::Inject(status, of) => because(inject(of, status), of.reason.as_deref()),
        Directed::Retimed(of) => plain(retimed(of)),
        Directed::Hint(hint) => plain(format!("{}: {}", hint.inject, in_words(&hint.text))),
        Directed::Marked(mark) => because(marked(mark), mark.note.as_deref()),
        Directed::Seen(seen) => plain(observed(seen)),
        Directed::Ended(why) => because("The exercise ended", why),
        Directed::Aborted(why) => because("The exercise was broken off", Some(why)),
        Directed::Rated(rated) => {
            let (letter, meaning) = (rated.rating.letter(), rated.rating.meaning());
            because(format!("{} rated {letter}, {meaning}", rated.objective), Some(&rated.reason))
        }
    }
}

fn clock(change: ClockChange, set: &ClockSet) -> String {
    let (at, speed) = (said(set.anchor.t_ms), set.anchor.speed);
    match change {
        ClockChange::Paused => format!("Exercise paused at {at}"),
        ClockChange::Stalled => {
            format!("Nothing kept the exercise running: it stands paused at {at}")
        }
        ClockChange::Resumed => format!("Exercise goes on from {at} at {speed}"),
        ClockChange::SpeedSet => format!("Exercise runs at {speed} from {at}"),
        ClockChange::Jumped => format!("Exercise put forward from {} to {at}", said(set.from_ms)),
    }
}

fn begun(started: &Started) -> String {
    let by = if started.auto { ", injects go by themselves" } else { "" };
    let (title, speed) = (aloud(&started.file.scenario.title), started.anchor.speed);
    format!("Exercise “{title}” began at {speed}{by}")
}

fn inject(of: &InjectSaid, status: InjectStatus) -> String {
    let what = match status {
        InjectStatus::Held => "held",
        InjectStatus::Skipped => "left out",
        InjectStatus::Waiting | InjectStatus::Offered | InjectStatus::Released => {
            return format!("{} {}", of.inject, of.title);
        }
    };
    let was_due = of.due_ms.map_or_else(String::new, |due| format!(" (due {})", said(due)));
    format!("{} {what}: {}{was_due}", of.inject, of.title)
}

fn retimed(of: &Retimed) -> String {
    let from = of
        .from_ms
        .map_or_else(|| "waited for a person".to_owned(), |from| format!("was {}", said(from)));
    format!("{} comes at {}, {from}: {}", of.inject, said(of.to_ms), of.title)
}

fn marked(mark: &ExpectationMarked) -> String {
    let ExpectationMarked { inject, number, text, met, after_ms, in_time, .. } = mark;
    let when = match (in_time, met) {
        (Some(true), Met::Yes) => ", in time".to_owned(),
        (Some(false), Met::Yes) => ", too late".to_owned(),
        (Some(_), Met::Partial | Met::No | Met::NotApplicable) => String::new(),
        (None, _) => format!(" after {}", exact_length(*after_ms)),
    };
    format!("{inject}.{number} {}{when}: {}", met.word(), in_words(text))
}

fn observed(seen: &Observation) -> String {
    let about: Vec<&str> =
        [&seen.objective, &seen.inject].into_iter().flatten().map(String::as_str).collect();
    let about = if about.is_empty() { String::new() } else { format!(" ({})", about.join(", ")) };
    format!("{}{about}: {}", capital(seen.kind.word()), seen.text)
}
