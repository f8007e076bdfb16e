//! The editor of a post-mortem: the draft as it is written now, its versions, and what it still waits for.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;

use super::postmortem;
use super::review::wanting;
use super::written::{refresh_draft, said_now};
use crate::clock::Millis;
use crate::engine::{DraftText, Engine, EngineError, Result};
use crate::ids::IncidentId;
use crate::incident::words::role;
use crate::incident::{IncidentState, ReviewState};
use crate::paper::title_of;
use crate::postmortem::document::{
    self, DraftLine, DraftSection, OpenQuestion, Refreshed, fill, outline, questions,
};
use crate::postmortem::wording::{Named, WordList, Wording, wordings};
use crate::postmortem::{due_at, pseudonyms};
use crate::runbook::blocks_of;
use crate::runbook::model::Block;
use crate::screen::{Now, now};
use crate::severity::Severity;
use crate::store::local::drafts::Version;

/// The editor.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct DraftView {
    /// The time.
    pub now: Now,
    /// How the incident is called: `INC-0042`.
    pub number: String,
    /// What was broken.
    pub title: String,
    /// How bad it was.
    pub severity: Severity,
    /// Where the incident stands.
    pub state: IncidentState,
    /// It tells of an exercise.
    pub exercise: bool,
    /// Where the post-mortem stands.
    pub review: ReviewState,
    /// Who brings it to its end; none where nobody was said to.
    pub owner: Option<String>,
    /// Who holds a role, and may be its owner.
    pub people: Vec<String>,
    /// States further on that ask why, while a question is open.
    pub want_answers: Vec<ReviewState>,
    /// When it is due; none while the incident is open.
    pub due_at: Option<Millis>,
    /// The version that the text is; none where nobody wrote into it.
    pub version: Option<DraftVersion>,
    /// The heading of the text, as its readers see it; the incident's name where it has none.
    pub heading: String,
    /// The text, with what the log says now.
    pub text: String,
    /// The questions of the text that nobody answered, in their order.
    pub open: Vec<OpenQuestion>,
    /// What a person should know of the text, each in one sentence.
    pub remarks: Vec<String>,
    /// The file that somebody changed since it was exported. Filled by the shell, which knows where exports lie.
    pub outside: Option<String>,
}

/// A version of a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DraftVersion {
    /// Counts the versions from 1; a number is never given twice.
    #[ts(type = "number")]
    pub n: i64,
    /// When it was saved.
    pub saved_at: Millis,
    /// Who wrote it.
    pub by: String,
}

/// The versions of a draft, and what one of them changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct DraftHistory {
    /// The latest first.
    pub versions: Vec<DraftVersion>,
    /// What the chosen one changed, against the one before it.
    pub changes: Vec<DraftLine>,
}

/// What a draft waits for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct DraftNotes {
    /// Its sections.
    pub sections: Vec<DraftSection>,
    /// Words that a prompt asks about.
    pub wordings: Vec<Wording>,
    /// How many questions are not answered.
    pub questions: u32,
    /// They, in their order.
    pub open: Vec<OpenQuestion>,
    /// What is wrong with the workspace's list of words, each in one sentence.
    pub problems: Vec<String>,
    /// The draft as a reader sees it, where that was asked for.
    pub blocks: Option<Vec<Block>>,
}

impl From<Version> for DraftVersion {
    fn from(version: Version) -> Self {
        Self { n: version.n, saved_at: version.saved_at, by: version.actor }
    }
}

/// The editor: the latest version with what the log says now, else the draft that the log gives.
///
/// # Errors
/// When there is no such incident, or the file cannot be read.
pub fn draft_view(engine: &mut Engine, id: IncidentId) -> Result<DraftView> {
    let version = engine.latest_draft(id)?;
    let typed = version.as_ref().map(|v| engine.draft_text(id, v.n)).transpose()?;
    let (number, text) = match typed {
        None => {
            let fresh = postmortem(engine, id)?;
            (fresh.number, Refreshed { text: fresh.markdown, remarks: Vec::new() })
        }
        Some(typed) => {
            let (number, fresh) = said_now(engine, id, &typed)?;
            (number, fill(&typed, &fresh))
        }
    };
    let now = now(engine);
    let state = engine.incident(id)?;
    let undeclared = || super::undeclared(&number);
    let facts = state.declared.as_ref().ok_or_else(undeclared)?;
    Ok(DraftView {
        now,
        title: facts.title.clone(),
        severity: facts.severity,
        state: facts.state,
        exercise: facts.exercise,
        review: state.review,
        owner: state.review_owner.clone(),
        people: state.roles.values().collect::<BTreeSet<_>>().into_iter().cloned().collect(),
        want_answers: wanting(state),
        due_at: due_at(state),
        version: version.map(DraftVersion::from),
        heading: title_of(&text.text).unwrap_or_else(|| number.clone()),
        number,
        open: questions(&text.text),
        text: text.text,
        remarks: text.remarks,
        outside: None,
    })
}

/// Keeps a text as the latest version, whoever wrote the one before: what was edited outside is taken in. A file is always
/// a version of its own.
///
/// # Errors
/// When it is no draft of that incident, or the file cannot be written.
pub fn take_draft(
    engine: &mut Engine,
    id: IncidentId,
    text: &str,
    actor: &str,
) -> Result<(DraftVersion, Vec<String>)> {
    // A version has one kind of line end, whatever editor the file comes from.
    let taken = refresh_draft(engine, id, &text.replace("\r\n", "\n"))?
        .map_err(|why| EngineError::refused(format!("The file was not taken in: {why}.")))?;
    let base = engine.latest_draft(id)?.map(|version| version.n);
    let text = DraftText { text: taken.text, base, session: None };
    let version = engine.keep_draft(id, &text, actor)?;
    Ok((version.into(), taken.remarks))
}

/// The versions of a draft, and what the version `n` changed; the latest where none is named. The first one that is kept
/// is told against the draft that the log gives, from which it was written.
///
/// # Errors
/// When there is no such version, or the file cannot be read.
pub fn draft_history(engine: &mut Engine, id: IncidentId, n: Option<i64>) -> Result<DraftHistory> {
    let versions = engine.draft_versions(id)?;
    let chosen = n.or_else(|| versions.first().map(|version| version.n));
    let Some(chosen) = chosen else {
        return Ok(DraftHistory { versions: Vec::new(), changes: Vec::new() });
    };
    let after = engine.draft_text(id, chosen)?;
    let before = versions.iter().find(|version| version.n < chosen);
    let before = match before {
        Some(version) => engine.draft_text(id, version.n)?,
        None => document::stripped(&postmortem(engine, id)?.markdown),
    };
    let versions = versions.into_iter().map(DraftVersion::from).collect();
    let (before, after) = (document::compared(&before), document::compared(&after));
    Ok(DraftHistory { versions, changes: document::difference(&before, &after) })
}

/// An earlier version with what the log says now, to be written on from.
///
/// # Errors
/// When there is no such version, or the file cannot be read.
pub fn draft_of_version(engine: &mut Engine, id: IncidentId, n: i64) -> Result<String> {
    let typed = engine.draft_text(id, n)?;
    let (_, fresh) = said_now(engine, id, &typed)?;
    Ok(fill(&typed, &fresh).text)
}

/// The people whom the log of an incident names, with their roles in words.
///
/// # Errors
/// When there is no such incident, or the file cannot be read.
pub fn named_people(engine: &mut Engine, id: IncidentId) -> Result<Vec<Named>> {
    let state = engine.incident(id)?;
    let mut named: Vec<Named> = Vec::new();
    let mut add = |name: &str, role: String| {
        if !name.trim().is_empty() && !named.iter().any(|person| person.name == name) {
            named.push(Named { name: name.to_owned(), role });
        }
    };
    let mut roles: Vec<_> = state.roles.iter().collect();
    roles.sort_by_key(|(name, _)| role::place(name));
    for (name, person) in roles {
        add(person, format!("the {}", role::said(name)));
    }
    let others = state.people.iter().filter(|person| !person.is_team());
    others.for_each(|person| add(&person.name, "a responder".to_owned()));
    let stand_for = pseudonyms(state);
    // A first name that only one person has has that person's role.
    for (short, instead) in &stand_for {
        let is_theirs = |(name, other): &&(String, String)| other == instead && name != short;
        let role_of = |name: &str| named.iter().find(|p| p.name == name).map(|p| p.role.clone());
        let role = stand_for.iter().filter(is_theirs).find_map(|(name, _)| role_of(name));
        if let Some(role) = role.filter(|_| role_of(short).is_none()) {
            named.push(Named { name: short.clone(), role });
        }
    }
    Ok(named)
}

/// The blocks of a draft without its comments, which are for its writer.
pub(super) fn as_read(text: &str) -> Vec<Block> {
    let is_read = |block: &Block| !matches!(block, Block::Aside { .. });
    blocks_of(text).into_iter().filter(is_read).collect()
}

/// What a draft waits for; with `preview` also how it reads.
#[must_use]
pub fn draft_notes(
    text: &str,
    (list, problems): (&WordList, Vec<String>),
    people: &[Named],
    preview: bool,
) -> DraftNotes {
    let wordings = wordings(text, list, people);
    let mut sections = outline(text);
    for wording in &wordings {
        let of = sections.iter_mut().rev().find(|section| section.line < wording.line);
        of.into_iter().for_each(|section| section.wordings += 1);
    }
    let open = questions(text);
    DraftNotes {
        questions: u32::try_from(open.len()).unwrap_or(u32::MAX),
        open,
        sections,
        wordings,
        problems,
        blocks: preview.then(|| as_read(text)),
    }
}
