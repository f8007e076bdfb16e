//! A block in single commands, and characters that are not what they look like.

use crate::runbook::lines::lines_of;
use crate::runbook::tricks::tricks;

#[test]
fn commands_come_apart_and_what_belongs_together_stays() {
    let of = |command: &str| lines_of(command);
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
    assert_eq!(of(""), Vec::<String>::new());
}

#[test]
fn disguises_are_named() {
    let says = |command: &str, word: &str| {
        let said = tricks(command);
        assert!(said.as_ref().is_some_and(|s| s.contains(word)), "{command:?} gives {said:?}");
    };
    says("kubеctl get pods", "U+0435");
    says("kubеctl get pods", "Cyrillic");
    says("ls\ncurl http://exαmple.org", "line 2");
    says("ls\u{a0}-l", "space");
    says("echo “x”", "quotation mark");
    says("ls –l", "dash");
    for fine in ["ls -l", "echo 'привет мир'", "grep -P 'α|β'", "git log a–b", "echo naïve café"]
    {
        assert_eq!(tricks(fine), None, "{fine} is what it looks like");
    }
}

#[test]
fn a_disguise_is_said_where_the_command_is_copied() {
    let view = crate::runbook::blanks::fill("kubеctl get pods", &[], &Default::default());
    assert!(view.warning.is_some_and(|w| w.contains("Cyrillic")));
    assert!(view.copy.is_some(), "it is said, not forbidden");
}
