//! Layouts of real runbooks that mislead a reader who only looks for lists. Each file says one of them in short.

use super::{read, shown, texts};
use crate::runbook::model::reading::Reading;

/// A file, and what must be read out of it.
struct Trap {
    file: &'static str,
    source: &'static str,
    title: &'static str,
    steps: &'static [&'static str],
    commands: usize,
    /// Why the groups that stay text do.
    text: &'static [&'static str],
}

macro_rules! trap {
    ($file:literal, $title:literal, [$($step:literal),* $(,)?], $commands:literal, [$($why:literal),* $(,)?]) => {
        Trap {
            file: $file,
            source: include_str!(concat!("../fixtures/traps/", $file, ".md")),
            title: $title,
            steps: &[$($step),*],
            commands: $commands,
            text: &[$($why),*],
        }
    };
}

const TRAPS: &[Trap] = &[
    trap!(
        "causes",
        "Checkout is slow",
        ["Restart the worker", "Watch the queue"],
        0,
        [
            "section is Symptoms: reading",
            "list of causes",
            "list of possibilities",
            "section is Contacts: reading",
        ]
    ),
    trap!(
        "mental-model",
        "Replica lag",
        ["Stop the writes", "Promote the replica"],
        0,
        ["section is Objective: reading", "section is Mental model: reading",]
    ),
    trap!(
        "numbers-in-prose",
        "Queue backlog",
        [
            "Compare (1) with (2). Go on with playbook step 5.",
            "Stop the producer",
            "Drain the queue"
        ],
        0,
        ["section is Dashboards: reading",]
    ),
    trap!("bold-item-with-fence", "Queue backlog", ["Confirm queue length", "Drain it"], 1, []),
    trap!("three-fences", "Job fails", ["Save this as repair.sh", "Run it"], 1, []),
    trap!("headings", "Application outage", ["Drain 🚦", "Stop it", "Start it", "Watch it"], 0, []),
    trap!("no-h1", "Check the disk", ["Look at the disk", "Clear the log"], 0, []),
    trap!("erb-title", "Restore a backup", ["Stop the writes", "Restore the copy"], 0, []),
    trap!("no-title", "file", [], 0, ["sentences under a heading that does not ask for steps"]),
    trap!(
        "fences-that-do-not-run",
        "Order stuck",
        ["Read the checklist", "Open the panel", "Enter the value", "Ask for the order"],
        1,
        []
    ),
    trap!(
        "roles",
        "Incident roles",
        [
            "Open the channel",
            "Hand over when your shift ends",
            "Open the timeline",
            "Hand over when your shift ends"
        ],
        0,
        []
    ),
    trap!(
        "task-lists",
        "Region outage",
        ["Declare the incident", "Tell the teams", "Freeze deployments", "Move the traffic"],
        0,
        []
    ),
    trap!("deadline", "Data loss", ["Gather the timeline", "Invite the teams"], 0, []),
    trap!("comments", "Disk full", ["Look at the disk", "Clear the log"], 0, []),
    trap!("mdx", "Key rotation", ["Create the key", "Replace the old one"], 0, []),
    trap!("templates", "Certificate expiry", ["Renew it", "Reload the proxy"], 0, []),
    trap!(
        "details",
        "Cache is cold",
        ["Open the panel", "Press warm", "Run the job", "Watch the hit rate"],
        0,
        []
    ),
    trap!("tight-headings", "Disk full", ["Look at the disk", "Clear the log"], 0, []),
    trap!(
        "unknown-tags",
        "Pod restarts",
        ["List the pods of <namespace>", "Delete <pod-name> in <namespace>"],
        0,
        []
    ),
    trap!("unclosed-fence", "Disk full", ["Look at the disk"], 1, []),
    trap!(
        "spanish",
        "Base de datos caída",
        [
            "Compruebe que el proceso de la base de datos esté activo en el servidor principal",
            "Reinicie el servicio de la base de datos desde la consola del servidor y espere unos minutos",
            "Avise al equipo de guardia por el canal de incidentes si el servicio no vuelve a responder"
        ],
        0,
        ["section is Causas: reading",]
    ),
    trap!(
        "zero-steps",
        "Billing service",
        [],
        0,
        ["section is Architecture: reading", "section is Links: reading",]
    ),
    trap!(
        "nist",
        "Leaked credentials",
        [
            "Open a ticket",
            "Collect the audit log",
            "Disable the key <key-id>",
            "Revoke its sessions",
            "Rotate the secrets"
        ],
        0,
        ["section is References: reading",]
    ),
    trap!(
        "prometheus-alert",
        "KubeNodeNotReady",
        ["Get the state of the node", "Drain the node and restart it."],
        1,
        ["section is Impact: reading",]
    ),
];

#[test]
fn traps_are_read_as_their_authors_meant_them() {
    let mut wrong = Vec::new();
    for trap in TRAPS {
        let runbook = read(trap.source);
        let text: Vec<&str> = runbook
            .groups
            .iter()
            .filter(|g| g.verdict == Reading::Text)
            .map(|g| g.reason.as_str())
            .collect();
        let is = (runbook.title.as_str(), texts(&runbook), runbook.commands_total(), text);
        let wanted = (trap.title, trap.steps.to_vec(), trap.commands, trap.text.to_vec());
        if is != wanted {
            wrong.push(format!("{}:\n  is     {is:?}\n  wanted {wanted:?}", trap.file));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_word_of_a_trap_is_lost() {
    // Tags that fold or frame a part of a page are taken off, and a label that became a kind is shown as the kind.
    const MARKUP: [&str; 4] = ["details", "summary", "x200b", "notice"];
    for trap in TRAPS {
        let shown = shown(&read(trap.source).document);
        for word in trap.source.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
            let is_syntax = word.chars().all(|c| c.is_ascii_digit())
                || matches!(word, "x" | "NOTE")
                || MARKUP.contains(&word);
            assert!(is_syntax || shown.contains(word), "“{word}” of {} is lost", trap.file);
        }
    }
}

#[test]
fn a_file_without_steps_names_its_groups_and_says_why() {
    let trap = TRAPS.iter().find(|t| t.file == "zero-steps").unwrap();
    let warnings: Vec<(Option<u32>, String)> =
        read(trap.source).checklist.warnings.into_iter().map(|w| (w.line, w.message)).collect();
    let line = |n, text: &str| (Some(n), format!("read as text: {text}"));
    assert_eq!(
        warnings,
        [
            (None, "no steps recognised; shown as a document".to_owned()),
            line(5, "section is Architecture: reading"),
            line(10, "section is Links: reading"),
        ]
    );
}

#[test]
fn original_numbers_and_equal_words_are_kept_apart() {
    let trap = |file: &str| TRAPS.iter().find(|t| t.file == file).unwrap().source;
    let numbers: Vec<_> =
        read(trap("numbers-in-prose")).steps().map(|(_, s)| s.source_number).collect();
    assert_eq!(numbers, [None, Some(4), Some(5)], "“playbook step 5” must be found");
    let roles = read(trap("roles"));
    let mut keys: Vec<&str> = roles.steps().map(|(_, s)| s.key.as_str()).collect();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), 4, "the same words in two sections are two steps");
}
