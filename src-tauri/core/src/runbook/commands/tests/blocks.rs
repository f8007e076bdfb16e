//! Blocks as runbooks hold them, of many shells and programs, with what is copied of each: `fixtures/blocks.txt`.
//!
//! A block begins with `@`, its name, and the tag of its fence behind ` | `. Below it, `==> copied` is what is copied,
//! `==> doubt` why a person should look, and `==> singles` the lines of what can be copied alone, from 0.

use crate::runbook::commands::output::copied;

struct Wanted {
    name: &'static str,
    tag: &'static str,
    block: String,
    copied: String,
    doubt: Option<String>,
    singles: Option<String>,
}

fn wanted(text: &'static str) -> Wanted {
    let (head, rest) = text.split_once('\n').unwrap();
    let (name, tag) = head.split_once(" | ").unwrap_or((head, ""));
    let mut parts = rest.split("\n==> ");
    let mut found = Wanted {
        name,
        tag,
        block: parts.next().unwrap().to_owned(),
        copied: String::new(),
        doubt: None,
        singles: None,
    };
    for part in parts {
        let (what, text) = part.split_once('\n').unwrap();
        let text = text.trim_end().to_owned();
        match what {
            "copied" => found.copied = text,
            "doubt" => found.doubt = Some(text),
            "singles" => found.singles = Some(text),
            other => panic!("{name}: no part is called {other}"),
        }
    }
    found
}

#[test]
fn of_each_block_what_stands_in_the_file_is_copied() {
    let blocks = include_str!("../fixtures/blocks.txt").trim_start_matches("@ ");
    let mut wrong = Vec::new();
    for want in blocks.split("\n\n@ ").map(wanted) {
        let got = copied(want.tag, &want.block);
        let doubt = got.doubt.map(|doubt| format!("{doubt:?}").to_lowercase());
        let one = |(from, to): &(u32, u32)| format!("{from}-{to}");
        let singles: Vec<String> = got.singles.iter().map(one).collect();
        let singles = if singles.is_empty() { "none".to_owned() } else { singles.join(" ") };
        let fits = got.text == want.copied
            && doubt == want.doubt
            && want.singles.as_ref().is_none_or(|wanted| *wanted == singles);
        if !fits {
            wrong.push(format!("@ {}\n{}\n[{doubt:?}] [{singles}]\n", want.name, got.text));
        }
    }
    assert!(wrong.is_empty(), "{} blocks:\n{}", wrong.len(), wrong.join("\n"));
}
