//! The lists that the page offers as the core decides them: constants beside the types.

use serde::Serialize;
use std::collections::BTreeMap;

use holdfast_core::paper::Form;
use holdfast_core::postmortem::Profile;
use holdfast_core::severity::Severity;

/// The file without its first line.
pub fn lists() -> String {
    let types = "import type { Form } from \"./Form\";\nimport type { Profile } from \"./Profile\";\nimport type { Severity } from \"./Severity\";\n";
    let taken = |readers: Profile| {
        Form::ALL.into_iter().filter(move |form| readers.takes(*form)).collect::<Vec<_>>()
    };
    let for_each: BTreeMap<&str, Vec<Form>> =
        Profile::ALL.into_iter().map(|readers| (readers.word(), taken(readers))).collect();
    [
        types.to_owned(),
        constant(
            "SEVERITIES",
            "readonly Severity[]",
            "The severities, the worst first.",
            &Severity::ALL,
        ),
        constant("ALL_FORMS", "readonly Form[]", "The forms of a report.", &Form::ALL),
        constant(
            "FORMS_FOR",
            "Record<Profile, readonly Form[]>",
            "The forms for the readers of a copy.",
            &for_each,
        ),
        constant(
            "FORMS_OF_EXERCISE",
            "readonly Form[]",
            "The forms of the report of an exercise.",
            &Form::OF_EXERCISE,
        ),
        constant(
            "PROFILES_OF_EXERCISE",
            "readonly Profile[]",
            "The readers of a copy of the report of an exercise.",
            &Profile::OF_EXERCISE,
        ),
    ]
    .concat()
}

fn constant(name: &str, of: &str, doc: &str, value: &impl Serialize) -> String {
    let value = serde_json::to_string(value).unwrap();
    format!("\n/**\n * {doc}\n */\nexport const {name}: {of} = {value};\n")
}
