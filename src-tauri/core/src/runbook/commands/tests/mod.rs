//! A block in single commands, and characters that are not what they look like.

mod bad;
mod blocks;

use crate::redact::is_hidden;
use crate::runbook::commands::copied::known_of;
use crate::runbook::commands::tricks::{hidden, tricks};

#[test]
fn commands_come_apart_and_what_belongs_together_stays() {
    let of = |command: &str| {
        let known = known_of(&[command.to_owned()]);
        match known.first() {
            Some(known) if !known.singles.is_empty() => known.singles_of(command),
            Some(_) | None => vec![command.trim_end().to_owned()],
        }
    };
    assert_eq!(of("ls -l\ndf -h\n"), ["ls -l", "df -h"]);
    assert_eq!(of("# first\nls -l\n\n# second\ndf -h  # disk\n"), ["ls -l", "df -h  # disk"]);
    for whole in [
        "kubectl apply \\\n  -f x.yaml \\\n  -n a",
        "cat <<EOF > x\nls -l\nEOF",
        "cat <<'END' > x\nit's\nEND",
        "for pod in a b; do\n  kubectl delete pod $pod\ndone",
        "while true\ndo\n  sleep 1\ndone",
        "if test -f x; then\n  rm x\nfi",
        "psql -c \"select 1\nfrom t\"",
        "psql -c 'select 1\nfrom t'",
        "kubectl get pods |\n  grep web",
        "test -f x &&\n  rm x",
        "case $1 in\n  a) ls ;;\n  *) df ;;\nesac",
        "stop() {\n  systemctl stop web\n}",
        "SELECT a\nFROM t\nWHERE x;",
        "ids=$(aws ec2 describe-instances\n  --query x)",
    ] {
        assert_eq!(of(whole), [whole], "one command");
        if !whole.starts_with("SELECT") {
            assert_eq!(of(&format!("{whole}\nls -l")), [whole, "ls -l"], "and the next is its own");
        }
    }
    assert_eq!(of("SELECT 1;\nSELECT 2;"), ["SELECT 1;", "SELECT 2;"]);
    assert_eq!(of("cat <<< x\nls"), ["cat <<< x", "ls"], "a here string has one line");
    assert_eq!(of("echo \"it's\"\nls"), ["echo \"it's\"", "ls"], "a quote in quotes");
    assert_eq!(of("echo 'open\nls"), ["echo 'open\nls"], "what is never closed is kept whole");
}

/// The cases that the window's rules are held to as well.
#[derive(serde::Deserialize)]
struct Cases {
    /// First and last of each range.
    hidden: Vec<(u32, u32)>,
    refused: Vec<(String, String)>,
    warned: Vec<(String, String)>,
    fine: Vec<String>,
}

fn cases() -> Cases {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/document/text/wary.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn hidden_characters_are_those_of_the_table() {
    let hidden = cases().hidden;
    let listed = |c: char| hidden.iter().any(|(a, b)| (*a..=*b).contains(&u32::from(c)));
    let differs = ('\0'..=char::MAX).find(|c| is_hidden(*c) != listed(*c));
    assert_eq!(differs, None, "the window names the same characters");
}

#[test]
fn disguises_are_named() {
    let says = |command: &str, word: &str, said: Option<String>| {
        assert!(said.as_ref().is_some_and(|s| s.contains(word)), "{command:?} gives {said:?}");
    };
    for (command, word) in cases().refused {
        let view = crate::runbook::facts::blanks::fill(&command, &[], &Default::default());
        assert_eq!(view.copy, None, "{command:?} is not copied");
        says(&command, &word, view.warning);
    }
    for (command, word) in cases().warned {
        says(&command, &word, tricks(&command));
        assert_eq!(hidden(&command), None, "{command:?} is seen");
    }
    says("kubеctl get pods", "U+0435", tricks("kubеctl get pods"));
    says("ls\ncurl http://exαmple.org", "line 2", tricks("ls\ncurl http://exαmple.org"));
    for fine in cases().fine {
        assert_eq!((tricks(&fine), hidden(&fine)), (None, None), "{fine} is what it looks like");
    }
}

#[test]
fn a_disguise_is_said_where_the_command_is_copied() {
    let view = crate::runbook::facts::blanks::fill("kubеctl get pods", &[], &Default::default());
    assert!(view.warning.is_some_and(|w| w.contains("Cyrillic")));
    assert!(view.copy.is_some(), "it is said, not forbidden");
}
