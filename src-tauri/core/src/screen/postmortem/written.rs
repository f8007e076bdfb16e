//! The draft as people wrote it last, with what the log says now: what is printed and exported.

use super::{PostmortemDraft, Reading, usual};
use crate::engine::{Engine, EngineError, Result};
use crate::ids::IncidentId;
use crate::postmortem::Template;
use crate::postmortem::document::{Foreign, Fresh, Refreshed, fill, refresh};

/// The draft as people wrote it last; where nobody wrote into it, the one that the log gives.
///
/// # Errors
/// When there is no such incident, or the file cannot be read.
pub fn written_draft(engine: &mut Engine, id: IncidentId) -> Result<PostmortemDraft> {
    draft_in(engine, id, None, false)
}

/// The same in a layout. A layout is chosen when a draft begins: a written one has its own, and is never left aside for
/// another. With `alone` what the log gives, though people wrote a draft.
///
/// # Errors
/// When there is no such incident, the file cannot be read, or people wrote the draft in another layout.
pub fn draft_in(
    engine: &mut Engine,
    id: IncidentId,
    template: Option<&Template>,
    alone: bool,
) -> Result<PostmortemDraft> {
    let read = Reading::of(engine, id)?;
    let text = read.written(engine, id, template, alone)?;
    Ok(read.with_text(text))
}

impl Reading<'_> {
    /// The text of [`draft_in`].
    pub(super) fn written(
        &self,
        engine: &Engine,
        id: IncidentId,
        template: Option<&Template>,
        alone: bool,
    ) -> Result<String> {
        let settings = &engine.config().postmortem;
        let Some(version) = engine.latest_draft(id)?.filter(|_| !alone) else {
            return Ok(self.draft(template.unwrap_or(&usual()), settings));
        };
        let text = engine.draft_text(id, version.n)?;
        if template.is_some_and(|template| !template.fits(&text)) {
            return Err(EngineError::refused(format!(
                "The post-mortem of {} was written in another layout, which it keeps; leave --template out to have it, or add --fresh for what the log gives in this one, without what was typed.",
                self.number
            )));
        }
        Ok(fill(&text, &self.fresh(settings, &text)).text)
    }
}

/// A text that was edited elsewhere, with what the log says now; why not, where it is no draft of the incident.
///
/// # Errors
/// When there is no such incident, or its log cannot be read.
pub fn refresh_draft(
    engine: &mut Engine,
    id: IncidentId,
    text: &str,
) -> Result<Result<Refreshed, Foreign>> {
    let (number, fresh) = said_now(engine, id, text)?;
    Ok(refresh(text, &fresh, &number))
}

/// How the incident is called, and what its log says now in the blocks of a text.
pub(super) fn said_now(engine: &mut Engine, id: IncidentId, text: &str) -> Result<(String, Fresh)> {
    let read = Reading::of(engine, id)?;
    let fresh = read.fresh(&engine.config().postmortem, text);
    Ok((read.number, fresh))
}
