//! What each kind of entry means: the one list that the documentation of the log is made from.

/// Every kind with its meaning, in the order in which an incident usually meets them.
#[must_use]
pub fn kind_docs() -> Vec<(&'static str, &'static str)> {
    KINDS.to_vec()
}

const KINDS: [(&str, &str); 37] = [
    (
        "declared",
        "An incident was declared, with its number, title, severity and first promises, and with what was reported where the title says something else.",
    ),
    ("runbook_attached", "A runbook joined the incident and is kept as it stood at that moment."),
    ("severity_set", "The severity changed, with the reason and the promises this pulls forward."),
    ("state_set", "The state changed among Investigating, Identified and Monitoring."),
    ("role_assigned", "A role was given to a person, passed on, or freed."),
    ("step_started", "Somebody is at a step."),
    ("step_done", "A step was done."),
    ("step_skipped", "A step was left out, with the reason; it no longer counts in the total."),
    ("step_undone", "What was said of a step was taken back; it is open again."),
    ("step_blocked", "A step cannot go on, with the reason."),
    (
        "step_added",
        "A step was added for this incident only, by a person or from the changed file; the entry's id names it.",
    ),
    ("step_edited", "The words or commands of a step were changed for this incident only."),
    (
        "step_moved",
        "A step was put at another place for this incident only, after or before the step that the person named.",
    ),
    (
        "step_dropped",
        "A step was taken out for this incident only, with the reason; it is hidden, not removed.",
    ),
    ("step_restored", "A step that was taken out is back, with what was said of it."),
    (
        "change_set_aside",
        "A difference between the file and the checklist was looked at, and the checklist stays as it is.",
    ),
    ("blank_filled", "A blank of the runbooks got its value for this incident."),
    ("note", "Something that somebody saw or did; the text is the note to the letter."),
    ("decision", "A decision; the text is to the letter."),
    ("update_posted", "A person posted a text to an audience, with the next promise it makes."),
    ("ping_posted", "The automatic ping went out, built from the log alone."),
    ("ping_skipped", "A person let one automatic ping go by; the promise stayed."),
    ("ask_first", "No ping goes by itself any more until a person enters something."),
    ("snoozed", "The alarm and the automatic ping were moved; the promise stayed."),
    ("held", "All pings are held, with the reason."),
    ("unheld", "The hold ended."),
    ("rhythm_taken", "From here on this laptop sends and pings, and no other."),
    ("resolved", "The impact is over and that was confirmed."),
    ("reopened", "Work went on after the end; promises start again."),
    ("closed", "The record was closed."),
    ("declined", "It was a false alarm, with the reason."),
    ("escalation_due", "The time of an escalation that a runbook names has come."),
    ("delivery", "What finally became of one message to one channel."),
    ("delivery_settled", "A person said what became of a message whose fate was not known."),
    ("suspended", "The laptop slept or the program was frozen, from when to when."),
    ("clock_stepped", "The wall clock moved back."),
    ("purged", "The body of an earlier entry was removed; the chain of hashes still holds."),
];
