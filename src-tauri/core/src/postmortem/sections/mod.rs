//! What the log tells of an incident, a file for each part of the draft.
//!
//! Each stage uses only those before it: `timeline`, `effort`, `communication`, `impact`, `head`, `actions`, `evidence`,
//! `reached`, `overran`, `findings`.

mod actions;
mod communication;
mod effort;
mod evidence;
mod findings;
mod head;
mod impact;
mod overran;
mod reached;
mod timeline;

use super::field::Field;
use super::story::Story;
use super::written::For;

/// What the log tells; empty where it has nothing.
pub(super) fn text(field: Field, story: &Story<'_>) -> String {
    match field {
        Field::Title => head::title(story),
        Field::Date => head::date(story),
        Field::Incident => story.name.to_owned(),
        Field::Severity => head::severity(story),
        Field::Facts => head::facts(story),
        Field::Summary => head::summary(story),
        Field::Brief => head::brief(story),
        Field::Impact => impact::block(story),
        Field::ImpactList => impact::list(story),
        Field::Timeline => timeline::block(story),
        Field::Notes => timeline::notes(story),
        Field::Detection => impact::detection(story),
        Field::Response => head::response(story),
        Field::Recovery => impact::recovery(story),
        Field::Causes => head::causes(story),
        Field::Factors => head::written(story, For::Causes),
        Field::Well => head::written(story, For::Well),
        Field::Hard => head::written(story, For::Hard),
        Field::Lucky => head::written(story, For::Lucky),
        Field::Communication => communication::block(story),
        Field::Runbook => findings::runbook(story),
        Field::Corrections => findings::corrected(story),
        Field::Actions => actions::block(story),
        Field::ActionList => actions::list(story),
        Field::Questions => findings::questions(story),
        Field::Decisions => evidence::decisions(story),
        Field::Evidence => evidence::block(story),
        Field::Effort => effort::block(story),
        Field::Thanks => effort::thanks(story),
        Field::Log => evidence::log(story),
        Field::Times => impact::times(story),
        Field::Told => communication::told_outside(story),
    }
}
