//! Closed sets: what one of their members means is answered in the file that owns the set.
//!
//! Elsewhere a member is made, or every member is matched: a `match` without `_` asks for a new one, as clippy holds. What
//! looks for one member alone takes a new one for all others, without a word.

use regex::Regex;

use crate::tree::{Source, hits, none, pattern, rust};

/// The sets that are asked from many places, each with its owner below the core.
const OWNED: [(&str, &str); 15] = [
    ("AskReason", "src-tauri/core/src/incident/words.rs"),
    ("Audience", "src-tauri/core/src/incident/words.rs"),
    ("DeliveryStage", "src-tauri/core/src/incident/event/delivery_state.rs"),
    ("DeliveryState", "src-tauri/core/src/incident/event/delivery_state.rs"),
    ("EngineCode", "src-tauri/core/src/engine/error.rs"),
    ("Face", "src-tauri/core/src/incident/rhythm/face.rs"),
    ("IncidentState", "src-tauri/core/src/incident/words/stands.rs"),
    ("InjectStatus", "src-tauri/core/src/exercise/inject_status.rs"),
    ("Met", "src-tauri/core/src/exercise/entry.rs"),
    ("ReviewState", "src-tauri/core/src/incident/words.rs"),
    ("ScenarioForm", "src-tauri/core/src/library/exercises.rs"),
    ("Standing", "src-tauri/core/src/incident/words/step.rs"),
    ("StepStatus", "src-tauri/core/src/incident/words/step.rs"),
    ("StoreCode", "src-tauri/core/src/store/error.rs"),
    ("Urgency", "src-tauri/core/src/incident/rhythm/face.rs"),
];

#[test]
fn a_member_is_looked_for_in_the_file_of_its_set_alone() {
    let files = rust();
    let mut found = Vec::new();
    for (set, owner) in OWNED {
        let owns = |source: &&Source| source.path == owner && defines(&source.text, set);
        assert!(files.iter().any(|source| owns(&source)), "{owner} has no {set}");
        for source in files.iter().filter(|source| source.path != owner) {
            let code = source.shipped_code();
            if code.contains(set) {
                found.extend(
                    looks_for(set, &code).iter().flat_map(|form| hits(source, &code, form)),
                );
            }
        }
    }
    none(
        found,
        "A member is not looked for elsewhere, where a new one would be forgotten: the set's own file answers the question.",
    );
}

fn defines(text: &str, set: &str) -> bool {
    pattern(&format!(r"\benum {set} \{{")).is_match(text)
}

/// Each form in which code looks for one member of a set: compared on either side, in a pattern of `if let`, `while let` or
/// `let … else`, in `matches!`, and in a list that is asked whether it has a value.
fn looks_for(set: &str, code: &str) -> [Regex; 6] {
    let member = member(set, code);
    // A member may stand in `Some(…)`, in a pair, or behind `&`.
    let within = r"(?:\s|&|\(|\w+\()*";
    // What is closed again before it, so that the member stands inside of `matches!`.
    let closed = r"\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)";
    [
        pattern(&format!(r"[=!]={within}{member}")),
        pattern(&format!(r"{member}\)*\s+[=!]=")),
        pattern(&format!(r"\blet\b[^=;]*{member}[^=;]*=[^=>]")),
        pattern(&format!(r"matches!\((?:[^()]|{closed}|\()*?{member}")),
        pattern(&format!(r"contains\(&{member}\)")),
        pattern(&format!(r"\[[^\[\]]*{member}[^\[\]]*\]\s*\.contains\(")),
    ]
}

/// A member as this code writes it: behind the name of its set, or bare where it is imported.
fn member(set: &str, code: &str) -> String {
    let imported = pattern(&format!(r"use [\w:]*\b{set}::(?:\{{([^}}]*)\}}|(\w+));"));
    let bare = imported.captures_iter(code).flat_map(|hit| {
        let names = hit.get(1).or(hit.get(2)).map_or("", |names| names.as_str());
        names.split(',').map(|name| name.trim().to_owned()).collect::<Vec<_>>()
    });
    let bare = bare.filter(|name| !name.is_empty()).map(|name| format!(r"|\b{name}\b"));
    format!(r"(?:(?:\w+::)*\b{set}::[A-Z]\w*{})", bare.collect::<String>())
}

#[test]
fn every_form_of_looking_for_a_member_is_seen() {
    let seen = [
        "if a.state == Color::Red {}",
        "if Color::Red != a.state {}",
        "let is = of == Some(Color::Red);",
        "let is = of == Some(words::Color::Red);",
        "if let Some(Color::Red) = of {}",
        "if let Some((at, Color::Red)) = of {}",
        "if at && let Color::Red | Color::Green = of {}",
        "while let Some(Color::Red) = next() {}",
        "let Color::Red = of else { return };",
        "let is = matches!(of, Some(Color::Red | Color::Green));",
        "let is = matches!(\n    of,\n    Color::Red\n);",
        "let is = [Color::Red, Color::Green].contains(&of);",
        "let is = all.contains(&Color::Red);",
        "use crate::words::Color::{Green, Red};\nlet is = of == Red;",
    ];
    for code in seen {
        let forms = looks_for("Color", code);
        assert!(forms.iter().any(|form| form.is_match(code)), "{code}");
    }
    let left = [
        "let of = Color::Red;",
        "let of: Option<Color> = Some(Color::Red);",
        "let of = Told { color: Color::Red, at };",
        "match of { Color::Red => 1, Color::Green | Color::Blue => 2 }",
        "const ALL: [Color; 2] = [Color::Red, Color::Green];",
        "let of = if a == b { Color::Red } else { Color::Green };",
        "state.color = Color::Red;",
        "let is = a == b.of(Colorless::Red);",
    ];
    for code in left {
        let forms = looks_for("Color", code);
        assert!(!forms.iter().any(|form| form.is_match(code)), "{code}");
    }
}
