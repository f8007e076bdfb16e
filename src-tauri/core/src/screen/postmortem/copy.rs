//! A copy of a post-mortem for readers, masked for them, with everything that was found in it.

use super::{Reading, postmortem_by, written_draft};
use crate::engine::{Engine, EngineError};
use crate::ids::IncidentId;
use crate::paper::drawing::Drawing;
use crate::postmortem::document::{fill, sealed_copy};
use crate::postmortem::{
    Mask, Masking, Masks, Profile, Template, masked_summary, not_outside, pseudonyms, quoted,
};
use serde::Serialize;

/// What a copy is to be.
#[derive(Clone, Debug)]
pub struct CopyAsk {
    /// For whom.
    pub profile: Profile,
    /// Its layout; none for the one of the profile.
    pub template: Option<Template>,
    /// The edited draft that it is a copy of; none for the one that people wrote last.
    pub text: Option<String>,
    /// What the log gives, though people wrote a draft.
    pub fresh: bool,
    /// True where people keep their names.
    pub names: bool,
    /// Words that are not masked.
    pub keep: Vec<String>,
}

/// A copy for readers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PostmortemCopy {
    /// How the incident is called.
    pub incident: String,
    /// For whom.
    pub profile: Profile,
    /// What stands at the head and the foot of each page.
    pub mark: String,
    /// The text.
    pub markdown: String,
    /// Everything that is masked, or was kept, in order.
    pub masks: Vec<Mask>,
    /// How many are masked, in words.
    pub summary: String,
    /// The chart, masked in the same way; none for readers outside.
    #[serde(skip)]
    pub drawing: Option<Drawing>,
}

/// Writes the copy.
///
/// # Errors
/// When there is no such incident, its log cannot be read, or the text holds what is not for its readers.
pub fn postmortem_copy(
    engine: &mut Engine,
    id: IncidentId,
    ask: CopyAsk,
) -> Result<PostmortemCopy, EngineError> {
    let read = Reading::of(engine, id)?;
    let text = text(engine, id, &ask)?;
    if ask.profile == Profile::External
        && let Some(section) = not_outside(&text)
    {
        return Err(EngineError::refused(format!(
            "The section “{section}” is not for readers outside. Write their own copy with `holdfast postmortem {} --profile external`, and edit that.",
            read.number
        )));
    }
    let settings = &engine.config().postmortem;
    let people = if ask.names && ask.profile == Profile::Internal {
        Vec::new()
    } else {
        pseudonyms(&read.incident, read.recorded())
    };
    let (hosts, customers) = (settings.hosts.clone(), settings.customers.clone());
    let quotes = quoted(read.recorded());
    let masks = Masks { hosts, customers, people, quotes, keep: ask.keep };
    let drawing = match ask.profile {
        Profile::Internal | Profile::Company => read.chart(),
        Profile::External => None,
    };
    let mut masking = Masking::new(ask.profile, &masks);
    let (masked, found) = masking.text(&text);
    // The seals are taken over the words that stand there now: a copy that nobody edited is known as one.
    let markdown = sealed_copy(&masked, ask.profile);
    let drawing = drawing.map(|drawing| drawing.worded(|words| masking.words(words)));
    let mark = ask.profile.mark();
    let mark = if read.is_exercise() { format!("EXERCISE · {mark}") } else { mark.to_owned() };
    Ok(PostmortemCopy {
        summary: masked_summary(&found).unwrap_or_else(|| "Nothing is masked.".to_owned()),
        incident: read.number,
        profile: ask.profile,
        mark,
        markdown,
        masks: found,
        drawing,
    })
}

/// What a copy starts from: an edited file, else the draft as people wrote it last, with what the log says to these readers.
/// Readers outside, and who asks for a layout, have what the log gives.
fn text(engine: &mut Engine, id: IncidentId, ask: &CopyAsk) -> Result<String, EngineError> {
    if let Some(text) = &ask.text {
        return Ok(text.clone());
    }
    let usual = layout(ask.profile);
    let template = ask.template.as_ref().unwrap_or(&usual);
    let given = postmortem_by(engine, id, template)?.markdown;
    let starts_from_written = match ask.profile {
        Profile::Internal | Profile::Company => ask.template.is_none() && !ask.fresh,
        Profile::External => false,
    };
    if !starts_from_written {
        return Ok(given);
    }
    // Words that were typed into a block stand outside of it here; only then is it written for other readers.
    let written = written_draft(engine, id)?.markdown;
    Ok(fill(&written, &given).text)
}

fn layout(profile: Profile) -> Template {
    let text = match profile {
        Profile::Internal | Profile::Company => Template::FULL,
        Profile::External => Template::EXTERNAL,
    };
    // What ships is read in a test.
    Template::read(text).unwrap_or_default()
}
