//! What reads like a request and asks for nothing is no step, and its group says why.

use super::{read, texts};
use crate::runbook::model::reading::Reading;
use crate::runbook::steps::BESIDE_STEPS;

fn below(heading: &str, body: &str) -> Vec<String> {
    let runbook = read(&format!("# T\n\n## {heading}\n\n{body}\n"));
    runbook.steps().map(|(_, s)| s.text.clone()).collect()
}

/// Why the only group of a page is text.
fn refused(heading: &str, body: &str) -> String {
    let runbook = read(&format!("# T\n\n## {heading}\n\n{body}\n"));
    let [group] = runbook.groups.as_slice() else { panic!("one group: {:?}", runbook.groups) };
    assert_eq!(group.verdict, Reading::Text, "{body}");
    group.reason.clone()
}

#[test]
fn a_sentence_that_introduces_a_list_is_no_step() {
    assert_eq!(
        below("Triage", "Work down these points:\n\n- Check the queue\n- Tell the desk"),
        ["Check the queue", "Tell the desk"]
    );
    assert_eq!(
        below(
            "Triage",
            "Go through the following points:\n\n- Depth of the queue\n- Age of the lease"
        ),
        ["Depth of the queue", "Age of the lease"]
    );
    assert_eq!(
        below("Triage", "Follow the steps below.\n\n### Queue\n\n1. Stop it\n2. Start it"),
        ["Stop it", "Start it"]
    );
}

#[test]
fn a_list_of_names_is_none_of_steps() {
    for names in [
        "- `GET /healthz`: liveness\n- `POST /reload`: reload the table",
        "- `s3:GetObject`\n- `s3:DeleteObject` – delete old copies",
        "- `--force`: overwrite the copy\n- `--dry-run`: print what would be done",
        "- DB_HOST: set to the primary\n- DB_PORT: set to 5432",
    ] {
        assert_eq!(refused("Restore", names), "list of names", "{names}");
    }
    assert_eq!(below("Restore", "- `web-1`: restart it\n- `web-2`: restart it").len(), 2);
    assert_eq!(below("Restore", "- `kubectl get pods`\n- `systemctl stop web`").len(), 2);
}

#[test]
fn pointers_and_advice_are_no_steps() {
    assert_eq!(
        below("Restore", "- Stop web\n- Start web\n- See also the page on queues\n- Stay calm"),
        ["Stop web", "Start web"]
    );
    assert_eq!(
        below("Restore", "1. Stop web\n2. Start web\n3. See also the page on queues"),
        ["Stop web", "Start web"]
    );
    assert_eq!(
        refused(
            "Communication",
            "- Stay calm and be polite\n- Do not blame anybody\n- Use plain language"
        ),
        "advice on manners"
    );
    assert_eq!(below("Restore", "See also the page on queues."), Vec::<String>::new());
    let runbook = read("# T\n\n## Restore\n- Stop web\n- Start web\n- Stay calm\n");
    let rest = runbook.groups.iter().find(|group| group.reason == BESIDE_STEPS).unwrap();
    assert_eq!((rest.items, rest.line, rest.verdict), (1, 6, Reading::Text), "and none is lost");
}

#[test]
fn an_overview_of_phases_whose_sections_follow_is_contents() {
    let source = "# T\n\n## Plan\n\n1. Freeze: stop all changes\n2. Swap – move the traffic\n3. Thaw\n\n## Phase 1: Freeze\n\n- Stop web\n- Stop cron\n\n## Phase 2: Swap\n\n- Move the address\n- Tell them\n\n## Phase 3: Thaw\n\n- Start web\n- Start cron\n";
    assert_eq!(
        texts(&read(source)),
        ["Stop web", "Stop cron", "Move the address", "Tell them", "Start web", "Start cron"]
    );
}

#[test]
fn what_says_nothing_is_no_step() {
    assert_eq!(texts(&read("- - ~~~=\n```bash\n  \n- ")), Vec::<&str>::new());
    assert_eq!(
        texts(&read("## Steps\n1. Stop it\n2. —\n3.\n4. ```sh\n   ls -l\n   ```\n")),
        ["Stop it", "ls -l"]
    );
}

#[test]
fn a_bullet_that_forbids_guards_the_steps_beside_it() {
    let runbook = read(
        "# T\n\n## Restore\n\n- Stop web\n- Do not restart the node\n- Start web\n- Never delete the log\n",
    );
    let cautions = |n: u32| runbook.step(n).cloned().unwrap_or_default().cautions;
    assert_eq!(texts(&runbook), ["Stop web", "Start web"]);
    assert_eq!(cautions(2), ["Do not restart the node", "Never delete the log"]);
    assert!(cautions(1).is_empty());
    assert_eq!(
        below("Restore", "- [ ] Do not restart the node\n- [ ] Start web").len(),
        2,
        "what has a box is ticked"
    );
    assert_eq!(refused("Restore", "- Do not restart\n- Never wait"), "what must not be done");
    let both = below("Restore", "- Stop web\n- Do not pay; tell the desk and the police");
    assert_eq!(both.len(), 2, "what asks for something beside is a step");
}
