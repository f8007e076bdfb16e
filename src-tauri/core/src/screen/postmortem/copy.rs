//! A copy of a post-mortem for readers, masked for them, with everything that was found in it.

use super::{Reading, postmortem_by};
use crate::engine::{Engine, EngineError};
use crate::ids::IncidentId;
use crate::paper::drawing::Drawing;
use crate::postmortem::{
    Mask, Masks, Profile, Template, masked, masked_summary, masked_words, not_outside, pseudonyms,
};
use serde::Serialize;

/// What a copy is to be.
#[derive(Clone, Debug)]
pub struct CopyAsk {
    /// For whom.
    pub profile: Profile,
    /// Its layout; none for the one of the profile.
    pub template: Option<Template>,
    /// The edited draft that it is a copy of; none for what the log gives.
    pub text: Option<String>,
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
    let text = match ask.text {
        Some(text) => text,
        None => {
            let template = ask.template.unwrap_or_else(|| layout(ask.profile));
            postmortem_by(engine, id, &template, Some(ask.profile))?.markdown
        }
    };
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
    let masks = Masks { hosts, customers, people, keep: ask.keep };
    let drawing = match ask.profile {
        Profile::Internal | Profile::Company => read.chart(),
        Profile::External => None,
    };
    let words = |text: &str| masked_words(text, ask.profile, &masks);
    let drawing = drawing.map(|drawing| drawing.worded(words));
    let (markdown, masks) = masked(&text, ask.profile, &masks);
    let mark = if read.is_exercise() { "EXERCISE" } else { ask.profile.mark() };
    Ok(PostmortemCopy {
        summary: masked_summary(&masks).unwrap_or_else(|| "Nothing is masked.".to_owned()),
        incident: read.number,
        profile: ask.profile,
        mark: mark.to_owned(),
        markdown,
        masks,
        drawing,
    })
}

fn layout(profile: Profile) -> Template {
    let text = match profile {
        Profile::Internal | Profile::Company => Template::FULL,
        Profile::External => Template::EXTERNAL,
    };
    // What ships is read in a test.
    Template::read(text).unwrap_or_default()
}
