use proptest::prelude::*;

use super::{Part, take_apart};

/// The commands and the output of a block; `!` stands before a block that was not taken apart.
fn read(text: &str) -> (Vec<String>, Vec<String>) {
    let Some(taken) = take_apart(text, false) else { return (Vec::new(), Vec::new()) };
    let of = |part: Part| {
        let pieces = taken.pieces.iter().filter(move |piece| piece.part == part);
        pieces.map(|piece| piece.text()).collect::<Vec<_>>()
    };
    let mut commands = of(Part::Command);
    if taken.doubt.is_some() {
        commands.insert(0, "!".to_owned());
    }
    (commands, of(Part::Output))
}

#[test]
fn commands_are_copied_without_prompts_and_without_output() {
    let cases: [(&str, &[&str], &[&str]); 16] = [
        ("$ df -h\n/dev/sda1 98%\n$ df -i", &["df -h", "df -i"], &["/dev/sda1 98%"]),
        (
            "$ cat <<EOF > x\n$ kept\n> kept\nEOF\n$ ls",
            &["cat <<EOF > x\n$ kept\n> kept\nEOF", "ls"],
            &[],
        ),
        (
            "u@h:~$ for i in 1 2\n> do\n> echo $i\n> done\n1",
            &["for i in 1 2\ndo\necho $i\ndone"],
            &["1"],
        ),
        ("$ echo a \\\n> b\n> c", &["echo a \\\nb"], &["> c"]),
        ("# psql\norders=# SELECT 1\norders-#  FROM t;\n 1\n", &["SELECT 1\n FROM t;"], &[" 1"]),
        (
            "db=> select 1\n ?column?\n----------\n 1\ndb=> \\q",
            &["select 1", "\\q"],
            &[" ?column?\n----------\n 1"],
        ),
        ("db=> UPDATE t\n  SET a = 1;\nUPDATE 1", &["UPDATE t\n  SET a = 1;"], &["UPDATE 1"]),
        ("mysql> SHOW SLAVE STATUS\\G\n*** 1. row", &["SHOW SLAVE STATUS\\G"], &["*** 1. row"]),
        (
            "MariaDB [a]> DELETE FROM t\n    -> WHERE x;\nQuery OK",
            &["DELETE FROM t\nWHERE x;"],
            &["Query OK"],
        ),
        ("cache-1:6379> GET a\n\"b\"", &["GET a"], &["\"b\""]),
        ("> db.a.find({\n... b: 1\n... })\n{ b: 1 }", &["db.a.find({\nb: 1\n})"], &["{ b: 1 }"]),
        (
            "PS C:\\> $a = @\"\nx\n\"@\nPS C:\\> Get-X |\n>>   Y",
            &["$a = @\"\nx\n\"@", "Get-X |\n  Y"],
            &[],
        ),
        ("C:\\Windows>dir\n Volume", &["dir"], &[" Volume"]),
        ("sw1>enable\nsw1#show run\nsw1(config)#end", &["enable", "show run", "end"], &[]),
        (
            ">>> for a in b:\n...     a()\n...\n1\n>>> exit()",
            &["for a in b:\n    a()\n", "exit()"],
            &["1"],
        ),
        (
            "[root@db ~]# kubectl exec -it a -- sh\n/ # ls\nbin\n/ # exit",
            &["kubectl exec -it a -- sh", "ls", "exit"],
            &["bin"],
        ),
    ];
    for (text, commands, output) in cases {
        let (got, printed) = read(text);
        assert_eq!(got, commands, "{text}");
        assert_eq!(printed, output, "{text}");
    }
}

#[test]
fn in_doubt_the_whole_block_is_one_command() {
    for text in
        ["$ echo \"open\n$ ls", "$ cat <<EOF\nx\n$ ls", "$ for a in b; do\n  c\n", "$ (a\nb"]
    {
        let whole = text.trim_end();
        assert_eq!(read(text).0, ["!", whole], "{text}");
    }
}

#[test]
fn a_command_without_a_prompt_is_never_shown_as_output() {
    for text in [
        "$ sudo -i\nkubectl delete pod web-1 -n prod\nsystemctl restart web",
        "$ sudo -i\nreboot",
        "$ export KUBECONFIG=/etc/kube/admin.conf\nkubectl get nodes -o wide\nkubectl drain node-1 --ignore-daemonsets",
        "root@db:~# systemctl stop web\nrm -rf /var/lib/web/cache\nroot@db:~# systemctl start web",
        "$ systemctl stop web\nsystemctl start web",
        "$ psql shop\nDELETE FROM carts;",
        "shop=> BEGIN;\nBEGIN\nDELETE FROM carts;",
        "export A=1\nmytool run --all\n$ mytool status",
        "echo \"$HOME\"\n$HOME/bin/x\n$ ls",
        "$ echo \"$HOME\"\n$HOME/bin/x",
        "$ cd /opt/web\n./restart.sh\n$ ls",
    ] {
        assert_eq!(read(text).0, ["!", text], "{text}");
    }
}

#[test]
fn what_programs_print_with_their_names_is_output() {
    for text in [
        "$ git --version\ngit version 2.43.0",
        "$ psql --version\npsql (PostgreSQL) 16.1",
        "$ fsck -y /dev/sdb\nfsck from util-linux 2.38\n/dev/sdb: clean",
        "$ nginx -v\nnginx version: nginx/1.24.0",
        "$ kubectl get pods\nNAME   READY   STATUS\nnginx   1/1     Running",
        "$ kubectl delete service web\nservice \"web\" deleted",
        "$ find . -name '*.log'\n./a/x.log\n./b/y.log",
        "$ df -h\n/dev/sda1 98%",
        "$ curl -I http://x\nContent-Type: text/html\nSet-Cookie: a=b",
        "$ kubectl rollout restart deploy/web\ndeployment.apps/web restarted",
        "$ rm x\nrm: cannot remove 'x': No such file or directory",
        "sw1#show run\ninterface Vlan1\n ip address 10.0.0.1/24\nsw1#exit",
        "mysql -u root shop\nWelcome to the MySQL monitor.\nmysql> SELECT 1;",
        "mysql -u root shop\nmysql: [Warning] Using a password can be insecure.\nmysql> SELECT 1;",
        "psql shop\npsql (16.1)\nType \"help\" for help.\n\nshop=> SELECT 1;",
    ] {
        assert_ne!(read(text).0[0], "!", "{text}");
    }
}

#[test]
fn signs_that_belong_to_a_command_are_no_prompts() {
    for text in [
        "$HOME/bin/x\n${DIR}/y",
        "$node = \"a\"\n$node | Stop",
        "# first\nsystemctl stop a",
        "echo a > b",
        "a => b\nc => d",
        "/opt/a.sh # restarts the web",
        "print(x)\nprint(y)",
        "> quoted words of a mail\nand the answer",
        "%include x",
    ] {
        assert_eq!(take_apart(text, false), None, "{text}");
    }
    let comments = "# the list of pods\nkubectl get pods";
    assert_eq!(take_apart(comments, true), None, "a comment in a session's block");
}

/// Whole constructs of a shell, and what a program may print.
fn parts() -> impl Strategy<Value = Vec<(Vec<String>, Vec<String>)>> {
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<String>>();
    let construct = prop::sample::select(vec![
        lines("kubectl get pods -A"),
        lines("cat <<EOF | sh\n# note\n  $ x\nEOF"),
        lines("for i in a b; do\n  echo \"$i\"\ndone"),
        lines("if test -f x; then\n  rm x\nelse\n  ls\nfi"),
        lines("awk '\n  { n += $1 }\n  END { print n }\n' file | sort"),
        lines("docker run \\\n  --rm \\\n  alpine"),
        lines("f() {\n  ls\n}"),
        lines("ls |\n  wc -l"),
        lines("curl -d '{\n  \"a\": 1\n}' http://x"),
    ]);
    let printed = prop::sample::select(vec![
        "NAME   READY",
        "Error: no such host",
        "a: b",
        "  {\"x\": 1}",
        "",
        "---",
        "done",
    ]);
    let printed = prop::collection::vec(printed.prop_map(str::to_owned), 0..3);
    prop::collection::vec((construct, printed), 1..6)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_is_copied_and_what_is_printed_are_the_lines_of_the_block(
        parts in parts(),
        prompt in prop::sample::select(vec!["$ ", "root@db-1:~# ", "[a@b c]$ ", "bash-5.1$ ", "(venv) $ "]),
        behind in prop::bool::ANY,
    ) {
        let mut block = String::new();
        for (command, printed) in &parts {
            for (at, line) in command.iter().enumerate() {
                let sign = if at == 0 { prompt } else if behind { "> " } else { "" };
                block.push_str(&format!("{sign}{line}\n"));
            }
            printed.iter().for_each(|line| block.push_str(&format!("{line}\n")));
        }
        let taken = take_apart(&block, false).unwrap();
        prop_assert!(taken.doubt.is_none(), "{}", block);
        let commands: Vec<String> =
            taken.pieces.iter().filter(|p| p.part == Part::Command).map(|p| p.text()).collect();
        let expected: Vec<String> = parts.iter().map(|(command, _)| command.join("\n")).collect();
        prop_assert_eq!(commands, expected, "{}", block);
        let other: Vec<&String> =
            taken.pieces.iter().filter(|p| p.part != Part::Command).flat_map(|p| &p.lines).collect();
        let printed: Vec<&String> = parts.iter().flat_map(|(_, printed)| printed).collect();
        prop_assert_eq!(other, printed, "{}", block);
    }

    #[test]
    fn a_line_that_is_a_command_by_itself_is_never_output_without_a_doubt(
        parts in parts(),
        at in any::<prop::sample::Index>(),
        prompt in prop::sample::select(vec!["$ ", "root@db-1:~# ", "[a@b c]$ ", "PS C:\\> ", "bash-5.1$ "]),
        bare in prop::sample::select(vec![
            "kubectl delete pod web-1 -n prod",
            "systemctl restart web",
            "rm -rf /var/lib/web/cache",
            "sudo reboot",
            "git push --force",
            "docker compose up -d",
            "./restart.sh",
            "/usr/sbin/nginx -s reload",
            "KEEP=1 make deploy",
            "$HOME/bin/x --now",
            "curl -X POST http://x/restart",
            "DELETE FROM carts;",
        ]),
        tag in any::<bool>(),
    ) {
        let mut lines: Vec<String> = Vec::new();
        for (command, printed) in &parts {
            lines.push(format!("{prompt}{}", command[0]));
            lines.extend(command[1..].iter().chain(printed).cloned());
        }
        lines.insert(at.index(lines.len() + 1), bare.to_owned());
        let taken = take_apart(&lines.join("\n"), tag).unwrap();
        let printed = taken.pieces.iter().filter(|piece| piece.part != Part::Command);
        let lost = printed.flat_map(|piece| &piece.lines).any(|line| line == bare);
        prop_assert!(taken.doubt.is_some() || !lost, "{:?} is shown as output of {:?}", bare, lines);
    }

    #[test]
    fn no_line_is_lost_whatever_the_block_holds(
        lines in prop::collection::vec(
            prop_oneof!["\\PC{0,12}", "\\$ [a-z |'\"<{(]{0,8}", "(> |# |EOF|>>> |db=# |db-# |... |\\$ cat <<EOF|done|fi|'|\\))"],
            0..12,
        ),
    ) {
        let block = lines.join("\n");
        let given: Vec<&str> = block.lines().collect();
        if let Some(taken) = take_apart(&block, true) {
            let got: Vec<&String> = taken.pieces.iter().flat_map(|piece| &piece.lines).collect();
            prop_assert_eq!(got.len(), given.len());
            for (got, given) in got.iter().zip(given) {
                prop_assert!(given.ends_with(got.as_str()), "{:?} is no end of {:?}", got, given);
            }
        }
    }
}
