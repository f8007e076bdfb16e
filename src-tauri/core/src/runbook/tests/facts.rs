//! Titles, severities, windows and promises, each in the forms that runbooks use.

use super::read;
use crate::runbook::{Window, parse};

fn severity(source: &str) -> Option<(Option<u8>, String)> {
    read(source).checklist.severity.map(|s| (s.level.map(|l| l.number()), s.text))
}

fn some(level: u8, text: &str) -> Option<(Option<u8>, String)> {
    Some((Some(level), text.to_owned()))
}

#[test]
fn titles() {
    assert_eq!(read("# Runbook: Disk full\n").title, "Disk full");
    assert_eq!(read("Text.\n\n# Disk full {#disk}\n").title, "Disk full");
    assert_eq!(
        read("---\ntitle: \"Disk full\"\n---\n# <%= current_page.data.title %>\n").title,
        "Disk full"
    );
    assert_eq!(
        read("+++\ntitle = 'Disk full'\n+++\n## Steps\n").title,
        "Disk full",
        "TOML front matter"
    );
    assert_eq!(
        read("<!-- note -->\n\n## Disk full\n").title,
        "Disk full",
        "the first heading, when nothing precedes it"
    );
    assert_eq!(
        read("---\ntitle: Disk full on <%= config[:host] %>\n---\n").title,
        "Disk full on …",
        "code of a site's generator is in no update"
    );
    let code = parse("---\ntitle: <%= name %>\n---\nText.\n", "docs/disk-full.md");
    assert_eq!(code.title, "disk-full", "nor is it a title");
    assert_eq!(parse("Text.\n\n## Steps\n", "docs/disk-full.md").title, "disk-full");
    assert_eq!(read("##Disk full\n").title, "Disk full", "a missing space is mended");
}

#[test]
fn severities() {
    assert_eq!(severity("# T\n## Severity: P1 (critical)\n"), some(1, "P1 (critical)"));
    assert_eq!(severity("# T\n## Severity\nSEV-2\n"), some(2, "SEV-2"));
    assert_eq!(severity("# T\n## Severity (SEV1)\n"), some(1, "SEV1"));
    assert_eq!(severity("# T\n\n**Severity:** High\n"), some(2, "High"));
    assert_eq!(severity("# T\n\n**Default severity: Medium**\n"), some(3, "Medium"));
    assert_eq!(severity("# T\n\n- *Severity*: low\n"), some(4, "low"));
    assert_eq!(
        severity("# T\n\n| Field | Value |\n|--|--|\n| **Severity** | Critical |\n"),
        some(1, "Critical")
    );
    assert_eq!(severity("---\nseverity: sev3\n---\n# T\n"), some(3, "sev3"));
    assert_eq!(
        severity("# T\n\nOwner: web\nSeverity: P2\n"),
        some(2, "P2"),
        "a line inside a paragraph"
    );
}

#[test]
fn what_only_looks_like_a_severity() {
    assert_eq!(severity("# T\n## Severity\nS3\n"), None, "a bare S3 is the bucket store");
    assert_eq!(severity("# T\n\nSync S1 to S3.\n"), None);
    let scheme = "# T\n## Severity levels\n| Level | Response |\n|--|--|\n| SEV-1 | now |\n| SEV-2 | soon |\n";
    assert_eq!(severity(scheme), None, "a table of all levels suggests none");
}

#[test]
fn windows() {
    let window = |heading: &str| {
        let runbook = read(&format!("# T\n\n## {heading}\n1. Stop it\n"));
        let phase = &runbook.phases[0];
        (
            phase.title.clone(),
            phase.window.map(|Window { from_minutes, to_minutes }| (from_minutes, to_minutes)),
        )
    };
    let of = |title: &str, from, to| (title.to_owned(), Some((from, to)));
    assert_eq!(window("Triage (first 10 minutes)"), of("Triage", 0, Some(10)));
    assert_eq!(window("Diagnose (5 min)"), of("Diagnose", 0, Some(5)));
    assert_eq!(window("Diagnose (~2 min)"), of("Diagnose", 0, Some(2)));
    assert_eq!(window("Roll back (< 5 minutes)"), of("Roll back", 0, Some(5)));
    assert_eq!(window("Diagnose (30-45 seconds)"), of("Diagnose", 0, Some(1)), "seconds round up");
    assert_eq!(window("Fail over — 1–2 hours"), of("Fail over", 60, Some(120)));
    assert_eq!(window("Recover (15+ minutes)"), of("Recover", 15, None));
    assert_eq!(window("Recover: after 30 min"), of("Recover", 30, None));
    assert_eq!(window("0-5 minutes: Triage"), of("Triage", 0, Some(5)));
    assert_eq!(
        window("First 15 minutes"),
        of("First 15 minutes", 0, Some(15)),
        "a heading is never left empty"
    );
    assert_eq!(window("Restart takes 5 minutes").1, None, "a duration in a sentence is no window");
    assert_eq!(window("Check 5xx (HTTP)").1, None);
}

#[test]
fn cadences() {
    let cadence = |line: &str| read(&format!("# T\n\n## Steps\n- {line}\n")).cadence_minutes;
    assert_eq!(cadence("Post update every 15 minutes"), Some(15));
    assert_eq!(cadence("Post to the incident channel every 20-30 minutes"), Some(20));
    assert_eq!(cadence("Send a status update every hour"), Some(60));
    assert_eq!(cadence("Update stakeholders every 2 hours"), Some(120));
    assert_eq!(cadence("Check the queue every 5 minutes"), None, "polling tells nobody anything");
    assert_eq!(cadence("The cron job posts metrics every 5 minutes"), None);
    assert_eq!(cadence("Post update every 0 minutes"), None, "zero is no cadence");
    assert_eq!(cadence("Post update every 99999999999 minutes"), None, "nor is what overflows");
    assert_eq!(cadence("Post update every 24 hours"), Some(1440), "a day is the slowest");
    assert_eq!(cadence("Post update every 168 hours"), None, "no incident waits for a week");
}

#[test]
fn escalations() {
    let escalation = |line: &str| {
        read(&format!("# T\n\n## Escalation\n- {line}\n"))
            .checklist
            .escalations
            .into_iter()
            .next()
            .map(|e| (e.to, e.after_minutes))
    };
    let of = |to: &str, minutes| Some((to.to_owned(), minutes));
    assert_eq!(escalation("Escalate to CTO if not resolved in 30 minutes"), of("CTO", 30));
    assert_eq!(
        escalation("Escalate to the head of platform after 1 hour"),
        of("head of platform", 60)
    );
    assert_eq!(
        escalation("If not resolved within 20 min, page the database on-call"),
        of("database on-call", 20)
    );
    assert_eq!(
        escalation("Engineering leadership at SEV-1 after 30 minutes without stabilisation"),
        of("Engineering leadership", 30)
    );
    assert_eq!(
        escalation("**Platform lead**: Escalation within 15 minutes"),
        of("Platform lead", 15)
    );
    assert_eq!(escalation("Escalate to CTO"), None, "no time, no timer");
}

#[test]
fn deadlines() {
    let hours =
        |line: &str| read(&format!("# T\n\n## Post-incident\n- {line}\n")).postmortem_due_hours;
    assert_eq!(hours("Schedule a post-mortem within 48 hours"), Some(48));
    assert_eq!(hours("Hold the retrospective within 5 business days"), Some(120));
    assert_eq!(hours("Publish the postmortem within one week"), Some(168));
    assert_eq!(hours("Within 48 hours of resolution:"), Some(48), "the section says what is due");
    assert_eq!(hours("Delete the copy in 2 hours"), None);
}

#[test]
fn symptoms() {
    assert_eq!(
        read("# T\n## Symptoms\nPages time out.\n").symptoms,
        ["Pages time out."],
        "a sentence counts"
    );
    assert_eq!(read("# T\n\n**Symptoms:** pages time out\n").symptoms, ["pages time out"]);
    assert_eq!(
        read("# T\n## Symptoms\n### Web\n- a\n- a\n### API\n- b\n").symptoms,
        ["a", "b"],
        "each once"
    );
}
