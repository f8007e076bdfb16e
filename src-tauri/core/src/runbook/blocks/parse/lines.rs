//! Which line of the file a byte stands on.

/// The lines of a text. Places are asked for mostly in order, so the last answer is where the next search begins.
pub(super) struct Lines {
    /// Where each line but the first starts.
    starts: Vec<usize>,
    /// Lines of the file before the first line of the text.
    before: u32,
    /// How many of `starts` were not behind the last place.
    last: usize,
}

/// Lines that are looked at one after the other before the rest is searched.
const NEAR: usize = 16;

impl Lines {
    /// The lines of `text`, which has `before` lines of the file above it.
    pub fn of(text: &str, before: u32) -> Self {
        let starts = text.match_indices('\n').map(|(at, _)| at + 1).collect();
        Self { starts, before, last: 0 }
    }

    /// The line, from 1, that holds the byte at `place`.
    pub fn at(&mut self, place: usize) -> u32 {
        self.last =
            self.near(place).unwrap_or_else(|| self.starts.partition_point(|s| *s <= place));
        u32::try_from(self.last).unwrap_or(u32::MAX).saturating_add(self.before).saturating_add(1)
    }

    fn near(&self, place: usize) -> Option<usize> {
        let is_behind = |at: usize| self.starts.get(at).is_none_or(|start| *start > place);
        if self.last > 0 && is_behind(self.last - 1) {
            return None;
        }
        (self.last..self.last + NEAR).find(|at| is_behind(*at))
    }
}
