//! Blocks that are broken, hostile or very long: no line of them is lost, no command is cut, and they are read in time.

use proptest::prelude::*;

use crate::runbook::commands::copied::{Copied, parted};
use crate::runbook::commands::output::{copied, copied_ways};
use crate::runbook::commands::session::take_apart;
use crate::runbook::commands::tricks::{hidden, tricks};
use crate::runbook::model::Doubt;

/// Each command that a reader can copy alone.
fn alone(copied: &Copied) -> Vec<String> {
    let (_, known) = parted(vec![copied.clone()]);
    known.first().map(|known| known.singles_of(&copied.text)).unwrap_or_default()
}

#[test]
fn a_block_that_ends_in_the_middle_is_one_command_and_doubted() {
    for block in [
        "curl -d '{\"a\": 1}\nsystemctl restart web",
        "echo \"half\nls",
        "cat <<EOF > x\na",
        "bash <<OUTER\ncat <<INNER\na\nINNER\n",
        "for h in a b; do\n  ssh $h",
        "if true; then\n  ls",
        "case $1 in\n  a) ls ;;",
        "stop() {\n  ls",
        "ls |",
        "ls &&",
        "docker run \\",
        "x=$(kubectl get pods",
        "(cd /tmp",
        "a=(\n one",
        "echo `date",
        "echo ${x",
    ] {
        let got = copied("bash", block);
        assert_eq!(got.text, block.trim_end(), "copied as it stands");
        assert_eq!(got.doubt, Some(Doubt::Unfinished), "{block}");
        assert_eq!(alone(&got), Vec::<String>::new(), "{block}");
        let prompted = format!("$ {block}\n$ uptime");
        let got = copied("console", &prompted);
        assert!(got.doubt.is_some() && got.text == prompted, "{prompted}");
    }
}

#[test]
fn line_ends_of_any_kind_are_no_part_of_a_command() {
    let unix = "$ cat <<EOF > x\na\nEOF\n$ ls\nx\n$ for h in a; do\n>   ls\n> done";
    let wanted = copied("console", unix);
    assert_eq!(copied("console", &unix.replace('\n', "\r\n")), wanted);
    let page = |text: &str| {
        let page = format!("## Steps\n1. Run it\n\n```console\n{text}\n```\n");
        crate::runbook::parse(&page, "a.md").step(1).map(|step| step.commands.clone())
    };
    for end in ["\r\n", "\r"] {
        assert_eq!(page(&unix.replace('\n', end)), Some(vec![wanted.text.clone()]), "{end:?}");
    }
    let tabs = "$ cat <<-EOF\n\ta\n\tEOF\n$ ls";
    assert_eq!(copied("console", tabs).text, "cat <<-EOF\n\ta\n\tEOF\nls");
}

#[test]
fn look_alikes_make_no_prompt_and_are_told_of_a_command() {
    for prompt in ["rооt@db:~# ", "＄ ", "﹩ ", "dаna@web:~$ ", "mysqӏ> ", "ΡS C:\\> "] {
        let block = format!("{prompt}reboot\n{prompt}uptime");
        assert_eq!(copied("console", &block).text, block.trim_end(), "{prompt}");
    }
    assert!(tricks("ѕystemctl stop web").is_some());
    for bad in ["rm -rf /tmp/\u{202e}gol", "ls \u{200b}-l", "ls \u{2066}-l"] {
        assert!(hidden(bad).is_some(), "{bad:?} is not copied at all");
        let session = format!("$ {bad}\n$ ls");
        assert!(hidden(&copied("console", &session).text).is_some(), "nor in a session");
    }
}

#[test]
fn long_blocks_are_read_to_their_end() {
    let prompts = "$ echo a\na\n".repeat(10_000);
    let got = copied("console", &prompts);
    assert_eq!((got.text.lines().count(), got.doubt), (10_000, None));
    let nested: String = (0..300).map(|n| format!("cat <<E{n}\n")).collect();
    assert_eq!(copied("bash", &nested).text, nested.trim_end());
    for line in
        ["a".repeat(1 << 20), format!("echo '{}", "x\n".repeat(1 << 19)), "(".repeat(1 << 16)]
    {
        let got = copied("bash", &line);
        assert_eq!(got.text, line.trim_end());
        assert!(alone(&got).len() <= 1);
    }
    let open = format!("$ echo '{}", "it\n".repeat(1 << 17));
    assert!(copied("console", &open).doubt.is_some());
}

/// Lines of blocks as chance and ill will make them.
fn lines() -> impl Strategy<Value = Vec<String>> {
    let line = prop_oneof![
        "\\PC{0,16}",
        "[$#%>] [a-z |&;'\"<{(`\\\\]{0,10}",
        "(\\$ |# |> |PS> |mysql> |    -> |db=# |db-# |>>> |\\.\\.\\. |sw1#|C:\\\\>|In \\[1\\]: |1> |  2  |irb\\(main\\):001:0> )[a-z;'\"(){}]{0,8}",
        "(cat <<EOF|EOF|cat <<'A' <<B|A|B|bash <<X|X|done|fi|for i in a; do|if x; then|esac|\\}|\\{|'|\"|`|\\))",
        "(\t|  |\r)?(ls|\\$ ls|# ls|rооt# ls|＄ ls)(\r| \\\\| \\||)",
        "(# or|# 1\\. x|# alternatively|-- x|SELECT 1;|SELECT '|BEGIN|\\.\\.\\.|\u{202e}ls|ѕudo x)",
    ];
    prop::collection::vec(line, 0..14)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn commands_output_and_prompts_are_the_lines_of_the_block(lines in lines(), session in any::<bool>()) {
        let block = lines.join("\n");
        if let Some(taken) = take_apart(&block, session) {
            let got: Vec<&String> = taken.pieces.iter().flat_map(|piece| &piece.lines).collect();
            prop_assert_eq!(got.len(), block.lines().count());
            for (got, given) in got.iter().zip(block.lines()) {
                prop_assert!(given.ends_with(got.as_str()), "{:?} is no end of {:?}", got, given);
            }
            prop_assert!(taken.doubt.is_none() || taken.pieces.len() == 1, "in doubt, all of it is one");
        }
    }

    #[test]
    fn what_is_copied_stands_in_the_block_in_its_order(lines in lines(), tag in "(bash|console|sql|powershell|cmd|fish||text)") {
        let block = lines.join("\n");
        for copied in copied_ways(&tag, &block) {
            let mut rest = block.lines();
            for line in copied.text.lines() {
                let found = rest.any(|given| given.trim_end().ends_with(line.trim_end()));
                prop_assert!(found, "{:?} is no line of the block, or out of order: {:?}", line, block);
            }
        }
    }

    #[test]
    fn what_is_copied_alone_is_whole_and_the_rest_is_comment(lines in lines(), tag in "(bash|sql|powershell|cmd|fish|)") {
        let block = lines.join("\n");
        let got = copied(&tag, &block);
        let singles = alone(&got);
        prop_assert!(got.doubt.is_none() || singles.is_empty(), "what is doubted is copied as one");
        let mut at = 0;
        for (from, to) in &got.singles {
            prop_assert!(at <= *from && from < to, "{:?}", got.singles);
            at = *to;
        }
        prop_assert!(at as usize <= got.text.lines().count());
        for single in &singles {
            prop_assert!(got.text.contains(single.as_str()), "{:?} is a part of {:?}", single, got.text);
        }
    }
}
