//! Lines of a file as a set, and which of them belong to other stories than one.
//!
//! A file may hold as many injects as lines, so that neither a line is compared with each of them, nor does a story keep
//! where all the others stand.

use std::ops::Range;

use super::found::Found;
use crate::exercise::page::Page;

/// Lines of a file: ranges in their order that do not touch each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lines(Vec<Range<u32>>);

impl Lines {
    pub fn holds(&self, line: u32) -> bool {
        let at = self.0.partition_point(|lines| lines.end <= line);
        self.0.get(at).is_some_and(|lines| lines.start <= line)
    }
}

impl FromIterator<Range<u32>> for Lines {
    fn from_iter<I: IntoIterator<Item = Range<u32>>>(all: I) -> Self {
        let mut all: Vec<Range<u32>> = all.into_iter().filter(|lines| !lines.is_empty()).collect();
        all.sort_by_key(|lines| lines.start);
        all.dedup_by(|next, last| {
            let touches = next.start <= last.end;
            if touches {
                last.end = last.end.max(next.end);
            }
            touches
        });
        Self(all)
    }
}

/// Where one story of a file stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In the lines of its own heading and of all below it.
    Below(Range<u32>),
    /// Under no heading of its own: in the lines of its injects.
    Loose(Vec<Range<u32>>),
}

impl Place {
    /// That of the story that has these injects.
    pub fn of(page: &Page, found: &[Found]) -> Self {
        match found.first().and_then(|one| one.story) {
            Some(story) => Self::Below(page.headings[story].line..page.end_of(story)),
            None => Self::Loose(found.iter().map(|one| one.lines.clone()).collect()),
        }
    }

    pub fn ranges(&self) -> &[Range<u32>] {
        match self {
            Self::Below(lines) => std::slice::from_ref(lines),
            Self::Loose(all) => all,
        }
    }
}

/// The lines that belong to other stories than this one, and not to it as well.
pub(super) fn of_others(places: &[Place], at: usize) -> Lines {
    let own = places.get(at);
    let span = match own {
        Some(Place::Below(span)) => span.clone(),
        Some(Place::Loose(_)) | None => 0..0,
    };
    let others = places.iter().filter(|place| Some(*place) != own);
    others.flat_map(Place::ranges).flat_map(|lines| without(lines, &span)).collect()
}

/// What is left of some lines without others.
fn without(lines: &Range<u32>, other: &Range<u32>) -> [Range<u32>; 2] {
    [
        lines.start..lines.end.min(other.start.max(lines.start)),
        other.end.min(lines.end).max(lines.start)..lines.end,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn range() -> impl Strategy<Value = Range<u32>> {
        (0_u32..40, 0_u32..6).prop_map(|(from, length)| from..from + length)
    }

    proptest! {
        #[test]
        fn a_set_holds_what_one_of_its_ranges_holds(
            all in prop::collection::vec(range(), 0..12), line in 0_u32..50
        ) {
            let set: Lines = all.iter().cloned().collect();
            prop_assert_eq!(set.holds(line), all.iter().any(|lines| lines.contains(&line)));
            prop_assert!(set.0.windows(2).all(|pair| pair[0].end < pair[1].start));
        }

        #[test]
        fn lines_of_others_are_in_one_of_them_and_not_below_the_own_heading(
            own in range(), below in range(), loose in prop::collection::vec(range(), 0..6),
            line in 0_u32..50
        ) {
            prop_assume!(own != below);
            let in_loose = loose.iter().any(|lines| lines.contains(&line));
            let places = [Place::Below(own.clone()), Place::Below(below.clone()), Place::Loose(loose)];
            let other = (below.contains(&line) || in_loose) && !own.contains(&line);
            prop_assert_eq!(of_others(&places, 0).holds(line), other);
        }
    }
}
