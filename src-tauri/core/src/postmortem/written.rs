//! Notes that begin with the word of a section: `Root cause: …`, `Impact: …`, `TODO …`, `? …`. Their writer said where in
//! the post-mortem they belong.

use crate::clock::Millis;
use crate::ids::EventId;
use crate::incident::event::Text;
use crate::incident::typed::{Label, labelled};

use super::entry::PostmortemEntry;

/// The section that a note is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum For {
    Summary,
    Causes,
    Impact,
    Well,
    Hard,
    Lucky,
    Actions,
    Questions,
}

/// A note for a section, without its word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Written<'a> {
    pub(super) entry: EventId,
    pub(super) at: Millis,
    pub(super) part: For,
    pub(super) text: &'a str,
}

/// The section that a note is for, and its words; none for a note of what happened.
pub(super) fn read(note: &Text) -> Option<(For, &str)> {
    let text = &note.text;
    if let Some(rest) = text.trim_start().strip_prefix('?') {
        return Some((For::Questions, rest.trim()));
    }
    if let Some(rest) = note.to_do() {
        return Some((For::Actions, rest));
    }
    labelled(text).map(|(label, _, rest)| (For::from(label), rest))
}

impl From<Label> for For {
    fn from(label: Label) -> Self {
        match label {
            Label::Summary => Self::Summary,
            Label::Causes => Self::Causes,
            Label::Impact => Self::Impact,
            Label::Well => Self::Well,
            Label::Hard => Self::Hard,
            Label::Lucky => Self::Lucky,
        }
    }
}

/// All notes for sections, in the order of the timeline.
pub(super) fn written<'a>(entries: &[&'a PostmortemEntry]) -> Vec<Written<'a>> {
    let of = |entry: &&'a PostmortemEntry| {
        let (id, at) = (entry.recorded.id, entry.shown_at);
        read(note(entry)?).map(|(part, text)| Written { entry: id, at, part, text })
    };
    entries.iter().filter_map(of).collect()
}

/// What a note says.
pub(super) fn note(entry: &PostmortemEntry) -> Option<&Text> {
    entry.recorded.event.gist().said?.note()
}
