//! What tells instead of asking is no step, and what asks is none the less one, whatever tells beside it.

use super::{read, texts};
use crate::runbook::{Checklist, PhaseKind};

fn steps(body: &str) -> Vec<String> {
    let runbook = read(&format!("# T\n\n## Procedure\n\n{body}\n"));
    runbook.steps().map(|(_, step)| step.text.clone()).collect()
}

fn commands(runbook: &Checklist) -> Vec<String> {
    let below = |step: &crate::runbook::Step| {
        let subs = step.substeps.iter().flat_map(|sub| sub.commands.clone());
        step.commands.iter().cloned().chain(subs).collect::<Vec<_>>()
    };
    runbook.steps().flat_map(|(_, step)| below(step)).collect()
}

#[test]
fn a_sentence_that_tells_is_no_step() {
    for telling in [
        "[Up to the index](../index.md)",
        "**Tool:** [purge.sh](purge.md)",
        "Three brokers are needed for a quorum. See the [guide](g.md) where one is lost.",
        "If a broker is full, you can use the following ways to get space.",
        "`drain-broker` works with both releases.",
        "Where `N` is the number of brokers.",
        "In the example above, Broker 2 leads.",
        "The following picture shows both rings.",
        "**Limitations**: Balance only after the sync.",
        "**Symptom**: Restart loops of the broker.",
    ] {
        assert!(steps(telling).is_empty(), "{telling}");
    }
}

#[test]
fn an_item_that_tells_stays_beside_the_steps_of_its_list() {
    assert_eq!(
        steps("- Drain the broker\n- **Limitations**: Drain one at a time\n- Check the ring"),
        ["Drain the broker", "Check the ring"]
    );
    assert!(steps("This tool will\n- check the ring\n- restart the broker").is_empty());
    assert_eq!(steps("The commander will:\n- check the ring\n- tell the desk").len(), 2);
    let runbook = read(
        "# T\n\n## Procedure\n\n1. Trim it\n   - Stop the writers\n   - This makes sure that nothing is lost\n   - [Guide](g.md)\n",
    );
    let step = runbook.step(1).cloned().unwrap_or_default();
    assert_eq!(step.substeps.len(), 1, "{step:?}");
    assert_eq!(step.details.len(), 2, "a fact is told with the step: {step:?}");
}

#[test]
fn a_result_at_the_end_hides_no_deed_before_it() {
    let source = "Set the `peers` field to one name. After that it should look like:\n\n```yaml\npeers: a\n```";
    assert_eq!(steps(source).len(), 1);
    let runbook = read(
        "# T\n\n## Procedure\n\nCheck the rules with `sudo nft list ruleset`. The output looks like this:\n\n```\ntable inet filter\n```\n",
    );
    assert_eq!(commands(&runbook), ["sudo nft list ruleset"]);
    let expected = runbook.step(1).map(|step| step.expected.clone()).unwrap_or_default();
    assert_eq!(expected, ["table inet filter"]);
    assert!(steps("The reply looks like this:\n\n```\nok\n```").is_empty());
}

#[test]
fn a_joint_alone_is_no_step() {
    let runbook = read(
        "# T\n\n## Procedure\n\nCompare both:\n\n```sh\nmd5sum /a\n```\n\nand\n\n```sh\nmd5sum /b\n```\n",
    );
    assert_eq!(texts(&runbook), ["Compare both"]);
    assert_eq!(commands(&runbook), ["md5sum /a", "md5sum /b"]);
}

#[test]
fn what_may_be_left_out_is_a_step_as_well() {
    let body =
        "Set the port:\n\n```sh\nsysctl -w a=1\n```\n\n(Optional) Set a second port for the ring.";
    assert_eq!(steps(body).len(), 2);
}

#[test]
fn nothing_below_a_step_is_lost_where_its_command_lies_deeper() {
    let source = "# T\n\n## Procedure\n\n1. Restart it with `ceph orch`.\n\n   * **By the manager:**\n\n     1. Ask the manager for it.\n\n        ```sh\n        ceph orch ps\n        ```\n   * **By hand:**\n\n     1. Read its log.\n     2. Restart its unit.\n\n        ```sh\n        systemctl restart a\n        ```\n";
    let step = read(source).step(1).cloned().unwrap_or_default();
    let subs: Vec<_> = step.substeps.iter().map(|s| (s.text.as_str(), s.commands.len())).collect();
    assert_eq!(subs, [("By the manager", 1), ("By hand", 1)]);
    assert!(step.commands.is_empty(), "what it names its sub-steps hold whole: {step:?}");
    let said = format!("{step:?}");
    for words in ["Ask the manager for it", "Read its log", "Restart its unit"] {
        assert!(said.contains(words), "{words} of {said}");
    }
}

#[test]
fn a_frame_around_commands_hides_none() {
    let frame = "!!! Example \"\"\n\n    ```bash\n    sudo systemctl stop a\n    ```\n";
    let source = format!(
        "# T\n\n## Step 1: Stop\n\nIn turn:\n\n1. a\n2. b\n\n{frame}\n## Step 2: Check\n\nLook at it.\n"
    );
    assert_eq!(commands(&read(&source)), ["sudo systemctl stop a"]);
}

#[test]
fn a_fence_that_stands_too_deep_is_a_fence() {
    let source = "# T\n\n## Procedure\n\n1. Take a copy:\n\n        ```sh\n        pg_dump -Fc a\n        ```\n";
    assert_eq!(commands(&read(source)), ["pg_dump -Fc a"]);
    let inner = "# T\n\n## Procedure\n\n1. Write it:\n\n   ~~~\n   ```\n   a\n   ```\n   ~~~\n";
    let step = read(inner).step(1).cloned().unwrap_or_default();
    assert!(step.details.iter().any(|piece| piece.contains("```")), "{step:?}");
}

#[test]
fn headings_that_number_themselves_are_steps_in_their_language() {
    let source = "# Geplantes Abschalten\n\nDieses Dokument beschreibt, wie alle Systeme des Hauses in der richtigen Reihenfolge heruntergefahren werden.\n\n## Schritt 1 – Host\n\n* Oberfläche öffnen\n* alle Maschinen stoppen\n\n## Schritt 2 – Speicher\n\n* Speicher herunterfahren\n* Ausschalten abwarten\n";
    assert_eq!(
        texts(&read(source)),
        [
            "Oberfläche öffnen",
            "alle Maschinen stoppen",
            "Speicher herunterfahren",
            "Ausschalten abwarten"
        ]
    );
    let deeds = "# T\n\n## 1. Creating the image\n\nIt is made by hand.\n\n## 2. Adding it to the list\n\nThe list is short.\n";
    assert_eq!(texts(&read(deeds)), ["Creating the image", "Adding it to the list"]);
}

#[test]
fn headings_with_lists_below_a_numbered_one_stay_in_sight() {
    let source = "# T\n\n## 1. Analyse\n\n### Verify\n\n- Check the sender\n- Check the link\n\n### Reach\n\n- Search the logs\n- List the users\n\n## 2. Contain\n\n### Mail\n\n- Block the sender\n- Delete the mail\n\n### Web\n\n- Block the link\n- Check the proxy\n";
    let runbook = read(source);
    let phases: Vec<&str> = runbook.phases.iter().map(|phase| phase.title.as_str()).collect();
    assert!(phases.contains(&"Verify") && phases.contains(&"Web"), "{phases:?}");
    assert_eq!(runbook.steps_total(), 8);
}

#[test]
fn a_word_of_a_heading_judges_what_it_names() {
    let list = "1. Open the console.\n2. Choose the copy.\n3. Delete it.";
    let of = |heading: &str| texts(&read(&format!("# T\n\n{heading}\n\n{list}\n"))).len();
    assert_eq!(of("## Response\n\n### Unused resources"), 3);
    assert_eq!(of("## Resources"), 0);
    assert_eq!(of("## Todo"), 0);
    let page = format!("# Purpose\n\nThis page helps.\n\n## Routers\n\n{list}\n");
    assert_eq!(texts(&read(&page)).len(), 3, "the title of a page judges no section below it");
}

#[test]
fn headings_links_and_folds_of_a_site_are_read_as_such() {
    let runbook = read(
        "# T\n\n## Step 1: Stop\n\nStop [the ring]({{< relref \"/ring.md\" >}}) at once.\n\n## Step 2: Check\n\nLook at it.\n\n<h2>Next steps</h2>\n\n* [Restore it](r.md)\n",
    );
    assert_eq!(texts(&runbook), ["Stop", "Check"]);
    let said = format!("{runbook:?}");
    assert!(!said.contains("relref") && said.contains("Stop the ring at once"), "{said}");
    let folded = read(
        "# T\n\n## Procedure\n\n<details>\n<summary>Expand/Collapse</summary>\n\n1. Stop it\n2. Start it\n\n</details>\n",
    );
    let kinds: Vec<_> = folded.phases.iter().filter(|p| p.kind == PhaseKind::Steps).collect();
    assert_eq!(kinds.len(), 1);
    assert_eq!(kinds[0].title, "Procedure");
}

#[test]
fn a_table_directly_below_its_sentence_is_a_table() {
    let runbook = read(
        "# T\n\n## Procedure\n\n1. Choose these on the page\n\n   Use the values\n   Field | Value\n   ---|---\n   Zone | eu\n",
    );
    let details = runbook.step(1).map(|step| step.details.clone()).unwrap_or_default();
    assert_eq!(details, ["Use the values", "Field | Value", "Zone | eu"]);
}

#[test]
fn ways_to_choose_from_are_no_names() {
    let items = "* Both files. Copy them to `/root/a`.\n* The archive. Unpack it into `/root/a`.";
    assert_eq!(steps(&format!("Take the files from either:\n\n{items}")).len(), 2);
    let flags = "- `-p`: Print the file\n- `-z`: Test the file";
    assert!(steps(&format!("It has these options:\n\n{flags}")).is_empty());
    assert!(steps("It is one of:\n\n* a full disk\n* a lost link").is_empty());
}

#[test]
fn a_column_of_commands_is_offered_with_what_they_are_for() {
    let table = |head: &str| {
        format!(
            "# T\n\n## Nettoyage\n\n| {head} |\n|---|---|\n| Disque plein | `sudo du -sh /var` |\n| Vieux fichiers | `find /tmp -mtime +7 -delete` |\n"
        )
    };
    assert_eq!(commands(&read(&table("Problème | Commande"))).len(), 2);
}

#[test]
fn a_title_is_no_line_for_an_editor() {
    let runbook =
        read("## Notes on the ring\n\n### Check it\n\nLook.\n\n# vim: ft=markdown sw=2\n");
    assert_eq!(runbook.title, "Notes on the ring");
}

#[test]
fn a_stage_of_an_incident_is_no_owner() {
    let runbook =
        read("# T\n\n## Procedure\n\n1. [**CONTAINMENT**] Isolate it\n2. [DBA] Promote it\n");
    let owners: Vec<_> = runbook.steps().map(|(_, step)| step.owner.clone()).collect();
    assert_eq!(owners, [None, Some("DBA".to_owned())]);
}

#[test]
fn a_condition_is_not_cut_inside_brackets() {
    let runbook =
        read("# T\n\n## Procedure\n\n1. If it is down (say, one disk is lost), restart it\n");
    let condition = runbook.step(1).and_then(|step| step.condition.clone());
    assert_eq!(condition.as_deref(), Some("If it is down (say, one disk is lost)"));
}

#[test]
fn a_table_belongs_to_the_sentence_that_asks_for_it() {
    let body = "Choose these values on the page\n\n| Field | Value |\n|---|---|\n| Zone | eu |";
    assert_eq!(steps(body), ["Choose these values on the page"]);
    assert!(steps("The values are:\n\n| Field | Value |\n|---|---|\n| Zone | eu |").is_empty());
}

#[test]
fn facts_behind_the_last_step_are_no_part_of_it() {
    let source = "# T\n\n## 1. Stop the ring\n\nIt takes long.\n\n## 2. Start the ring\n\nIt takes longer.\n\n### Known issues\n\n- Restart it where it hangs\n- Check the disk where it is slow\n";
    let runbook = read(source);
    assert_eq!(texts(&runbook), ["Stop the ring", "Start the ring"]);
    assert!(runbook.steps().all(|(_, step)| step.substeps.is_empty()));
    assert!(runbook.groups.iter().any(|group| group.items == 2), "the facts keep a group");
}

#[test]
fn a_result_is_told_in_other_languages_too() {
    let source = "# Geplantes Abschalten\n\nDieses Dokument beschreibt, wie alle Systeme des Hauses in der richtigen Reihenfolge heruntergefahren werden.\n\n## Schritt 1 – Host\n\n```bash\nsudo shutdown -h now\n```\n\nErwartung:\n\n* alle Maschinen sind aus\n* keine Meldung im Protokoll\n\n## Schritt 2 – Speicher\n\n```bash\nsudo poweroff\n```\n";
    let runbook = read(source);
    assert_eq!(texts(&runbook), ["Host", "Speicher"]);
    let expected = runbook.step(1).map(|step| step.expected.clone()).unwrap_or_default();
    assert_eq!(expected, ["alle Maschinen sind aus", "keine Meldung im Protokoll"]);
}

#[test]
fn an_unknown_tool_behind_with_is_run() {
    let with = |words: &str, code: &str| {
        commands(&read(&format!("# T\n\n## Procedure\n\n{words}\n\n```\n{code}\n```\n"))).len()
    };
    assert_eq!(with("Decrypt the file with", "gopgz cat ~/a.key"), 1);
    assert_eq!(with("Fill the file with", "listen 10.0.0.1/24"), 0);
}

#[test]
fn numbered_lines_in_a_block_of_text_keep_a_group() {
    let source = "# T\n\n## Procedure\n\nAt the next boot\n\n```text\nBy hand:\n1. Restart it\n2. Press F8\n```\n";
    let runbook = read(source);
    assert!(texts(&runbook).is_empty());
    let reasons: Vec<&str> = runbook.groups.iter().map(|group| group.reason.as_str()).collect();
    assert_eq!(reasons, ["a block of text whose lines count up"]);
    let log = "# T\n\n## Procedure\n\n```text\nup 1.\nup 2.\n```\n";
    assert!(read(log).groups.is_empty());
}
