//! Blanks are found, filled, and what must not be copied is not.

use std::collections::BTreeMap;

use super::read;
use crate::runbook::facts::blanks::{CommandView, fill};

fn filled(command: &str, names: &[&str], values: &[(&str, &str)]) -> CommandView {
    let names: Vec<String> = names.iter().map(|n| (*n).to_owned()).collect();
    let values: BTreeMap<String, String> =
        values.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
    fill(command, &names, &values)
}

#[test]
fn every_way_to_write_a_blank_is_found() {
    let source = "## Steps\n- Run `kubectl -n <namespace> get pods`\n- Run `ssh {{user}}@db-host`\n- Run `curl -H $TOKEN https://${REGION}.x`\n- Run `aws s3 ls YOUR_BUCKET`\n";
    assert_eq!(
        read(source).blanks,
        ["namespace", "user", "db-host", "TOKEN", "REGION", "YOUR_BUCKET"]
    );
}

#[test]
fn what_the_shell_knows_is_no_blank() {
    let source = "## Steps\n- Run `POD=$(kubectl get pod -o name) && kubectl logs $POD`\n- Run `ls -l $HOME $1 $?`\n- Run `ssh deploy@db-host.example.org ls -l`\n- Run `helm template --set x={{ .Values.x }} <none>`\n";
    assert_eq!(read(source).blanks, Vec::<String>::new());
}

#[test]
fn a_value_takes_the_place_of_its_blank() {
    let view = filled("ssh deploy@db-host \"df -h\"\n", &["db-host"], &[("db-host", "db-7")]);
    assert_eq!(view.copy.as_deref(), Some("ssh deploy@db-7 \"df -h\""), "no line end is copied");
    let part = &view.parts[1];
    assert_eq!(
        (part.text.as_str(), part.blank.as_deref(), part.filled),
        ("db-7", Some("db-host"), true)
    );
    assert_eq!(view.warning, None);
}

#[test]
fn a_blank_without_a_value_stays_and_is_marked() {
    let view = filled("kubectl -n <ns> get pods", &["ns"], &[("ns", "")]);
    assert_eq!(view.copy.as_deref(), Some("kubectl -n <ns> get pods"));
    assert!(
        view.parts
            .iter()
            .any(|p| p.text == "<ns>" && p.blank.as_deref() == Some("ns") && !p.filled)
    );
}

#[test]
fn a_host_is_filled_wherever_it_stands_as_a_word() {
    let view = filled(
        "./failover.sh --promote replica-host --not my-replica-host",
        &["replica-host"],
        &[("replica-host", "r2")],
    );
    assert_eq!(view.copy.as_deref(), Some("./failover.sh --promote r2 --not my-replica-host"));
}

#[test]
fn a_value_that_a_shell_would_read_is_pointed_at() {
    let view = filled("ssh <host>", &["host"], &[("host", "x; rm -rf /")]);
    assert!(view.warning.is_some_and(|w| w.contains('“') && w.contains(';')), "it says which sign");
    assert!(view.copy.is_some(), "a warning does not forbid");
    assert!(
        filled("ssh <host>", &["host"], &[("host", "a b")]).warning.is_some(),
        "a space splits words"
    );
}

#[test]
fn hidden_characters_are_not_copied() {
    for hidden in ["\u{1b}[2J", "\u{202e}", "\u{200b}", "\u{7}", "\u{2066}"] {
        let view = filled(&format!("ls {hidden}-l"), &[], &[]);
        assert_eq!(view.copy, None, "{hidden:?} shows something else than it does");
        assert!(view.warning.is_some_and(|w| w.contains("U+")), "and it says which character");
    }
    assert_eq!(
        filled("ssh <host>", &["host"], &[("host", "x\nrm")]).copy,
        None,
        "a value has one line"
    );
    assert_eq!(
        filled("a\n\tb", &[], &[]).copy.as_deref(),
        Some("a\n\tb"),
        "a command may have several"
    );
}

#[test]
fn the_parts_make_up_the_command() {
    let command = "ssh {{user}}@db-host -- kubectl -n <ns> logs ${POD}";
    let view = filled(command, &["user", "db-host", "ns", "POD"], &[]);
    let joined: String = view.parts.iter().map(|p| p.text.as_str()).collect();
    assert_eq!(joined, command);
    assert_eq!(view.parts.iter().filter(|p| p.blank.is_some()).count(), 4);
}

#[test]
fn the_other_ways_to_write_a_blank() {
    let of = |line: &str| read(&format!("## Steps\n- [ ] {line}\n")).checklist.blanks;
    assert_eq!(of("Run `kubectl -n {namespace} get pods`"), ["namespace"]);
    assert_eq!(of("Delete i-xxxxxxxx and XXXX"), ["i-xxxxxxxx", "XXXX"]);
    assert_eq!(of("Tell [Name] on [Start Date]"), ["Name", "Start Date"]);
    assert_eq!(of("Start time: ____ End time: ____"), ["Start time", "End time"]);
    assert_eq!(of("Check the replica and record the lag: ___"), ["record the lag"]);
    assert_eq!(of("Write down lag and time: ___"), ["down lag and time"], "a noun joins nothing");
    assert_eq!(of("Restore the copy of YYYY-MM-DD"), ["YYYY-MM-DD"]);
    assert_eq!(of("Data lost: `Yes|No`"), ["Data lost"]);
    assert_eq!(of("Call `TODO: name the host`"), ["name the host"]);
    assert_eq!(of("Call TBD"), ["TBD"]);
    assert_eq!(of("Add TODO notes to the channel"), [""; 0], "a word of the sentence");
    assert_eq!(of("Look at <host> and <host>"), ["host"], "one value for each name");
    let mail = "Open the mail with the subject `Your certificate [TRUSTCO] 42`";
    assert_eq!(of(mail), [""; 0], "a mark of the sender");
    let report =
        "# T\n\n## Report\n- Who found it?\n- Data lost: `Yes|No`\n- Start time:\n- Plain words.\n";
    assert_eq!(read(report).blanks, ["Who found it?", "Data lost", "Start time"]);
}

#[test]
fn what_only_looks_like_a_blank() {
    let source = "## Steps\n- Run `awk '{print}' x | sort <in >out`\n- Run `curl -w '%{http_code}' x/y`\n- Run `git show HEAD@{upstream}`\n- Run `mktemp /tmp/x.XXXXXX`\n- Run `grep -E '[A-Z][0-9]' x`\n- Run `grep '[ERROR]' x`\n- Run `echo ${x%y} ${a[0]}`\n- Run `for POD in a b; do kubectl logs $POD; done`\n- See [a link](x.md) and [Another][x]\n- Run `kubectl get -o jsonpath='{.items}' x`\n\n[x]: y.md\n";
    assert_eq!(read(source).blanks, Vec::<String>::new());
}

#[test]
fn more_ways_to_write_a_blank_are_known() {
    let of = |command: &str| {
        read(&format!("# T\n\n## Procedure\n\n1. Do it:\n\n   ```sh\n   {command}\n   ```\n"))
            .blanks
            .clone()
    };
    for (command, blank) in [
        ("bin/tool -n [namespace]", "namespace"),
        ("bin/tool -n [node name] x", "node name"),
        ("export A=<16位字符>", "16位字符"),
        ("date -s <hh:mm:ss>", "hh:mm:ss"),
        ("curl http://<host:port>/x", "host:port"),
        ("wbadmin start -version:MM/DD/YYYY-HH:MM", "MM/DD/YYYY-HH:MM"),
        ("NODE=ncn-wxxx", "ncn-wxxx"),
        ("URL=\"${URL}\" ./restore.sh", "URL"),
    ] {
        assert_eq!(of(command), [blank], "{command}");
    }
    for command in [
        "echo $LASTEXITCODE",
        "ls $PSScriptRoot/a",
        "$a = [PSCustomObject]@{Name = 'a'}",
        "pip install app[standard]",
        "ls a[0-9]b",
        "open <https://example.org/a>",
        "echo '<soap:Body></soap:Body>' > a",
        "A=1 ./restore.sh $A",
        "read -sp \"Password: \" PGPASSWORD; psql -c \"$PGPASSWORD\"",
    ] {
        assert!(of(command).is_empty(), "{command}: {:?}", of(command));
    }
}
