//! One rule a test: what becomes a step, a command, a phase, and what stays text.

use super::{read, step, texts};
use crate::runbook::PhaseKind;

fn none(source: &str, why: &str) {
    assert_eq!(texts(&read(source)), Vec::<&str>::new(), "{why}");
}

#[test]
fn descriptive_lists_stay_text() {
    none("# T\n\n## Causes\n1. Check the pool size\n2. Restart the host\n", "causes are not steps");
    none("# T\n\n## Objective\n- Restore service\n- Protect data\n", "an objective is not a step");
    none(
        "# T\n\n## Diagnosis\n\nThere are these possibilities:\n\n1. Check failed\n2. Restart failed\n",
        "the sentence before names things",
    );
    none(
        "# T\n\n## Prerequisites\n- Install kubectl\n- Get access\n",
        "what comes before is not counted",
    );
    none("# T\n\n## Diagnosis\n- [a](x.md)\n- [b](y.md)\n", "links are references");
    none("# T\n\n- blue\n- green\n", "nouns under a title are no steps");
}

#[test]
fn a_list_without_a_telling_heading_is_judged_by_its_verbs() {
    assert_eq!(
        texts(&read("# T\n\n1. Open the panel\n2. Press stop\n")),
        ["Open the panel", "Press stop"]
    );
    assert_eq!(texts(&read("# T\n\n* Open the panel\n* Press stop\n")).len(), 2, "bullets too");
    assert_eq!(texts(&read("1) Open the panel\n2) Press stop\n")).len(), 2, "without any heading");
}

#[test]
fn boxes_are_steps_in_any_section() {
    let runbook = read("# T\n\n## Notes\n- [ ] blue\n- [x] green\n");
    assert_eq!(texts(&runbook), ["blue", "green"], "a box asks to be ticked wherever it stands");
}

#[test]
fn numbers_of_the_file_are_kept_beside_the_ordinals() {
    let numbers =
        |source: &str| -> Vec<_> { read(source).steps().map(|(_, s)| s.source_number).collect() };
    assert_eq!(
        numbers("## Steps\n1. Stop it\n1. Start it\n"),
        [Some(1), Some(2)],
        "`1.` throughout counts up"
    );
    assert_eq!(
        numbers("## Steps\n3. Stop it\n5. Start it\n"),
        [Some(3), Some(5)],
        "other numbers stay"
    );
    assert_eq!(numbers("## Steps\n- Stop it\n"), [None]);
}

#[test]
fn a_list_goes_on_behind_a_fence_and_into_the_next_section() {
    let split = "## Steps\n1. Stop it\n\n```bash\nsystemctl stop web\n```\n\n2. Start it\n";
    let runbook = read(split);
    assert_eq!(texts(&runbook), ["Stop it", "Start it"]);
    assert_eq!(step(&runbook, "Stop it").commands, ["systemctl stop web"]);
    let across = "## Steps\n1. Stop it\n\n## Web tier\n2. Frobnication of the web tier\n";
    assert_eq!(
        texts(&read(across)).len(),
        2,
        "a number that continues the list inherits what was decided of it"
    );
}

#[test]
fn numbered_headings_are_steps_or_phases() {
    let headings = "# T\n\n## Step 1: Stop the service\nText.\n```bash\nsystemctl stop web\n```\n## Step 2: Start the service\n- Look at the log\n";
    let runbook = read(headings);
    assert_eq!(texts(&runbook), ["Stop the service", "Start the service"]);
    assert_eq!(
        runbook.step(1).unwrap().commands,
        ["systemctl stop web"],
        "what stands below belongs to it"
    );
    let phases = "# T\n\n## 1. Stop\n1. Stop web\n2. Stop worker\n\n## 2. Start\n1. Start web\n2. Start worker\n";
    assert_eq!(
        read(phases).phases.iter().map(|p| p.title.as_str()).collect::<Vec<_>>(),
        ["1. Stop", "2. Start"]
    );
    let cases = "# T\n\n## Scenarios\n### 1. Lost region\nText.\n### 2. Lost key\nText.\n";
    none(cases, "cases to choose from are no steps");
}

#[test]
fn a_paragraph_with_a_command_is_a_step_and_an_output_is_not() {
    let runbook = read(
        "# T\n\n## Diagnosis\n\nGet the status:\n\n```\nkubectl get pods -A\n```\n\nExample output:\n\n```\nNAME READY\n```\n",
    );
    assert_eq!(texts(&runbook), ["Get the status"]);
    assert_eq!(runbook.commands_total(), 1);
    none(
        "# T\n\n## Meaning\n\nIt runs:\n\n```bash\nkubectl get pods\n```\n",
        "not where the file describes",
    );
}

#[test]
fn numbered_comments_in_one_fence_are_steps() {
    let runbook = read(
        "# T\n\n## Recovery\n\n```bash\n# 1. Stop writes\nkubectl scale deploy/web --replicas=0\n\n# 2. Take a copy\npg_dump app > app.sql\n```\n",
    );
    assert_eq!(texts(&runbook), ["Stop writes", "Take a copy"]);
    assert_eq!(runbook.step(2).unwrap().commands, ["pg_dump app > app.sql"]);
}

#[test]
fn sentences_are_steps_only_where_nothing_else_is() {
    assert_eq!(
        texts(&read("# T\n\n## Mitigation\n\nRestart the worker and watch the queue.\n")).len(),
        1
    );
    none("# T\n\n## Mitigation\n\nDo not restart the worker.\n", "a prohibition is not a step");
    none("# T\n\nRestart the worker.\n", "prose under a title describes");
}

#[test]
fn prompts_are_not_copied() {
    let commands = |fence: &str| {
        read(&format!("## Steps\n1. Run it\n\n   ```console\n{fence}   ```\n"))
            .step(1)
            .unwrap()
            .commands
            .clone()
    };
    assert_eq!(commands("   $ ls -l\n   total 0\n   $ df -h\n"), ["ls -l\ndf -h"]);
    assert_eq!(
        commands("   $ kubectl apply \\\n       -f x.yaml\n   applied\n"),
        ["kubectl apply \\\n    -f x.yaml"]
    );
    assert_eq!(commands("   $kubectl get pods\n"), ["kubectl get pods"]);
    assert_eq!(commands("   # systemctl stop web\n"), ["systemctl stop web"], "root's prompt");
}

#[test]
fn configuration_markers_and_paths_are_no_commands() {
    for code in [
        "```yaml\nkind: Pod\n```",
        "```json\n{}\n```",
        "`TODO: name the host`",
        "`/api/job/request`",
        "`GET /x`",
        "`!ic page`",
    ] {
        let runbook =
            read(&format!("## Steps\n1. Look at this\n\n   {}\n", code.replace('\n', "\n   ")));
        assert_eq!(runbook.commands_total(), 0, "{code} cannot be run");
    }
}

#[test]
fn a_bare_command_is_its_own_step() {
    let runbook = read("## Steps\n- sudo systemctl reload nginx\n- `kubectl get pods`\n");
    assert_eq!(runbook.commands_total(), 2);
    assert_eq!(runbook.step(1).unwrap().commands, ["sudo systemctl reload nginx"]);
}

#[test]
fn prose_after_a_line_break_is_no_command() {
    let runbook =
        read("## Steps\n1. Check the process and\n   make sure that it runs / answers.\n");
    assert_eq!(texts(&runbook), ["Check the process and make sure that it runs / answers."]);
    assert_eq!(runbook.commands_total(), 0);
}

#[test]
fn sections_without_steps_are_for_reading() {
    let runbook = read("# T\n\n## Background\nText.\n\n## Steps\n1. Stop it\n");
    let kinds: Vec<_> = runbook.phases.iter().map(|p| (p.title.as_str(), p.kind)).collect();
    assert_eq!(kinds, [("Background", PhaseKind::Reading), ("Steps", PhaseKind::Steps)]);
    assert_eq!(runbook.steps_total(), 1);
}

#[test]
fn a_service_that_notifies_is_no_communication() {
    let kind = |heading: &str| read(&format!("# T\n\n## {heading}\n1. Stop it\n")).phases[0].kind;
    assert_eq!(kind("Restart the notification service"), PhaseKind::Steps);
    assert_eq!(kind("Privilege escalation"), PhaseKind::Steps);
    assert_eq!(kind("Internal communication"), PhaseKind::Communication);
    assert_eq!(kind("Escalation"), PhaseKind::Communication);
    assert_eq!(kind("After the incident"), PhaseKind::FollowUp);
}

#[test]
fn a_line_in_bold_opens_a_phase() {
    let runbook = read(
        "# T\n\n## Diagnosis\n\n**On the host**\n\n- Look at the log\n\n**In the cluster:**\n\n- Look at the pods\n",
    );
    let titles: Vec<_> = runbook.phases.iter().map(|p| p.title.as_str()).collect();
    assert_eq!(titles, ["On the host", "In the cluster"]);
}

#[test]
fn keys_survive_changes_elsewhere_and_tell_twins_apart() {
    let keys = |source: &str| -> Vec<String> {
        read(source).steps().map(|(_, s)| s.key.clone()).collect()
    };
    let before = keys("## Stop\n1. Stop web\n\n## Start\n1. Start web\n");
    let after =
        keys("New words.\n\n## Stop\n1. Stop cron\n2. Stop web\n\n## Start\n1. Start web\n");
    assert_eq!(before, after[1..], "a new step before them changes no key");
    let twins = keys("## Steps\n- Stop web\n- Stop web\n");
    assert_ne!(twins[0], twins[1], "the same words twice are two steps");
}

#[test]
fn another_language_is_said_and_its_lists_are_taken() {
    let source = "# Base de datos caída\n\n## Pasos\n1. Compruebe que el proceso de la base de datos esté activo en el servidor principal\n2. Reinicie el servicio de la base de datos desde la consola del servidor y espere unos minutos\n3. Avise al equipo de guardia por el canal de incidentes si el servicio no vuelve a responder\n4. Compruebe que los usuarios puedan entrar de nuevo en la aplicación\n";
    let runbook = read(source);
    assert_eq!(runbook.steps_total(), 4);
    assert!(runbook.warnings[0].message.contains("English"), "the person is told what was done");
}

#[test]
fn chapters_with_numbers_are_no_steps() {
    none(
        "# T\n\n## 1. Roles\nText.\n\n## 2. Service tiers\nText.\n",
        "a number alone asks for nothing",
    );
}

#[test]
fn a_command_on_a_paragraph_of_its_own_belongs_to_the_sentence_above() {
    let runbook = read("## Steps\n1. Take a copy\n\n    pg_dump -h <host> app\n\n2. Stop it\n");
    assert_eq!(
        runbook.step(1).unwrap().commands,
        ["pg_dump -h <host> app"],
        "one space too many is forgiven"
    );
    let runbook = read("# T\n\n## Recovery\n\nTake a copy:\n\npg_dump -h db app\n");
    assert_eq!(runbook.step(1).unwrap().commands, ["pg_dump -h db app"]);
}

#[test]
fn a_bold_section_name_above_a_fence_opens_a_section() {
    let runbook =
        read("# T\n\n**Symptoms:**\n- slow\n\n**Diagnosis:**\n```bash\ntop -b -n1\n```\n");
    assert_eq!(runbook.symptoms, ["slow"]);
    assert_eq!(texts(&runbook), ["Diagnosis"], "the fence does not belong to the symptoms");
}
