//! What a person is told when something is refused: not only what failed, but the next thing to do.
//!
//! The next thing stands behind a `;` or a `:`, or is a command in backticks. Whether it helps, no machine can see; that it
//! is there, one can. What is deliberately absent: errors of a disk or of a channel, whose words are made of the system's.

use crate::paths::CORE;
use crate::tree::{Source, none, pattern, rust};

/// Where a person's wish is refused, by rules and by what carries them out.
fn refuses(source: &Source) -> bool {
    let rooms = ["incident/decide/", "engine/", "screen/", "worker/"];
    source.path.starts_with("src-tauri/cli/src/")
        || rooms.iter().any(|room| source.path.starts_with(&format!("{CORE}{room}")))
}

#[test]
fn a_refusal_names_the_next_thing_to_do() {
    let files: Vec<Source> = rust().into_iter().filter(refuses).collect();
    let sentences: Vec<(String, String)> = files.iter().flat_map(refusals).collect();
    assert!(sentences.len() > 100, "the rule looks at the wrong words: {}", sentences.len());
    let ends = sentences.into_iter().filter(|(_, words)| !words.contains([';', ':', '`']));
    none(
        ends.map(|(place, words)| format!("{place}: {words}")),
        "A refusal is one sentence that names the next thing to do, behind a `;`.",
    );
}

/// The sentences in the calls that refuse something, with their places.
fn refusals(source: &Source) -> Vec<(String, String)> {
    let call = pattern(r"\b(?:refused|not_found|failed|usage)(?:::<[^>]*>)?\(");
    let code = source.shipped_code();
    let calls = call.find_iter(&code);
    let found = calls.flat_map(|call| sentences(&code, call.end()));
    let line = |at: usize| code[..at].matches('\n').count() + 1;
    found.map(|(at, words)| (format!("{}:{}", source.path, line(at)), words.to_owned())).collect()
}

/// The literals of three words or more between here and the bracket that closes the call, with where they begin.
fn sentences(code: &str, from: usize) -> Vec<(usize, &str)> {
    let (token, mut depth, mut found) = (pattern(r#""(?:[^"\\]|\\.)*"|[()]"#), 1, Vec::new());
    for token in token.find_iter(&code[from..]) {
        match token.as_str() {
            "(" => depth += 1,
            ")" => depth -= 1,
            words if is_sentence(words) => found.push((from + token.start(), words)),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    found
}

/// Not a part of one, such as what stands between two names.
fn is_sentence(literal: &str) -> bool {
    literal.trim_matches(['"', ' ']).matches(' ').count() > 1
}

#[test]
fn a_sentence_without_a_next_thing_is_seen_in_each_form_of_a_call() {
    let text = "fn f() {\n    refused(\"It is open already.\");\n    refused(match to {\n        \
                None => format!(\"{} (a) has it.\", x()),\n    });\n    other(\"It is not seen.\");\n}\n";
    let source = Source { path: format!("{CORE}engine/x.rs"), text: text.to_owned() };
    let seen: Vec<String> = refusals(&source).into_iter().map(|(place, _)| place).collect();
    assert_eq!(seen, [2, 4].map(|line| format!("{CORE}engine/x.rs:{line}")));
}
