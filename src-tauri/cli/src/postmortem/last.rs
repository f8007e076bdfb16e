//! A post-mortem that is final, reviewed or closed leaves no question open, or somebody says why.

use holdfast_core::ids::IncidentId;
use holdfast_core::incident::ReviewState;
use holdfast_core::incident::command::{RecordAction, StateAction};
use holdfast_core::postmortem::{open_questions, open_words, questions};
use holdfast_core::screen::{self, OpenLine, PostmortemDraft};

use crate::args::PostmortemArgs;
use crate::desk::Desk;
use crate::incident::act;
use crate::problem::Problem;

/// How many questions an error quotes.
const QUOTED: usize = 5;

/// How many questions are open; an error where it is to be final and nobody says why they are.
pub fn check(asked: &PostmortemArgs, draft: &PostmortemDraft) -> Result<u32, Problem> {
    let open = open_questions(&draft.markdown);
    if !asked.is_final || open == 0 || asked.because.is_some() {
        return Ok(open);
    }
    Err(Problem::failed(format!(
        "the post-mortem of {} is not final: {}; answer them and give the draft with --from, or say why with --because ({})",
        draft.number,
        open_words(open),
        quoted(&questions(&draft.markdown))
    )))
}

/// Moves the post-mortem to a state. One that wants every question answered also takes a reason.
pub fn move_to(
    desk: &mut Desk,
    id: IncidentId,
    to: ReviewState,
    asked: &PostmortemArgs,
) -> Result<(), Problem> {
    let open = screen::unanswered(&mut desk.engine, id, to)?;
    let count = u32::try_from(open.len()).unwrap_or(u32::MAX);
    if count > 0 && asked.because.is_none() {
        let lines: Vec<_> =
            open.into_iter().map(|OpenLine { line, words }| (line, words)).collect();
        return Err(Problem::failed(format!(
            "the post-mortem is not {} yet: {}; answer them, or say why with --because ({})",
            to.word(),
            open_words(count),
            quoted(&lines)
        )));
    }
    let because = asked.because.clone();
    act::act_on(desk, id, StateAction::SetReview { review: to, open: count, because })
}

/// The first lines that ask, with their numbers.
fn quoted(lines: &[(usize, String)]) -> String {
    let shown = lines.iter().take(QUOTED).map(|(n, text)| format!("line {n}: {text}"));
    let shown: Vec<String> = shown.collect();
    format!("{}{}", shown.join("; "), if lines.len() > QUOTED { " …" } else { "" })
}

/// Records that it is final though questions are open.
pub fn record(
    desk: &mut Desk,
    id: IncidentId,
    asked: &PostmortemArgs,
    open: u32,
) -> Result<(), Problem> {
    match &asked.because {
        Some(reason) if open > 0 => {
            desk.engine.execute(
                holdfast_core::incident::Command::On {
                    incident: id,
                    action: RecordAction::FinishPostmortem { open, reason: reason.clone() }.into(),
                },
                None,
                &desk.actor,
            )?;
            Ok(())
        }
        Some(_) | None => Ok(()),
    }
}
