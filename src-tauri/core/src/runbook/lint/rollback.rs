//! Commands that destroy something in a file that names no way back.
//!
//! Precision before reach: only what is offered for copying counts, only words that destroy what cannot simply be
//! started again, and any sign that somebody thought of the way back (a section, a backup, a warning) is enough.

use super::finding::LintFinding;
use super::page::Page;
use super::rule::Rule;
use crate::runbook::model::{Checklist, Step};
use crate::text::patterns;

patterns! {
    DESTROYS = &[
        r"(?i)\bdrop\s+(?:table|database|schema)\b",
        r#"\btruncate\s+(?:table\s+)?["`a-z_]\w*"#,
        r"\bdelete\s+from\b",
        r"\b(?:terraform|tofu|pulumi)\s+destroy\b",
        r"\b(?:kubectl|oc)\b[^|;&\n]*\sdelete\s+(?:-\S+\s+)*(?:ns|namespaces?|pvcs?|pvs?|persistentvolume(?:claim)?s?|crds?|statefulsets?|sts|deployments?|deploy)\b",
        r"\baws\b[^|;&\n]*\s(?:terminate-instances|delete-(?:db|bucket|table|stack|cluster|volume|file-system|instance|function)[\w-]*|s3\s+r[bm])\b",
        r"\b(?:gcloud|az)\b[^|;&\n]*\sdelete\b",
        r"\bhelm\s+(?:-\S+\s+)*(?:uninstall|delete)\b",
        r"\b(?:mkfs(?:\.\w+)?|wipefs|lvremove|vgremove|dropdb|pg_resetwal|flushall|flushdb)\b",
        r"\bzpool\s+destroy\b",
        r"\bof=/dev/(?:sd|nvme|vd|disk)",
        r"\bgit\s+push\b[^|;&\n]*\s(?:--force|-f)\b",
        r"\bdocker[\s-]compose\b[^|;&\n]*\sdown\b[^|;&\n]*\s(?:-v|--volumes)\b",
        r"\bdocker\s+volume\s+(?:rm|prune)\b",
        r"\b(?:pg_promote|pg_ctl\b[^|;&\n]*\spromote|patronictl\b[^|;&\n]*\sfailover|failover-db-cluster)\b",
    ].join("|");
    REMOVES = r"\brm\s+(?:-\S+\s+)*-[a-zA-Z]*[rR][a-zA-Z]*\s+(?:-\S+\s+)*(\S+)";
    /// What is made again by itself.
    MADE_AGAIN = r"(?i)tmp|temp|cache|node_modules|\.terraform|/?(?:dist|build|target|out|logs?)(?:/|$|\*)|\.log";
    SAYS_SO = r"(?i)^(?:(?:initiate|perform|trigger|start|execute)\s+(?:an?\s+|the\s+)?)?fail[- ]?over\s+to\b|^(?:drop|truncate|destroy|wipe|delete)\s+(?:the\s+)?(?:\w+\s+)?(?:database|tables?|schema|volume|bucket|cluster|namespace)\b";
    WAY_BACK = r"(?i)roll(?:ing|ed|s)?[\s_-]?back|\bundo\b|\brevert|\bback(?:ing)?[\s-]?out\b|\brestor(?:e|ing|ed|ation)\b|\bback(?:ed)?[\s_-]?up|pg_dump|\bsnapshot|\bfail(?:ing)?[\s-]?back\b|irreversible|cannot be undone|can't be undone|data loss|\bdestructive|\bcaution\b|\bwarning\b|\bdanger|\bbe careful\b|⚠|--dry-run";
}

pub(super) fn check(runbook: &Checklist, page: &Page<'_>) -> Option<LintFinding> {
    if WAY_BACK.is_match(page.source) {
        return None;
    }
    let mut places = runbook.steps().filter_map(|(_, step)| destroys(step, page));
    let (line, what) = places.next()?;
    let more = match places.count() {
        0 => String::new(),
        1 => ", and so does another step".to_owned(),
        n => format!(", and so do {n} other steps"),
    };
    let message = format!(
        "“{what}” destroys something{more}, and the file names no way back; add a section Rollback, or a warning before the step."
    );
    Some(LintFinding::new(Rule::NoRollback, line, message))
}

/// The first thing of a step that destroys, with its line.
fn destroys(step: &Step, page: &Page<'_>) -> Option<(u32, String)> {
    if !step.cautions.is_empty() {
        return None;
    }
    let in_command =
        step.command_lines().find_map(|line| Some((page.locate(step.line, line), in_line(line)?)));
    let in_words = || Some((step.line, SAYS_SO.find(&step.text)?.as_str().to_owned()));
    in_command.or_else(in_words)
}

fn in_line(line: &str) -> Option<String> {
    if line.trim_start().starts_with('#') {
        return None;
    }
    let named = DESTROYS.find(line).map(|found| found.as_str().to_owned());
    named.or_else(|| {
        let found = REMOVES.captures(line).filter(|found| !MADE_AGAIN.is_match(&found[1]))?;
        Some(found[0].to_owned())
    })
}
