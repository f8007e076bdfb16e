//! A sentence is never offered as a command, wherever it breaks its lines and whatever program its words name.

use super::read;
use crate::runbook::Runbook;

fn commands(source: &str) -> Vec<String> {
    let runbook: Runbook = read(source);
    let steps = runbook.steps().flat_map(|(_, step)| {
        step.commands.iter().chain(step.substeps.iter().flat_map(|sub| &sub.commands))
    });
    steps.cloned().collect()
}

fn of_item(text: &str) -> Vec<String> {
    commands(&format!("## Steps\n1. {text}\n2. Tell the team\n"))
}

#[test]
fn a_line_of_a_sentence_is_no_command() {
    for prose in [
        "Find the edition. In [the publisher],\n   go to the URL of the country's page. The number is long",
        "If nobody answers,\n   open the on-call/escalation page",
        "Ask whoever owns the\n   kubectl -n access to grant it",
        "Look at the list and\n   find the pod's owner / its team",
        "Write down when you\n   kill -9 the process, and why",
        "Now\n   terraform plan -target=module.db to make sure nothing else changes",
    ] {
        assert_eq!(of_item(prose), Vec::<String>::new(), "{prose}");
    }
    let fence = "## Recovery\n\nTell them:\n\n```\nmake sure the old/new hosts are listed\n```\n";
    assert_eq!(commands(fence), Vec::<String>::new(), "nor is a sentence in a fence");
}

#[test]
fn an_item_that_goes_on_behind_its_command_is_not_copied_whole() {
    for prose in [
        "df -h to check the disk",
        "kubectl get pods -n web and wait until they run",
        "cut the traffic to us-east/us-west",
        "go to the team's page",
    ] {
        assert_eq!(of_item(prose), Vec::<String>::new(), "{prose}");
    }
    assert_eq!(
        of_item("`tf plan -target=module.db` to make sure the plan is what you expect"),
        ["tf plan -target=module.db"],
        "what is marked is the command"
    );
}

#[test]
fn what_is_in_quotes_or_brackets_does_not_make_a_sentence() {
    for command in [
        "git commit -m 'fix the thing that is broken'",
        "psql -c \"select the from that where it is\"",
        "for x in a b; do kubectl delete pod $x; done",
        "kubectl logs <name of the pod> -n web",
        "echo this is the test | mail -s x root",
        "curl -s http://localhost:8080/healthz  # direct to the host, past the proxy",
        "find /var/log -name '*.gz' -mtime +2 -delete",
    ] {
        assert_eq!(of_item(&format!("Do it:\n   {command}")), [command]);
    }
}

#[test]
fn a_word_put_together_like_a_command_of_powershell_is_no_command() {
    for prose in [
        "Backup-Medien beschriften und einlagern",
        "Test-Zugang sperren/löschen",
        "Update-Fenster mit dem Kunden abstimmen",
    ] {
        assert_eq!(of_item(prose), Vec::<String>::new(), "{prose}");
    }
    assert_eq!(of_item("Restart-Service -Name spooler"), ["Restart-Service -Name spooler"]);
    assert_eq!(of_item("Do it: `Restart-Service spooler`"), ["Restart-Service spooler"], "marked");
}

#[test]
fn a_command_that_a_clause_tells_something_of_is_not_asked_for() {
    for telling in [
        "When the pool is full, the `mdadm --detail /dev/md0` command might hang. Free a disk",
        "The sum is checked by `restic check --read-data`",
    ] {
        assert_eq!(of_item(telling), Vec::<String>::new(), "{telling}");
    }
    assert_eq!(of_item("Run the `mdadm --detail /dev/md0` command"), ["mdadm --detail /dev/md0"]);
    assert_eq!(
        of_item("On the leader, run the command `raft list peers` and wait"),
        ["raft list peers"],
        "what stands behind “run the command” is run, whatever the program"
    );
}

#[test]
fn a_name_of_a_command_gives_way_to_the_call_with_its_options() {
    let source = "## Steps\n\nSave it with the `vaultctl raft save` command:\n\n```sh\n$ vaultctl --address $VAULT raft save day.snap\n```\n";
    assert_eq!(commands(source), ["vaultctl --address $VAULT raft save day.snap"]);
}

#[test]
fn a_file_of_data_is_not_run_by_its_name() {
    for data in ["Run `drain-rack.yml` on all hosts", "Run `limits.json`, then `seed.sql`"] {
        assert_eq!(of_item(data), Vec::<String>::new(), "{data}");
    }
}
