//! A post-mortem that is final, reviewed or closed leaves no question open, or somebody says why.

use holdfast_core::ids::IncidentId;
use holdfast_core::incident::command::{RecordAction, StateAction};
use holdfast_core::incident::{Command, ReviewState};
use holdfast_core::postmortem::document::{OpenQuestion, open_words, questions};
use holdfast_core::screen::{self, PostmortemDraft};

use crate::args::PostmortemArgs;
use crate::desk::Desk;
use crate::incident::act;
use crate::problem::{Problem, Result};

/// How many questions an error quotes.
const QUOTED: usize = 5;

/// How many questions are open; an error where it is to be final and nobody says why they are. The text that goes out is
/// asked, and what people wrote here: nothing of it is left behind unanswered.
pub fn check(
    desk: &mut Desk,
    id: IncidentId,
    asked: &PostmortemArgs,
    draft: &PostmortemDraft,
) -> Result<u32> {
    let goes_out = questions(&draft.markdown);
    let here =
        if asked.is_final { screen::unanswered_here(&mut desk.engine, id)? } else { Vec::new() };
    let count = counted(&goes_out).max(counted(&here));
    if !asked.is_final || count == 0 || asked.because.is_some() {
        return Ok(count);
    }
    let (open, what, then) = match goes_out.is_empty() {
        false => (goes_out, "", "answer them and give the draft with --from"),
        true => (
            here,
            " in the draft that was written here",
            "answer them there, take the edited file in with --take",
        ),
    };
    Err(Problem::failed(format!(
        "the post-mortem of {} is not final: {}{what}; {then}, or say why with --because ({})",
        draft.number,
        open_words(counted(&open)),
        quoted(&open)
    )))
}

/// Moves the post-mortem to a state. One that wants every question answered also takes a reason.
pub fn move_to(
    desk: &mut Desk,
    id: IncidentId,
    to: ReviewState,
    asked: &PostmortemArgs,
) -> Result<()> {
    let open = screen::unanswered(&mut desk.engine, id, to)?;
    let count = counted(&open);
    if count > 0 && asked.because.is_none() {
        return Err(Problem::failed(format!(
            "the post-mortem is not {} yet: {}; answer them, or say why with --because ({})",
            to.word(),
            open_words(count),
            quoted(&open)
        )));
    }
    let because = asked.because.clone();
    act::act_on(desk, id, StateAction::SetReview { review: to, open: count, because })
}

fn counted(open: &[OpenQuestion]) -> u32 {
    u32::try_from(open.len()).unwrap_or(u32::MAX)
}

/// The first questions, with their lines.
fn quoted(open: &[OpenQuestion]) -> String {
    let told = |one: &OpenQuestion| format!("line {}: {}", one.line, one.words);
    let shown: Vec<String> = open.iter().take(QUOTED).map(told).collect();
    format!("{}{}", shown.join("; "), if open.len() > QUOTED { " …" } else { "" })
}

/// Records that it is final though questions are open.
pub fn record(desk: &mut Desk, id: IncidentId, asked: &PostmortemArgs, open: u32) -> Result<()> {
    if let Some(reason) = asked.because.clone().filter(|_| open > 0) {
        let action = RecordAction::FinishPostmortem { open, reason }.into();
        desk.engine.execute(Command::On { incident: id, action }, None, &desk.actor)?;
    }
    Ok(())
}
