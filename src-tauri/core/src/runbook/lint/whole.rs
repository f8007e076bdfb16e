//! What a file as a whole is missing: steps, severity, somebody to call, the end of a fence.

use super::finding::{Around, LintFinding};
use super::page::Page;
use super::rule::{Level, Rule};
use crate::runbook::model::Checklist;
use crate::runbook::model::reading::TableKind;
use crate::text::patterns;

patterns! {
    /// A title by which a file says that it is there to be worked through; "Our runbooks" is a page about them.
    IS_RUNBOOK = r"(?im)\b(?:run[ -]?book|play[ -]?book|procedure|sop)$|^(?:# )?(?:run[ -]?book|play[ -]?book|procedure|sop)(?: for\b|\s*[:–—-])";
    CALLS_SOMEBODY = r"(?i)\b(escalat\w*|on[- ]?call|pager\w*|contacts?|notify|page (?:the|your))\b";
}

pub(super) fn check(runbook: &Checklist, page: &Page<'_>, around: &Around<'_>) -> Vec<LintFinding> {
    let mut found: Vec<LintFinding> = Vec::new();
    let has_steps = runbook.steps().next().is_some();
    if !has_steps {
        found.push(no_steps(runbook, page, around));
    }
    let names = |kind: TableKind| runbook.pinned.iter().any(|table| table.kind == kind);
    let severity = runbook.severity.is_some() || runbook.front.severity.is_some();
    if has_steps && !severity && !names(TableKind::Severity) {
        let message = "no severity is given; add a heading such as “Severity: P2”, so that it is suggested at declare.";
        found.push(LintFinding::new(Rule::NoSeverity, None, message));
    }
    let calls = !runbook.escalations.is_empty() || names(TableKind::Contacts);
    if has_steps && !calls && !CALLS_SOMEBODY.is_match(page.source) {
        let message = "it does not say whom to call; add a line such as “Escalate to … if not resolved in 30 minutes”.";
        found.push(LintFinding::new(Rule::NoEscalation, None, message));
    }
    found.extend(page.codes.iter().filter(|code| code.unclosed).map(|code| {
        let message = "the code fence that opens here is never closed, so what follows is read as code; close it.";
        LintFinding::new(Rule::UnclosedFence, code.line, message)
    }));
    found
}

/// A page that explains something is fine without steps; one that calls itself a runbook is not.
fn no_steps(runbook: &Checklist, page: &Page<'_>, around: &Around<'_>) -> LintFinding {
    let stem = around.file_name.split('.').next().unwrap_or_default().replace('_', " ");
    let first = page.lines.iter().find(|line| line.starts_with("# ")).copied().unwrap_or_default();
    let named = [stem.as_str(), &runbook.title, first].iter().any(|name| IS_RUNBOOK.is_match(name));
    if named {
        let message = "it calls itself a runbook, and no steps were recognised; write them as a numbered list.";
        return LintFinding::new(Rule::NoSteps, None, message);
    }
    let message = "no steps were recognised, so it is shown as a document.";
    LintFinding::new(Rule::NoSteps, None, message).at(Level::Note)
}
