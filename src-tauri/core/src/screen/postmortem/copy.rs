//! A copy of a post-mortem for readers, masked for them, with everything that was found in it.

use super::Reading;
use crate::engine::{Engine, EngineError, Result};
use crate::ids::IncidentId;
use crate::paper::Form;
use crate::paper::drawing::Drawing;
use crate::postmortem::document::{carried, fill, questions, sealed_copy, typed_only};
use crate::postmortem::{
    Mask, Masking, Masks, Profile, Template, masked_summary, not_outside, pseudonyms, quoted, said,
    with_words, without_words,
};
use serde::Serialize;

/// What a copy is to be.
#[derive(Clone, Debug)]
pub struct CopyAsk {
    /// For whom.
    pub profile: Profile,
    /// What it becomes.
    pub form: Form,
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

impl CopyAsk {
    /// The usual copy for these readers: of what people wrote last, in the layout of the profile, with all masks.
    #[must_use]
    pub fn of(profile: Profile, form: Form) -> Self {
        let (names, fresh) = (false, false);
        Self { profile, form, template: None, text: None, fresh, names, keep: Vec::new() }
    }
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

/// For whom a file in this form is masked: a text for a status page is for everybody, whoever else was named.
#[must_use]
pub fn readers_of(form: Form, asked: Option<Profile>) -> Option<Profile> {
    match form {
        Form::StatusPage => Some(Profile::External),
        Form::Md
        | Form::Html
        | Form::Pdf
        | Form::Docx
        | Form::Confluence
        | Form::Json
        | Form::Csv => asked,
    }
}

/// Writes the copy.
///
/// # Errors
/// When there is no such incident, its log cannot be read, or the text holds what is not for its readers, or asks
/// what they were to be told.
pub fn postmortem_copy(
    engine: &mut Engine,
    id: IncidentId,
    ask: CopyAsk,
) -> Result<PostmortemCopy> {
    Reading::of(engine, id)?.copy_with(engine, id, ask, |_, copy| copy)
}

/// For whom copies are made, and what stays in them.
#[derive(Clone, Debug)]
pub struct Readers {
    /// For whom.
    pub profile: Profile,
    /// People keep their names in an internal copy.
    pub names: bool,
    /// Words that are not masked.
    pub keep: Vec<String>,
}

impl Readers {
    /// These readers, with all masks.
    #[must_use]
    pub fn of(profile: Profile) -> Self {
        Self { profile, names: false, keep: Vec::new() }
    }
}

impl Reading<'_> {
    /// Makes a copy, and something more of it with the same masks.
    pub(super) fn copy_with<T>(
        &self,
        engine: &Engine,
        id: IncidentId,
        ask: CopyAsk,
        then: impl FnOnce(&mut Masking<'_>, PostmortemCopy) -> T,
    ) -> Result<T> {
        let text = text(engine, id, (self, &ask))?;
        let CopyAsk { profile, form, names, keep, .. } = ask;
        if profile == Profile::External {
            for_outside(&text, form, &self.number)?;
        }
        let masks = self.masks(engine, Readers { profile, names, keep });
        let mut masking = Masking::new(profile, &masks);
        let drawing = match profile {
            Profile::Internal | Profile::Company => self.chart(),
            Profile::External => None,
        };
        let copy = self.copied((&text, drawing), (profile, form), &mut masking);
        Ok(then(&mut masking, copy))
    }

    /// What masks the copies of any report of this incident.
    pub(in crate::screen) fn masks(&self, engine: &Engine, readers: Readers) -> Masks {
        let settings = &engine.config().postmortem;
        let people = if readers.names && readers.profile.may_name() {
            Vec::new()
        } else {
            pseudonyms(&self.incident)
        };
        let (hosts, customers) = (settings.hosts.clone(), settings.customers.clone());
        let (quotes, said) = (quoted(self.recorded()), said(self.recorded()));
        Masks { hosts, customers, people, quotes, said, keep: readers.keep }
    }

    /// The copy of a report, with its chart.
    pub(in crate::screen) fn copied(
        &self,
        (text, drawing): (&str, Option<Drawing>),
        (profile, form): (Profile, Form),
        masking: &mut Masking<'_>,
    ) -> PostmortemCopy {
        let (masked, found) = masking.text(text);
        let drawing = drawing.map(|drawing| drawing.worded(|words| masking.words(words)));
        // A text that was a copy in Markdown before has the words of the chart.
        let masked = match &drawing {
            Some(chart) if form == Form::Md => with_words(&without_words(&masked, chart), chart),
            Some(chart) => without_words(&masked, chart),
            None => masked,
        };
        // The seals are taken over the words that stand there now: a copy that nobody edited is known as one.
        let markdown = sealed_copy(&masked, profile);
        let mark = profile.mark();
        let mark = if self.is_exercise() { format!("EXERCISE · {mark}") } else { mark.to_owned() };
        PostmortemCopy {
            summary: summed(&found),
            incident: self.number.clone(),
            profile,
            mark,
            markdown,
            masks: found,
            drawing,
        }
    }
}

/// How many are masked, in one sentence.
pub(in crate::screen) fn summed(found: &[Mask]) -> String {
    masked_summary(found).unwrap_or_else(|| "Nothing is masked.".to_owned())
}

/// Refuses a text that readers outside may not have, or that asks in a form in which nobody answers any more.
fn for_outside(text: &str, form: Form, number: &str) -> Result<()> {
    if let Some(section) = not_outside(text) {
        return Err(EngineError::refused(format!(
            "The section “{section}” is not for readers outside. Write their own copy with `holdfast postmortem {number} --profile external`, and edit that."
        )));
    }
    if !Profile::External.takes(form) {
        return Err(EngineError::refused(
            "The rows are the timeline, which is not for readers outside; choose another form, or the readers internal or company.",
        ));
    }
    let is_edited_on = match form {
        // A status page leaves out what nobody wrote.
        Form::Md | Form::StatusPage => true,
        Form::Html | Form::Pdf | Form::Docx | Form::Confluence | Form::Json | Form::Csv => false,
    };
    match questions(text).first() {
        Some(asked) if !is_edited_on => Err(EngineError::refused(format!(
            "The copy for readers outside still asks: {}. Write it in the draft, under Summary, Impact or “## What changed”; or take the copy as Markdown and answer it there.",
            asked.words
        ))),
        Some(_) | None => Ok(()),
    }
}

/// What a copy starts from: an edited file, else the draft as people wrote it last, with what the log says to these readers.
/// Readers outside have what was typed for them, in their own layout, and a status page nothing that the log wrote.
fn text(engine: &Engine, id: IncidentId, (read, ask): (&Reading<'_>, &CopyAsk)) -> Result<String> {
    if ask.form == Form::StatusPage {
        return status_page(engine, id, (read, ask));
    }
    if let Some(text) = &ask.text {
        return Ok(text.clone());
    }
    if !ask.profile.has_own_layout() {
        return read.written(engine, id, ask.template.as_ref(), ask.fresh);
    }
    let given = read.draft(&outside(), &engine.config().postmortem);
    if ask.fresh {
        return Ok(given);
    }
    // Words that were typed into a block stand outside of it here; only then is it written for other readers.
    Ok(carried(&read.written(engine, id, None, false)?, &given))
}

/// What was typed for everybody: a block of the log may tell of severity and elapsed time, which readers outside are not
/// told.
fn status_page(
    engine: &Engine,
    id: IncidentId,
    (read, ask): (&Reading<'_>, &CopyAsk),
) -> Result<String> {
    let settings = &engine.config().postmortem;
    let typed = match &ask.text {
        // Words that were typed into a block move out of it.
        Some(text) => fill(text, &read.fresh(settings, text)).text,
        None => read.written(engine, id, None, ask.fresh)?,
    };
    Ok(typed_only(&carried(&typed, &read.draft(&outside(), settings))))
}

/// The layout that readers outside have.
fn outside() -> Template {
    // What ships is read in a test.
    Template::read(Template::EXTERNAL).unwrap_or_default()
}
