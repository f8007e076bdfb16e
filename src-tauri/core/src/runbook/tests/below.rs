//! What is below a step: headings that tell its commands apart, reasons, and what its commands print.

use super::{read, step, texts};
use crate::runbook::Copying;

/// A step with a heading for each case.
const CASES: &str = "# T\n\n## Procedure\n\n### 1. Find the run\n\n```bash\ncurl -s x/runs\n```\n\nRecord all four values.\n\n### 2. Trigger it\n\n#### Again\n\nCheck it out. Both are required:\n\n```bash\ngit checkout main\n```\n\nWhy both are required:\n\n- Checking it out pins it to `git rev-parse --short HEAD`.\n- Set by the rollout.\n\n#### Your own branch\n\n> [!WARNING]\n> Writes are lost.\n\n```bash\nmake -C test e2e\n```\n\n### 3. Watch it\n\nThe job polls by itself.\n";

#[test]
fn headings_below_a_step_name_its_commands() {
    let runbook = read(CASES);
    let trigger = step(&runbook, "Trigger it");
    assert!(trigger.commands.is_empty(), "none stands without its heading: {:?}", trigger.commands);
    let below: Vec<(&str, &[String])> =
        trigger.substeps.iter().map(|s| (s.text.as_str(), s.commands.as_slice())).collect();
    assert_eq!(
        below,
        [
            ("Again", &["git checkout main".to_owned()][..]),
            ("Your own branch", &["make -C test e2e".to_owned()][..])
        ],
        "a reason is no step, and what it names is no command"
    );
    let again = trigger.substeps[0].details.join("\n");
    assert!(again.contains("• Set by the rollout."), "the reasons are still told: {again}");
    assert_eq!(trigger.cautions, ["Writes are lost."], "a warning of one case guards the step");
    assert_eq!(step(&runbook, "Find the run").details, ["Record all four values."]);
    assert_eq!(step(&runbook, "Watch it").details, ["The job polls by itself."]);
}

#[test]
fn items_with_numbers_of_their_own_stay_sub_steps_below_headings() {
    let source = "# T\n\n## Procedure\n\n### 1. Stop\n\n```bash\ndf -h\n```\n\n### 2. Move it\n\n#### Here\n\n```bash\ndf -h /a\n```\n\n\
                  1. The disk\n2. The cache\n3. The log\n\n#### There\n\n```bash\ndf -h /b\n```\n";
    let runbook = read(source);
    let below: Vec<&str> =
        step(&runbook, "Move it").substeps.iter().map(|s| s.text.as_str()).collect();
    assert_eq!(below, ["The disk", "The cache", "The log"]);
}

#[test]
fn what_a_command_printed_is_expected_and_not_copied() {
    let table = "NAME   SIZE RO\n  sdb      50G  0";
    for block in [format!("sudo lsblk\n  {table}"), format!("$ sudo lsblk\n  {table}")] {
        let runbook = read(&format!(
            "## Steps\n* Run `sudo lsblk` to see it:\n  ```\n  {block}\n  ```\n* Stop it\n"
        ));
        let (_, first) = runbook.steps().next().unwrap();
        assert_eq!(first.commands, ["sudo lsblk"], "the same command is there once: {block}");
        assert_eq!(first.expected, [table.replace("\n  ", "\n")], "{block}");
    }
}

#[test]
fn every_command_of_a_sentence_is_offered_also_one_that_leaves_something_out() {
    let source = "## Steps\n1. **Contain it.** Revoke the tokens. `vault token revoke ...`, rotation of keys, `kubectl -n web delete deploy/gateway` to cut traffic if necessary.\n2. Wait\n";
    let runbook = read(source);
    let (_, first) = runbook.steps().next().unwrap();
    assert_eq!(first.commands, ["vault token revoke ...", "kubectl -n web delete deploy/gateway"]);
}

#[test]
fn letters_with_empty_lines_between_are_items() {
    let runbook = read(
        "# T\n\n## Restore\n\n1. Do it:\n\n   a) Stop web\n\n   ```bash\n   systemctl stop web\n   ```\n\n   b) Start web\n\n2. Check it\n",
    );
    let first = runbook.step(1).unwrap();
    let below: Vec<&str> = first.substeps.iter().map(|sub| sub.text.as_str()).collect();
    assert_eq!(below, ["a) Stop web", "b) Start web"], "sub-steps of the item that holds them");
    assert_eq!(first.substeps[0].commands, ["systemctl stop web"]);
    let runbook = read("# T\n\n## Restore\n\na. Stop web\n\nb. Start web\n\nThat is all.\n");
    assert_eq!(runbook.steps().count(), 2);
    let runbook = read("# T\n\n## Restore\n\na) Stop web\n\nc) Start web\n");
    assert!(runbook.groups.iter().all(|g| !g.reason.contains("bullet")), "they do not count up");
}

/// The commands of step 1, each with the words that tell it from the others.
fn labelled(body: &str) -> Vec<(Option<String>, String)> {
    let runbook = read(&format!("# T\n\n## Steps\n\n{body}\n"));
    let step = runbook.step(1).cloned().unwrap_or_default();
    let label = |at| Copying::label_of(&step.copying, at).map(str::to_owned);
    step.commands.iter().enumerate().map(|(at, text)| (label(at), text.clone())).collect()
}

fn named(label: &str, command: &str) -> (Option<String>, String) {
    ((!label.is_empty()).then(|| label.to_owned()), command.to_owned())
}

#[test]
fn each_of_several_commands_keeps_the_words_that_tell_it_from_the_others() {
    let item = "1. Save the settings.\n\n   ```sh\n   ssh admin@core\n   ```\n\n   For a Northgate switch:\n\n   > **Note:** Some call themselves Ng.\n\n   ```sh\n   copy run start\n   ```\n\n   **All others**\n   ```sh\n   save force\n   ```\n";
    assert_eq!(
        labelled(item),
        [
            named("", "ssh admin@core"),
            named("For a Northgate switch", "copy run start"),
            named("All others", "save force"),
        ]
    );
    let runbook = read(&format!("# T\n\n## Steps\n\n{item}\n"));
    let details = &runbook.step(1).unwrap().details;
    assert!(!details.iter().any(|one| one.contains("All others")), "said once: {details:?}");
    assert_eq!(
        labelled("1. Save it:\n   ```sh\n   copy run start\n   ```\n"),
        [named("", "copy run start")],
        "what is alone needs no words"
    );
}

#[test]
fn where_a_command_is_run_is_no_step_beside_others() {
    let body = "Look for the address:\n\non production:\n\n```sh\nip a | grep 10.1\n```\n\non staging:\n\n```sh\nip a | grep 10.2\n```\n\nRestart the proxy:\n\n```sh\nsystemctl restart proxy\n```";
    assert_eq!(
        labelled(body),
        [named("on production", "ip a | grep 10.1"), named("on staging", "ip a | grep 10.2")]
    );
    let runbook = read(&format!("# T\n\n## Steps\n\n{body}\n"));
    assert_eq!(texts(&runbook), ["Look for the address", "Restart the proxy"]);
    let after = "Log in to the gate:\n\n```sh\nssh gate\n```\n\nNon-prod:\n\n```sh\nssh gate-a\n```\n\nProd:\n\n```sh\nssh gate-b\n```";
    assert_eq!(
        labelled(after),
        [named("", "ssh gate"), named("Non-prod", "ssh gate-a"), named("Prod", "ssh gate-b")]
    );
    let apart = "Stop the writers:\n\n```sh\nwritectl stop --all\n```\n\nOn the new leader:\n\n```sh\nringctl promote --now\n```\n\nOn the old leader:\n\n```sh\nringctl rewind --now\n```";
    let runbook = read(&format!("# T\n\n## Steps\n\n{apart}\n"));
    assert_eq!(
        texts(&runbook).len(),
        3,
        "deeds in turn on several hosts are steps: {:?}",
        texts(&runbook)
    );
}

#[test]
fn code_in_a_quotation_is_asked_for_where_a_sentence_there_leads_to_it() {
    let of = |quote: &str| labelled(&format!("1. Find the ring.\n\n{quote}\n"));
    let led =
        "   > To find it, use this command:\n   >\n   > ```\n   > kubectl get rings -A\n   > ```\n";
    assert_eq!(of(led), [named("", "kubectl get rings -A")]);
    let said =
        "   > Somebody once tried this.\n   >\n   > ```\n   > kubectl get rings -A\n   > ```\n";
    assert_eq!(of(said), []);
}
