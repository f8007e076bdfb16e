//! A copy of a post-mortem as its readers have it, shown to its writer: what is masked in it, and what stands there instead.

use serde::Serialize;
use ts_rs::TS;

use super::editor::as_read;
use super::{CopyAsk, PostmortemCopy, postmortem_copy};
use crate::engine::{Engine, Result};
use crate::ids::IncidentId;
use crate::paper::Form;
use crate::postmortem::{Mask, Profile};
use crate::runbook::model::Block;

/// A copy for readers, before it is passed on.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct MaskedView {
    /// For whom.
    pub profile: Profile,
    /// What stands at the head and the foot of each page.
    pub mark: String,
    /// How many are masked, in words.
    pub summary: String,
    /// What is masked, in order.
    pub masks: Vec<Mask>,
    /// The copy as it reads.
    pub blocks: Vec<Block>,
}

/// The copy for the readers of a profile, from the draft as people wrote it last.
///
/// # Errors
/// When there is no such incident, or its log cannot be read.
pub fn masked_view(engine: &mut Engine, id: IncidentId, profile: Profile) -> Result<MaskedView> {
    let ask = CopyAsk::of(profile, Form::Md);
    let PostmortemCopy { profile, mark, markdown, masks, summary, .. } =
        postmortem_copy(engine, id, ask)?;
    Ok(MaskedView { profile, mark, summary, masks, blocks: as_read(&markdown) })
}
