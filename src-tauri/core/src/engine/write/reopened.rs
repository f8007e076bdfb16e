//! What a person is told who reopened an incident: what became of a hold, and who still believes that it is over.

use crate::clock::Millis;
use crate::incident::command::StateAction;
use crate::incident::{Action, Audience, Command, Incident};

/// One sentence for each, after a command that reopened an incident.
pub(in crate::engine) fn reopened(
    state: &Incident,
    name: &str,
    command: &Command,
    now: Millis,
) -> Vec<String> {
    let Command::On { action: Action::State(StateAction::Reopen { .. }), .. } = command else {
        return Vec::new();
    };
    let hold = state.hold_ended.as_deref().map(|why| {
        let why = if why.is_empty() { String::new() } else { format!(" ({why})") };
        format!("The pings were held when {name} ended{why}. The hold ended with it: they go again. `holdfast hold {name}` or H holds them anew.")
    });
    let told = Audience::ALL.into_iter().filter_map(|a| Some((a, state.told_over(a)?)));
    let told = told.map(|(audience, at)| {
        let (readers, how) = match audience {
            Audience::Internal => ("The internal readers", ""),
            Audience::External => ("Customers", " --audience external --approved-by NAME"),
        };
        let at = state.dial().near(at, now);
        format!("{readers} were told at {at} that it is over: take that back in the composer, or with `holdfast update {name} \"Reopened: …\"{how}`.")
    });
    hold.into_iter().chain(told).collect()
}
