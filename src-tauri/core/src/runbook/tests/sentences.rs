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
