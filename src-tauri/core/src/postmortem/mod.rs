//! The post-mortem draft: what the log can say of an incident, as Markdown, with visible gaps for the rest.
//!
//! What the log wrote stands in marked blocks, so that it can be refreshed without touching typed prose ([`document`]);
//! what only people know is a countable `[[TODO: …]]`. A time that nobody recorded is *unknown*, never zero. Prose names
//! roles, not people. What is deliberately absent: IO, the clock, other formats, opinions.
//!
//! Each stage uses only those before it: `profile` (who may read a copy), `settings` (what the workspace says), `entry`,
//! `due`, `markdown`, `marks` (what a draft is known by), `field` (what the log can tell), `told`, `written`, `cadence`,
//! `key_times`, `metrics`, `people`, `chart`, `story` (the incident, worked out once), `sections` (the words of each
//! field), `document`, `template` (the layout), `masking` (what readers may not see), `wording`.

mod cadence;
mod chart;
pub mod document;
mod due;
mod entry;
mod field;
mod key_times;
mod markdown;
mod marks;
mod masking;
mod metrics;
mod people;
mod profile;
mod sections;
mod settings;
mod story;
mod template;
#[cfg(test)]
mod tests;
mod told;
pub mod wording;
mod written;

pub use cadence::{Cadence, GRACE_MS, cadence, promises_kept};
pub use chart::{Room, chart, chart_in, charted_kinds, with_words, without_words};
pub use due::{DUE_HOURS, due_at};
pub use entry::PostmortemEntry;
pub use key_times::{KeyFact, KeyStatus, key_times, words as key_time_words};
pub use markdown::inline;
pub use marks::{draft_number, is_draft, is_draft_of};
pub use masking::{
    Mask, MaskKind, Masking, Masks, not_outside, pseudonyms, said, summary as masked_summary,
};
pub use metrics::{Metrics, counted_kinds, metrics};
pub use profile::Profile;
pub use settings::{Rate, Settings};
pub use template::{Template, TemplateError};

use crate::clock::Millis;
use crate::incident::Incident;
use crate::incident::event::{Event, Recorded};
use document::Fresh;
use field::Field;
use std::collections::BTreeMap;
use story::Story;

/// The folder of the workspace, or of the data folder, that drafts are saved in.
pub const FOLDER: &str = "postmortems";

/// The words of updates as a draft quotes them, between “ and ”.
pub fn quoted<'a>(entries: impl IntoIterator<Item = &'a Recorded<Event>>) -> Vec<String> {
    let posts = entries.into_iter().filter_map(|entry| told::post_of(&entry.event));
    posts.map(|(post, _)| markdown::lines(&post.text)).filter(|text| !text.is_empty()).collect()
}

/// What a draft is to look like.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// Its layout.
    pub template: &'a Template,
    /// What the workspace says.
    pub settings: &'a Settings,
}

/// The draft as Markdown, in the layout that is used where none is asked for. The same entries give the same text, in
/// whatever order they come.
#[must_use]
pub fn draft(
    incident: &Incident,
    name: &str,
    entries: &[PostmortemEntry],
    cadence: Cadence,
    now: Millis,
) -> String {
    // What ships is read in a test.
    let full = Template::read(Template::FULL).unwrap_or_default();
    let settings = Settings::default();
    let asked = Asked { template: &full, settings: &settings };
    draft_by(asked, (incident, name), entries, cadence, now)
}

/// The draft of the incident that is called `name`, as it is asked for. Masks are put into it by [`Masking`].
#[must_use]
pub fn draft_by(
    asked: Asked<'_>,
    (incident, name): (&Incident, &str),
    entries: &[PostmortemEntry],
    cadence: Cadence,
    now: Millis,
) -> String {
    asked.template.filled(&Story::new((incident, name), asked.settings, entries, cadence, now))
}

/// What the log says now in the blocks of a text, each by its own field, and in the layout that is asked for.
#[must_use]
pub fn fresh_blocks(
    asked: Asked<'_>,
    (incident, name): (&Incident, &str),
    entries: &[PostmortemEntry],
    cadence: Cadence,
    now: Millis,
    text: &str,
) -> Fresh {
    let story = Story::new((incident, name), asked.settings, entries, cadence, now);
    let fields = template::blocks_of(text).chain(asked.template.blocks());
    let mut said: BTreeMap<&str, String> = BTreeMap::new();
    for field in fields {
        said.entry(field.word()).or_insert_with(|| sections::text(field, &story));
    }
    Fresh::new(said, asked.template.blocks().map(Field::word))
}
