//! The lists that the page offers as the core decides them: constants beside the types.

use serde::Serialize;

use holdfast_core::severity::Severity;

/// The file without its first line.
pub fn lists() -> String {
    let types = "import type { Severity } from \"./Severity\";\n";
    let severities =
        constant("SEVERITIES", "Severity[]", "The severities, the worst first.", &Severity::ALL);
    types.to_owned() + &severities
}

fn constant(name: &str, of: &str, doc: &str, value: &impl Serialize) -> String {
    let value = serde_json::to_string(value).unwrap();
    format!("\n/**\n * {doc}\n */\nexport const {name}: readonly {of} = {value};\n")
}
