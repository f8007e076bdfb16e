//! A final post-mortem leaves no question open, or somebody says why.

use holdfast_core::ids::IncidentId;
use holdfast_core::incident::command::RecordAction;
use holdfast_core::postmortem::{open_questions, open_words, questions};
use holdfast_core::screen::PostmortemDraft;

use crate::args::PostmortemArgs;
use crate::desk::Desk;
use crate::problem::Problem;

/// How many questions an error quotes.
const QUOTED: usize = 5;

/// How many questions are open; an error where it is to be final and nobody says why they are.
pub fn check(asked: &PostmortemArgs, draft: &PostmortemDraft) -> Result<u32, Problem> {
    let open = open_questions(&draft.markdown);
    if !asked.is_final || open == 0 || asked.because.is_some() {
        return Ok(open);
    }
    let quoted = questions(&draft.markdown);
    let shown = quoted.iter().take(QUOTED).map(|(n, text)| format!("line {n}: {text}"));
    let shown: Vec<String> = shown.collect();
    let more = if quoted.len() > QUOTED { " …" } else { "" };
    Err(Problem::failed(format!(
        "the post-mortem of {} is not final: {}; answer them and give the draft with --from, or say why with --because ({}{more})",
        draft.number,
        open_words(open),
        shown.join("; ")
    )))
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
